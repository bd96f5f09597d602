// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/permission.h"
#include "domain/queue.h"
#include "domain/ranking.h"
#include "net/apiclient.h"
#include "session/liststate.h"

#include <QSet>

#include <memory>

namespace wrapdesk {

struct LastKnown;
struct User;

// What the organisation is made of: its name, who signed in, queues, codes, each queue's codes, people's names and
// teams. Owned by the Session, main thread. Fetches each once; what the sign-in may not see is left out and said.
class Catalog : public QObject
{
    Q_OBJECT

public:
    Catalog(ApiClient &client, std::function<QDateTime()> now, QObject *parent);
    ~Catalog() override;

    // Fetches organisation, user, permissions, settings, queues, codes and outbound mappings; `ready` or `failed`
    // follows. May be asked again.
    void fetch();
    // Whose lists they are and what they were, before anything can be fetched; they stay Failed until it has been.
    void assume(const OrganizationId &organization, const UserId &user);
    void restore(const LastKnown &lists, const Error &error);
    // Permissions alone, for a new sign-in of the same person; permissionsChanged follows if they have changed.
    void fetchPermissions();
    // One queue's codes, unless known or on the way; codesChanged follows.
    void fetchCodes(const QueueId &queue, Lane lane);
    // Names and teams of users not known yet, 100 a request; usersChanged follows.
    void fetchUsers(const QSet<UserId> &users);

    const QString &organization() const { return m_organization; }
    const OrganizationId &organizationId() const { return m_organizationId; } // empty where it may not be seen
    const QString &user() const { return m_user; }
    const UserId &userId() const { return m_userId; } // empty: client credentials
    const Permissions &permissions() const { return m_permissions; } // as far as they could be read
    bool communicationBasedAcw() const { return m_communicationBasedAcw; }
    void fillIn(LastKnown &lists) const; // all but the legs
    const QHash<QueueId, Queue> &queues() const { return m_queues; }
    const CodeBook &codes() const { return m_codes; }
    QString userName(const UserId &id) const { return m_userNames.value(id); }
    const QHash<UserId, QString> &userNames() const { return m_userNames; }
    // Of the users that were fetched; a team none of them is in is not known.
    const QHash<TeamId, QString> &teams() const { return m_teams; }
    TeamId teamOf(const UserId &id) const { return m_teamOf.value(id); } // now; empty: none, or not known
    // Codes that set off something of their own in outbound dialing. Empty also where the sign-in may not see them.
    const QSet<CodeId> &mappedCodes() const { return m_mappedCodes; }
    bool areMappingsKnown() const { return m_areMappingsKnown; }
    const ListState &queuesState() const { return m_queuesState; }
    bool areQueuesRefused() const { return m_areQueuesRefused; } // the sign-in may not see any: there is the rest
    ListState codesState(const QueueId &queue) const { return m_codesState.value(queue); }

Q_SIGNALS:
    void ready();
    void failed(const wrapdesk::Error &error);
    void permissionsChanged();
    void queuesChanged();
    void codesChanged(const wrapdesk::QueueId &queue); // empty id: the organisation's list
    void usersChanged(const QList<wrapdesk::UserId> &users);
    void mappingsChanged();

private:
    void fetchOrganization();
    void fetchUser();
    void fetchGrants(QObject *context, const std::function<void()> &then = {});
    void fetchToken(QObject *context, const std::function<void()> &then = {});
    void tellPerson(bool isPerson);
    void know(const Permissions::Facts &facts);
    void fetchSettings();
    void fetchQueues();
    void fetchOrganizationCodes();
    void fetchMappings();
    void learn(const User &user);
    // Counts down the parts of fetch(); the first essential error ends it.
    void arrived();
    void broke(const Error &error);
    // The handler of a part that is not essential: a refusal leaves it out, anything else breaks the fetch.
    bool isRefusal(const Error &error) const;

    ApiClient &m_client;
    std::function<QDateTime()> m_now;
    std::unique_ptr<QObject> m_fetch; // context of the running fetch
    int m_outstanding = 0;
    QString m_organization;
    OrganizationId m_organizationId;
    QString m_user;
    UserId m_userId;
    Permissions m_permissions;
    bool m_communicationBasedAcw = false;
    QHash<QueueId, Queue> m_queues;
    CodeBook m_codes;
    QHash<UserId, QString> m_userNames;
    QSet<UserId> m_usersAsked;
    QHash<TeamId, QString> m_teams;
    QHash<UserId, TeamId> m_teamOf;
    QSet<CodeId> m_mappedCodes;
    bool m_areMappingsKnown = false;
    ListState m_queuesState;
    bool m_areQueuesRefused = false;
    bool m_isAssumed = false; // nothing of it has been fetched yet
    QHash<QueueId, ListState> m_codesState;
};

} // namespace wrapdesk
