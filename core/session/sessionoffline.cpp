// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/log.h"
#include "domain/lastknown.h"
#include "session/sessionprivate.h"
#include "store/store.h"

// What a session does where the platform cannot be reached at the start, and after the machine has slept.
namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

// Who starts without a network does not wait for the last of many attempts to see something.
constexpr auto patience = 5s;

// Nothing of the platform is there: no connection, no answer, or one of somebody in between.
bool isUnreachable(const Error &error)
{
    const bool isStranger = error.code == u"web-page" || (error.httpStatus >= 300 && error.httpStatus < 400);
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout
           || (error.kind == ErrorKind::Decode && isStranger);
}

// Trying again by itself will not help.
bool needsAPerson(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::Tls:
    case ErrorKind::Invalid:
    case ErrorKind::Conflict:
    case ErrorKind::Secret:
        return true;
    default:
        return false;
    }
}

} // namespace

Session::Private::~Private() { keepLastKnown(); }

void Session::Private::listenForOffline()
{
    connect(&writing, &Writing::restored, q, [this](const StoredState &state) {
        if (health.offline)
            showLastKnown(state.lastKnown);
    });
    connect(&writing, &Writing::opened, q, [this] { health.offline ? changeHealth() : ready(); });
    connect(&keepTimer, &QTimer::timeout, q, [this] { keepLastKnown(); });
    if (!options.desk)
        return;
    sleepWatch = std::make_unique<SleepWatch>(clock);
    connect(sleepWatch.get(), &SleepWatch::resumed, q, [this](std::chrono::milliseconds slept) { resume(slept); });
}

void Session::Private::start()
{
    ++attempt;
    if (health.offline) {
        health.offline->isTrying = true;
        changeHealth();
    }
    catalog.fetch();
    if (isReady || health.offline || !options.desk || profile.organization.isEmpty())
        return;
    clock.later(patience, q, [this, current = attempt] {
        const bool isReached = gate.timeUncertainty() > 0ms; // slow, but there
        if (current != attempt || isReady || isReached || catalog.queuesState().loading != Loading::Loading)
            return;
        goOffline(Error{.kind = ErrorKind::Timeout, .message = QStringLiteral("no answer has come yet")});
        health.offline->isTrying = true;
    });
}

// The catalog could not be fetched.
void Session::Private::broke(const Error &error)
{
    changeHealth();
    if (health.offline && !needsAPerson(error)) {
        health.offline->error = error;
        health.offline->isTrying = false;
        health.sweep.error = error;
        return tryLater();
    }
    if (!health.offline && !isReady && options.desk && !profile.organization.isEmpty() && isUnreachable(error)) {
        goOffline(error);
        return tryLater();
    }
    if (health.offline)
        health.offline->isTrying = false;
    Q_EMIT q->failed(error);
}

void Session::Private::goOffline(const Error &error)
{
    qCInfo(lcSession).noquote() << "started without the platform:" << describe(error);
    health.offline = OfflineStart{.asOf = {}, .error = error};
    health.sweep = {.loading = Loading::Failed, .asOf = {}, .error = error};
    writing.setOffline(true);
    catalog.assume(profile.organization, profile.user);
    openStore();
    changeHealth();
}

void Session::Private::tryLater()
{
    clock.later(offlinePause.next(0ms), q, [this, current = attempt] {
        if (current == attempt && health.offline)
            start();
    });
}

// They are another account's where somebody else was signed in last: that one may have been allowed to see more.
void Session::Private::showLastKnown(const std::optional<LastKnown> &lists)
{
    changeHealth();
    if (!lists || lists->user != profile.user)
        return;
    const Error error = health.offline->error;
    health.offline->asOf = lists->legsAt;
    health.organization = lists->organization;
    health.user = lists->userName;
    health.sweep = {.loading = Loading::Failed, .asOf = lists->legsAt, .error = error};
    if (lists->legsLeftOut > 0)
        health.sweep.incomplete = QStringLiteral("%1 older legs were not kept").arg(lists->legsLeftOut);
    catalog.restore(*lists, error);
    roster.setCommunicationBasedAcw(lists->communicationBasedAcw);
    const QList<LegEvent> events = eventsOf(*lists);
    for (const LegEvent &event : events)
        unconfirmed.insert(event.leg.id);
    tell(roster.apply(events, catalog.codes()));
}

// The platform has been reached. False: it is not the organisation whose database is open.
bool Session::Private::comeOnline()
{
    if (!health.offline)
        return true;
    const OrganizationId &told = catalog.organizationId(); // empty where it may not be seen
    if (!told.isEmpty() && told != profile.organization) {
        broke(Error{.kind = ErrorKind::Conflict,
                    .code = QStringLiteral("other-organisation"),
                    .message = QStringLiteral("this sign-in is to another organisation than the one it was kept for; "
                                              "sign in to that one anew")});
        return false;
    }
    qCInfo(lcSession) << "the platform has been reached";
    health.offline.reset();
    writing.setOffline(false);
    learn(unconfirmed.values());
    return true;
}

void Session::Private::noteConfirmed(const QList<LegEvent> &events)
{
    if (unconfirmed.isEmpty())
        return;
    for (const LegEvent &event : events)
        unconfirmed.remove(event.leg.id);
}

void Session::Private::sweptAll(const SweepReport &report)
{
    if (!report.complete || !report.scope.queues.isEmpty())
        return;
    dropUnconfirmed();
    isSwept = true;
    keepLastKnown();
}

// What nobody has told of is not there any more, or no longer a straggler.
void Session::Private::dropUnconfirmed() { tell(roster.drop(std::exchange(unconfirmed, {}), catalog.codes())); }

void Session::Private::keepLastKnown()
{
    if (!options.desk || !isReady || !isSwept || isSignedOut)
        return;
    const bool isLive = feed && feed->state() == LiveState::Live;
    LastKnown lists;
    lists.legsAt = isLive ? gate.platformNow() : health.sweep.asOf;
    catalog.fillIn(lists);
    keepStragglers(roster, catalog.userNames(), catalog.teams(), lists);
    writing.store().keepLastKnown(lists);
}

// The machine has slept: its sockets may be dead without telling, the platform's time is another, and whatever was to
// happen meanwhile is due.
void Session::Private::resume(std::chrono::milliseconds slept)
{
    qCInfo(lcSession) << "this computer slept for" << std::chrono::duration_cast<std::chrono::seconds>(slept).count()
                      << "s";
    gate.resume(slept);
    if (health.offline)
        return start();
    if (!isReady)
        return;
    if (feed)
        feed->reconnect();
    if (!feed || feed->state() != LiveState::Gap) // else its filling asks for one
        sweepAgain();
    rules->follow();
    changeHealth();
}

// What the running sweep has passed already may have changed since.
void Session::Private::sweepAgain()
{
    if (sweeper.isRunning())
        isSweepWanted = true;
    else
        q->sweepNow();
}

} // namespace wrapdesk
