// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/catalog.h"

#include "api/authorization.h"
#include "api/conversations.h"
#include "api/organizations.h"
#include "api/outbound.h"
#include "api/routing.h"
#include "api/tokens.h"
#include "api/users.h"
#include "base/log.h"
#include "net/paged.h"

#include <QThread>

namespace wrapdesk {

namespace {

constexpr qsizetype usersPerRequest = 100;

} // namespace

Catalog::Catalog(ApiClient &client, std::function<QDateTime()> now, QObject *parent)
    : QObject(parent), m_client(client), m_now(std::move(now))
{
}

Catalog::~Catalog() = default;

void Catalog::fetch()
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_fetch = std::make_unique<QObject>();
    m_outstanding = 8;
    if (m_isAssumed)
        m_organizationId = {}; // to be told anew
    if (!m_isAssumed || !m_queuesState.asOf.isValid())
        m_queuesState.loading = Loading::Loading;
    Q_EMIT queuesChanged();
    fetchOrganization();
    fetchUser();
    const auto then = [this] { arrived(); };
    fetchGrants(m_fetch.get(), then);
    fetchToken(m_fetch.get(), then);
    fetchSettings();
    fetchQueues();
    fetchOrganizationCodes();
    fetchMappings();
}

void Catalog::fetchOrganization()
{
    m_client.send(api::organizations::me(), m_fetch.get(), [this](const Result<Organization> &answer) {
        if (answer) {
            m_organization = answer->name;
            m_organizationId = answer->id;
        } else if (!isRefusal(answer.error())) {
            return broke(answer.error());
        }
        arrived();
    });
}

// Client credentials have no user: 400 not.a.user (FACTS §7).
void Catalog::fetchUser()
{
    m_client.send(api::users::me(), m_fetch.get(), [this](const Result<User> &answer) {
        if (answer) {
            m_user = answer->name;
            m_userId = answer->id;
            m_userNames.insert(answer->id, answer->name); // the audit names who decided
            tellPerson(true);
        } else if (answer.error().code == u"not.a.user") {
            tellPerson(false);
        } else if (!isRefusal(answer.error())) {
            return broke(answer.error());
        }
        arrived();
    });
}

void Catalog::fetchPermissions()
{
    Q_ASSERT(thread() == QThread::currentThread());
    fetchGrants(this);
    fetchToken(this);
}

// What could not be read, for whatever reason, is left to the platform.
void Catalog::fetchGrants(QObject *context, const std::function<void()> &then)
{
    m_client.send(api::authorization::myGrants(), context, [this, then](const Result<QList<PermissionGrant>> &answer) {
        Permissions::Facts facts = m_permissions.facts();
        facts.grants = answer ? std::optional(*answer) : std::nullopt;
        facts.trouble = answer ? std::nullopt : std::optional(answer.error());
        if (!answer)
            qCInfo(lcSession).noquote() << "what this sign-in may do could not be read:" << describe(answer.error());
        know(facts);
        if (then)
            then();
    });
}

// Names the organisation, too, which a client without that scope cannot ask for.
void Catalog::fetchToken(QObject *context, const std::function<void()> &then)
{
    m_client.send(api::tokens::me(), context, [this, then](const Result<TokenInfo> &answer) {
        Permissions::Facts facts = m_permissions.facts();
        facts.scopes = answer ? std::optional(answer->scopes) : std::nullopt;
        facts.oauthClient = answer ? answer->clientId : QString();
        if (answer && m_organizationId.isEmpty()) {
            m_organization = answer->organization.name;
            m_organizationId = answer->organization.id;
        }
        if (!answer)
            qCInfo(lcSession).noquote() << "what this token is for could not be read:" << describe(answer.error());
        know(facts);
        if (then)
            then();
    });
}

void Catalog::tellPerson(bool isPerson)
{
    Permissions::Facts facts = m_permissions.facts();
    facts.isPerson = isPerson;
    know(facts);
}

void Catalog::know(const Permissions::Facts &facts)
{
    if (facts == m_permissions.facts())
        return;
    m_permissions = Permissions(facts);
    Q_EMIT permissionsChanged();
}

// Where the settings may not be seen, ACW is taken to be the participant's: then no leg is asked for twice.
void Catalog::fetchSettings()
{
    m_client.send(api::conversations::settings(), m_fetch.get(), [this](const Result<ConversationSettings> &answer) {
        if (answer)
            m_communicationBasedAcw = answer->communicationBasedAcw;
        else if (!isRefusal(answer.error()))
            return broke(answer.error());
        arrived();
    });
}

void Catalog::fetchQueues()
{
    new Paged<Queue>(m_client, &api::routing::queues, m_fetch.get(), [this](const Result<QList<Queue>> &answer) {
        m_areQueuesRefused = !answer && answer.error().kind == ErrorKind::Forbidden && isRefusal(answer.error());
        if (!answer && !m_areQueuesRefused)
            return broke(answer.error());
        m_isAssumed = false;
        m_queues.clear();
        const QList<Queue> seen = answer ? *answer : QList<Queue>();
        for (const Queue &queue : seen)
            m_queues.insert(queue.id, queue);
        m_queuesState = {.loading = Loading::Ready, .asOf = m_now()};
        if (m_areQueuesRefused)
            m_queuesState = {.loading = Loading::Failed, .error = answer.error()};
        Q_EMIT queuesChanged();
        arrived();
    });
}

void Catalog::fetchOrganizationCodes()
{
    new Paged<WrapupCode>(m_client, &api::routing::codes, m_fetch.get(),
                          [this](const Result<QList<WrapupCode>> &answer) {
                              m_isAssumed = m_isAssumed && !answer;
                              if (answer)
                                  m_codes.setCodes(*answer);
                              else if (!isRefusal(answer.error()))
                                  return broke(answer.error());
                              Q_EMIT codesChanged({});
                              arrived();
                          });
}

// Never essential, and few may see them: whatever goes wrong leaves them unknown.
void Catalog::fetchMappings()
{
    m_client.send(api::outbound::codeMappings(), m_fetch.get(), [this](const Result<QSet<CodeId>> &answer) {
        if (answer) {
            m_mappedCodes = *answer;
            m_areMappingsKnown = true;
            Q_EMIT mappingsChanged();
        } else if (!isRefusal(answer.error())) {
            qCWarning(lcSession).noquote() << "outbound mappings could not be read:" << describe(answer.error());
        }
        arrived();
    });
}

void Catalog::arrived()
{
    if (--m_outstanding == 0)
        Q_EMIT ready();
}

void Catalog::broke(const Error &error)
{
    m_fetch.reset(); // the other parts' answers are not waited for: the first error is told, once
    m_queuesState.loading = Loading::Failed;
    m_queuesState.error = error;
    Q_EMIT queuesChanged();
    Q_EMIT failed(error);
}

bool Catalog::isRefusal(const Error &error) const
{
    if (error.kind != ErrorKind::Forbidden && error.kind != ErrorKind::NotFound)
        return false;
    qCWarning(lcSession).noquote() << "left out, this sign-in may not see it:" << describe(error);
    return true;
}

void Catalog::fetchCodes(const QueueId &queue, Lane lane)
{
    Q_ASSERT(thread() == QThread::currentThread());
    ListState &state = m_codesState[queue];
    if (state.loading == Loading::Loading || state.loading == Loading::Ready)
        return;
    state.loading = Loading::Loading;
    const auto page = [queue](int number) { return api::routing::queueCodes(queue, number); };
    new Paged<WrapupCode>(
        m_client, page, this,
        [this, queue](const Result<QList<WrapupCode>> &answer) {
            if (answer) {
                m_codes.setQueueCodes(queue, *answer);
                m_codesState[queue] = {.loading = Loading::Ready, .asOf = m_now()};
            } else {
                qCWarning(lcSession).noquote() << "a queue's codes could not be read:" << describe(answer.error());
                m_codesState[queue] = {.loading = Loading::Failed, .error = answer.error()};
            }
            Q_EMIT codesChanged(queue);
        },
        lane);
}

void Catalog::fetchUsers(const QSet<UserId> &users)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const QSet<UserId> unknown = users - m_usersAsked;
    m_usersAsked |= unknown;
    const QList<UserId> ids = unknown.values();
    for (qsizetype from = 0; from < ids.size(); from += usersPerRequest) {
        const QList<UserId> some = ids.mid(from, usersPerRequest);
        m_client.send(
            api::users::byIds(some), this,
            [this, some](const Result<QList<User>> &answer) {
                if (!answer) { // names are a comfort: asked for again when the people are seen again
                    for (const UserId &id : some)
                        m_usersAsked.remove(id);
                    return;
                }
                QList<UserId> named;
                for (const User &user : *answer) {
                    learn(user);
                    named << user.id;
                }
                Q_EMIT usersChanged(named);
            },
            Lane::Paced);
    }
}

void Catalog::learn(const User &user)
{
    m_userNames.insert(user.id, user.name);
    if (user.team.id.isEmpty())
        return;
    m_teamOf.insert(user.id, user.team.id);
    m_teams.insert(user.team.id, user.team.name);
}

} // namespace wrapdesk
