// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/lastknown.h"
#include "session/catalog.h"

#include <QThread>

// What is kept of a catalog for a start without the platform, and what is made of it then.
namespace wrapdesk {

void Catalog::assume(const OrganizationId &organization, const UserId &user)
{
    m_organizationId = organization;
    m_userId = user;
    m_isAssumed = true;
}

void Catalog::restore(const LastKnown &lists, const Error &error)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_isAssumed)
        return; // the platform was quicker
    m_organization = lists.organization;
    m_user = lists.userName;
    m_communicationBasedAcw = lists.communicationBasedAcw;
    for (const Queue &queue : lists.queues)
        m_queues.insert(queue.id, queue);
    m_codes.setCodes(lists.codes);
    for (const auto &[queue, offered] : lists.queueCodes.asKeyValueRange()) {
        m_codes.setQueueCodes(queue, offered.codes);
        m_codesState[queue] = {.loading = Loading::Failed, .asOf = offered.at, .error = error};
    }
    m_userNames.insert(lists.agents);
    if (!m_userId.isEmpty())
        m_userNames.insert(m_userId, m_user);
    m_teams.insert(lists.teams);
    m_queuesState = {.loading = Loading::Failed, .asOf = lists.queuesAt, .error = error};
    Q_EMIT queuesChanged();
    Q_EMIT codesChanged({});
}

void Catalog::fillIn(LastKnown &lists) const
{
    lists.user = m_userId;
    lists.userName = m_user;
    lists.organization = m_organization;
    lists.communicationBasedAcw = m_communicationBasedAcw;
    lists.queuesAt = m_queuesState.asOf;
    lists.queues = m_queues.values();
    lists.codes = m_codes.codes();
    for (const auto &[queue, state] : m_codesState.asKeyValueRange()) {
        if (state.asOf.isValid())
            lists.queueCodes.insert(queue, {.at = state.asOf, .codes = m_codes.codesOf(queue)});
    }
}

} // namespace wrapdesk
