// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "organization.h"

#include "conversationjson.h"
#include "httpserver.h"
#include "permissions.h"
#include "verbs.h"

#include <algorithm>

namespace demoorg {

namespace {

const QString detailPrefix = QStringLiteral("v2.detail.events.conversation.");
const QString queuePrefix = QStringLiteral("v2.routing.queues.");
const QString queueSuffix = QStringLiteral(".conversations");

QString queueTopic(const QString &queueId) { return queuePrefix + queueId + queueSuffix; }

} // namespace

Organization::Organization(const Options &options, QObject *parent)
    : QObject(parent),
      m_options(options),
      m_tokens(options.tokens),
      m_faults(options.site.seed),
      m_site(new Site(options.site, this)),
      m_authority(*m_site),
      m_authorizations(m_tokens),
      m_channels(new Channels(
          options.channels, [this](const QString &topic, const Caller &caller) { return topicRefusal(topic, caller); },
          this)),
      m_gateway(m_router, m_authority, m_tokens, m_faults, m_ledger, options.latency),
      m_server(new HttpServer([this](const HttpRequest &request) { return m_gateway.answer(request); }, this))
{
    [[maybe_unused]] const auto misspelt = m_faults.add(options.faults);
    Q_ASSERT_X(!misspelt, "Organization", "Options::faults");
    const Premises premises{.site = *m_site,
                            .channels = *m_channels,
                            .tokens = m_tokens,
                            .ledger = m_ledger,
                            .authority = m_authority,
                            .authorizations = m_authorizations,
                            .writePolicy = options.writePolicy,
                            .clientCredentials = options.clientCredentials,
                            .pkceRefresh = options.pkceRefresh};
    addAuthorizeRoutes(m_router, premises);
    addTokenRoutes(m_router, premises);
    addAccountRoutes(m_router, premises);
    addSubjectRoutes(m_router, premises);
    addRoutingRoutes(m_router, premises);
    addAnalyticsRoutes(m_router, premises);
    addNotificationRoutes(m_router, premises);
    addConversationRoutes(m_router, premises);

    connect(m_site, &Site::conversationChanged, this, &Organization::publishConversation);
    connect(m_site, &Site::acwEnded, this,
            [this](const QString &conversation, const QString &participant, const QString &communication) {
                const Ledger::Leg leg{conversation, participant, communication};
                count(leg, std::nullopt);
                publishDetail(leg, QStringLiteral("acw"));
            });
    connect(m_site, &Site::wrapupSet, this,
            [this](const QString &conversation, const QString &participant, const QString &communication, bool byApi,
                   const QString &writerId, const QString &before, const QString &after) {
                const Ledger::Leg leg{conversation, participant, communication};
                const QString writer = byApi && writerId.isEmpty() ? QString::fromLatin1(demoClientId) : writerId;
                m_ledger.codeSet(leg, byApi, writer, before, after);
                using Author = AcwTally::Author;
                count(leg, byApi ? Author::Client : writerId.isEmpty() ? Author::Platform : Author::Agent);
                publishDetail(leg, QStringLiteral("wrapup"));
            });
}

Organization::~Organization() = default;

bool Organization::listen()
{
    if (!m_server->listen(m_options.port) || !m_channels->listen())
        return false;
    m_userToken = m_tokens.issue(QString::fromLatin1(demoDeskId), m_site->supervisorId());
    m_site->start();
    return true;
}

QUrl Organization::api() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server->port())); }

QUrl Organization::login() const { return QUrl(api().toString() + QStringLiteral("/login")); }

void Organization::publishConversation(const QString &conversationId, const QStringList &queueIds)
{
    const auto isWanted = [this](const QString &id) { return m_channels->isWanted(queueTopic(id)); };
    const auto found = m_site->conversations().constFind(conversationId);
    if (found == m_site->conversations().constEnd() || std::ranges::none_of(queueIds, isWanted))
        return;
    if (m_faults.nextFrameIsNonsense())
        m_channels->sendRaw(QStringLiteral("{\"topicName\":17,\"eventBody\":\"%1").arg(conversationId));
    const QJsonObject body = eventConversation(*found, *m_site);
    for (const QString &queueId : queueIds)
        m_channels->publish(queueTopic(queueId), body);
}

void Organization::count(const Ledger::Leg &leg, std::optional<AcwTally::Author> codeBy)
{
    Conversation conversation = m_site->conversations().value(leg.conversationId);
    const demoorg::Leg found = findLeg(conversation, {leg.participantId, leg.communicationId});
    if (!found)
        return;
    if (codeBy)
        m_ledger.afterCallWork().codeSet(leg, *codeBy, *found.participant, *found.communication);
    else
        m_ledger.afterCallWork().acwEnded(leg, *found.participant);
}

void Organization::publishDetail(const Ledger::Leg &leg, const QString &kind)
{
    const QString topic = detailPrefix + leg.conversationId + u'.' + kind;
    const auto conversation = m_site->conversations().constFind(leg.conversationId);
    if (conversation == m_site->conversations().constEnd() || !m_channels->isWanted(topic))
        return;
    for (const Participant &participant : conversation->participants)
        for (const Communication &communication : participant.communications) {
            if (participant.id != leg.participantId || communication.id != leg.communicationId)
                continue;
            QJsonObject body = detailEvent(*conversation, participant, communication, QDateTime::currentDateTimeUtc());
            if (kind == QStringLiteral("wrapup"))
                body.remove(QStringLiteral("userId"));
            m_channels->publish(topic, body);
        }
}

TopicRefusal Organization::topicRefusal(const QString &topic, const Caller &caller) const
{
    const auto lacking = [&](const QString &permission, const QStringList &divisionIds) {
        if (m_authority.reach(caller, {permission}).hasAny(divisionIds))
            return TopicRefusal();
        return TopicRefusal{.reason = QStringLiteral("Missing permissions"), .missingPermissions = {permission}};
    };
    if (topic.startsWith(queuePrefix) && topic.endsWith(queueSuffix)) {
        const QString id = topic.mid(queuePrefix.size()).chopped(queueSuffix.size());
        const Queue *queue = m_site->queue(id);
        return queue != nullptr ? lacking(permission::viewQueue, {queue->divisionId})
                                : TopicRefusal{.reason = QStringLiteral("The queue %1 does not exist.").arg(id)};
    }
    const QString kind = topic.section(u'.', -1);
    if (topic.startsWith(detailPrefix) && (kind == QStringLiteral("acw") || kind == QStringLiteral("wrapup"))) {
        const QString id = topic.mid(detailPrefix.size()).section(u'.', 0, 0);
        const auto found = m_site->conversations().constFind(id);
        return found != m_site->conversations().constEnd()
                   ? lacking(permission::viewDetail, found->divisionIds)
                   : TopicRefusal{.reason = QStringLiteral("The conversation %1 does not exist.").arg(id)};
    }
    return {.reason = QStringLiteral("The topic %1 does not exist.").arg(topic)};
}

} // namespace demoorg
