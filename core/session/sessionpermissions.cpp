// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"
#include "session/sessionprivate.h"

// What a session makes of what its sign-in may and may not do, and what its lists therefore say of themselves.
namespace wrapdesk {

const Permissions &Session::permissions() const { return d->catalog.permissions(); }

ListState Session::liveListState() const
{
    if (d->health.offline)
        return d->health.sweep;
    ListState state = queuesState();
    const bool hasFailed = state.loading == Loading::Failed;
    if (hasFailed && (!d->catalog.areQueuesRefused() || d->watched.isEmpty()))
        return state;
    const Health &health = this->health();
    state.asOf = health.lastEvent;
    state.error = health.liveError;
    state.loading = health.live == LiveState::Failed || health.live == LiveState::Gap ? Loading::Failed
                    : health.live == LiveState::Live                                  ? Loading::Ready
                                                                                      : Loading::Loading;
    const std::optional<Lack> lack = permissions().lackFor(Work::WatchLive);
    if (lack && state.loading != Loading::Ready) {
        state.loading = Loading::Failed;
        state.error = lack->error();
    }
    if (health.isTruncated)
        state.incomplete = QStringLiteral("the platform listed only part of what is live");
    else if (!health.refusedTopics.isEmpty())
        state.incomplete = health.refusedTopics.join(QStringLiteral("; "));
    else if (hasFailed)
        state.incomplete = QStringLiteral("the queues may not be listed, so only those that a sweep has met are here");
    return state;
}

ListState Session::stragglerListState() const
{
    const bool hasFailed = queuesState().loading == Loading::Failed && !d->catalog.areQueuesRefused();
    return hasFailed && !d->health.offline ? queuesState() : d->health.sweep;
}

void Session::Private::notePermissions()
{
    limitCoding();
    Q_EMIT q->permissionsChanged();
    changeHealth();
}

void Session::Private::limitCoding()
{
    const CodingLimits limits = codingLimits(catalog.permissions(), catalog.queues());
    if (limits == roster.limits())
        return;
    roster.setLimits(limits);
    reclassify({});
}

// Later, as after any sweep: who asks for one must not be called back in the middle of asking.
void Session::Private::refuseSweep(const SweepScope &scope, const Error &error)
{
    QMetaObject::invokeMethod(
        q,
        [this, scope, error] {
            swept({.scope = scope, .error = error}, Loading::Failed);
            dropUnconfirmed(); // nothing will ever tell of them
            Q_EMIT q->sweepFinished();
        },
        Qt::QueuedConnection);
}

// Where no queue may be listed, those are watched that sweeps have met.
void Session::Private::watchMetQueues()
{
    if (!options.desk || !catalog.areQueuesRefused())
        return;
    QSet<QueueId> met;
    for (const RosterEntry &entry : roster.entries()) {
        if (!entry.leg.queue.isEmpty())
            met.insert(entry.leg.queue);
    }
    if (met != watched)
        watch(met.values());
}

// All queues there are, unless they are watched already.
void Session::Private::watchQueues()
{
    const QList<QueueId> queues = catalog.queues().keys();
    if (catalog.areQueuesRefused() || (feed && QSet<QueueId>(queues.cbegin(), queues.cend()) == watched))
        return;
    for (const QueueId &queue : queues)
        catalog.fetchCodes(queue, Lane::Paced);
    watch(queues);
}

} // namespace wrapdesk
