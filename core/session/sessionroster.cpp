// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionprivate.h"

#include <QThread>

// The way of the data: what any source has told goes into the roster, and from there to whoever listens.
namespace wrapdesk {

QList<ConversationId> Session::Private::believedLive() const
{
    QSet<ConversationId> live;
    for (const RosterEntry &entry : roster.entries()) {
        if (!entry.leg.isEnded() || entry.leg.isInAcw())
            live.insert(entry.leg.id.conversation);
    }
    return live.values();
}

void Session::Private::observe(const QList<Leg> &legs, Source source)
{
    const QDateTime now = gate.platformNow();
    QList<LegEvent> events;
    for (const Leg &leg : legs)
        events << LegEvent{.leg = leg, .source = source, .observedAt = now};
    apply(events);
}

// The one way into the roster, for all four sources.
void Session::Private::apply(QList<LegEvent> events)
{
    Q_ASSERT(q->thread() == QThread::currentThread());
    for (LegEvent &event : events) {
        const auto queue = catalog.queues().constFind(event.leg.queue);
        if (queue != catalog.queues().cend())
            completeFrom(*queue, event.leg);
        // Where no source has told the leg's team, it is the one its agent is in now.
        const RosterEntry *known = roster.find(event.leg.id);
        if (event.leg.team.isEmpty() && (!known || known->leg.team.isEmpty()))
            event.leg.team = catalog.teamOf(event.leg.agent);
    }
    noteConfirmed(events);
    const RosterChange change = roster.apply(events, catalog.codes());
    writing.observe(events);
    learn(change.changed);
    tell(change);
}

void Session::Private::tell(const RosterChange &change)
{
    if (change.isEmpty())
        return;
    rules->reconsider(change.changed, change.removed);
    Q_EMIT q->rosterChanged(change.changed, change.removed);
    changeHealth();
}

void Session::Private::reclassify(const QueueId &queue) { tell(roster.reclassify(queue, catalog.codes())); }

// Counts each leg's code once for the picker's order, and asks for the names of people and teams not met before.
void Session::Private::learn(const QList<LegId> &changed)
{
    QSet<UserId> nameless;
    for (const LegId &id : changed) {
        const RosterEntry *entry = roster.find(id);
        if (!entry)
            continue;
        const Leg &leg = entry->leg;
        const bool isTeamUnnamed = !leg.team.isEmpty() && !catalog.teams().contains(leg.team);
        if (!leg.agent.isEmpty() && (leg.agentName.isEmpty() || isTeamUnnamed))
            nameless.insert(leg.agent);
        if (!leg.code || !leg.code->stands() || isSystemCode(leg.code->code) || counted.contains(id))
            continue;
        counted.insert(id);
        history.count(leg.queue, catalog.codes().named(leg.code->code).id);
    }
    catalog.fetchUsers(nameless);
}

void Session::Private::swept(const SweepReport &report, Loading loading)
{
    health.sweep.loading = loading;
    health.sweep.error = report.error;
    health.sweptConversations = report.conversations;
    health.sweptLegs = report.legs;
    health.sweepPage = report.pages;
    health.sweepPages = report.pagesExpected;
    if (loading == Loading::Ready)
        health.sweep.asOf = gate.platformNow();
    if (report.cancelled)
        health.sweep.incomplete = QStringLiteral("the sweep was cancelled after %1 pages").arg(report.pages);
    else if (report.error)
        health.sweep.incomplete =
            QStringLiteral("not all could be read, %1 pages were: %2").arg(report.pages).arg(report.error->message);
    else
        health.sweep.incomplete.clear();
    changeHealth();
}

} // namespace wrapdesk
