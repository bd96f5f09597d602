// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/wrapper.h"

#include "base/log.h"
#include "net/apiclient.h"
#include "wrap/recovery.h"

#include <QThread>

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

} // namespace

Wrapper::Wrapper(Means means, QObject *parent)
    : QObject(parent),
      m_means(std::move(means)),
      m_confirmations({.client = m_means.client, .codes = m_means.codes, .clock = m_means.clock, .now = m_means.now},
                      this),
      m_ahead({.client = m_means.client, .now = m_means.now, .believed = m_means.believed}, this),
      m_underWay({.client = m_means.client,
                  .outbox = m_means.outbox,
                  .codes = m_means.codes,
                  .clock = m_means.clock,
                  .ahead = m_ahead,
                  .now = m_means.now},
                 this),
      m_putBacks({.outbox = m_means.outbox, .codes = m_means.codes, .clock = m_means.clock, .now = m_means.now}, this),
      m_turns(m_means.outbox)
{
    connect(&m_means.outbox, &Outbox::stored, this, &Wrapper::take);
    connect(&m_confirmations, &Confirmations::settled, this, &Wrapper::settled);
    connect(&m_confirmations, &Confirmations::received, this, &Wrapper::received);
    connect(&m_underWay, &UnderWay::received, this, &Wrapper::received);
    connect(&m_underWay, &UnderWay::written, this, &Wrapper::written);
    connect(&m_underWay, &UnderWay::tagged, this, &Wrapper::startNext);
    connect(&m_ahead, &ReadAhead::received, this, [this](const QList<LegEvent> &events) {
        Q_EMIT received(events);
        startNext();
    });
}

Wrapper::~Wrapper() = default;

void Wrapper::observe(std::span<const LegEvent> events)
{
    Q_ASSERT(thread() == QThread::currentThread());
    for (const LegEvent &event : events) {
        m_underWay.observe(event);
        observeWaiting(event);
    }
    m_confirmations.observe(events);
}

// A leg that waits for its turn and is coded meanwhile need not wait for that to be found out.
void Wrapper::observeWaiting(const LegEvent &event)
{
    if (!event.leg.code)
        return;
    if (const auto known = m_ahead.known().find(event.leg.id);
        known && !(known->code && m_means.codes.same(known->code->code, event.leg.code->code)))
        m_ahead.known().forget(event.leg.id);
    const Intent *intent = m_turns.waitingFor(event.leg.id);
    if (!intent || intent->what != Intent::What::Code || intent->reason.kind == Reason::Kind::PutBack)
        return;
    const AssignedCode &standing = *event.leg.code;
    const bool isOld = intent->seen && intent->seen->setAt.isValid() && standing.setAt.isValid()
                       && standing.setAt < intent->seen->setAt;
    const Permit verdict = permitOver(*intent, standing, m_means.codes);
    if (isOld || (verdict.state != IntentState::HumanWon && verdict.state != IntentState::Confirmed))
        return;
    Intent over = *intent;
    over.state = verdict.state;
    over.found = standing;
    over.settledAt = m_means.now();
    m_turns.leave(over.leg);
    m_held.remove({over.id});
    m_means.outbox.record(over);
    Q_EMIT heldChanged();
}

void Wrapper::recover(const QList<IntentId> &intents)
{
    Q_ASSERT(thread() == QThread::currentThread() && !m_recovery);
    QList<Intent> open;
    for (const IntentId &id : intents)
        open << *m_means.outbox.find(id);
    m_recovery = new Recovery(
        open, {.client = m_means.client, .codes = m_means.codes, .clock = m_means.clock, .now = m_means.now}, this);
    connect(m_recovery, &Recovery::settled, this, &Wrapper::settled);
    connect(m_recovery, &Recovery::received, this, &Wrapper::received);
    connect(m_recovery, &Recovery::resumed, this, [this](const Intent &intent) {
        m_turns.join(intent);
        startNext();
    });
    connect(m_recovery, &Recovery::finished, this, [this] {
        std::exchange(m_recovery, nullptr)->deleteLater();
        Q_EMIT recovered();
    });
    m_recovery->start();
}

void Wrapper::take(const QList<IntentId> &ids)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const std::chrono::milliseconds elapsed = m_means.clock.elapsed();
    bool isHolding = false;
    for (const IntentId &id : ids) {
        const Intent *intent = m_means.outbox.find(id);
        if (!intent || isEnd(intent->state))
            continue;
        if (m_stopped) {
            cancel(*intent, Refusal::UserNeeded);
        } else if (intent->hold.count() > 0) {
            isHolding = true;
            m_turns.hold(*intent);
            m_held.add(*intent, elapsed);
        } else {
            m_turns.join(*intent);
        }
    }
    if (isHolding) {
        awaitDue();
        Q_EMIT heldChanged();
    }
    startNext();
}

void Wrapper::awaitDue()
{
    if (const auto due = m_held.nextDue())
        m_means.clock.later(std::max(*due - m_means.clock.elapsed(), 0ms), this,
                            [this] { release(m_held.takeDue(m_means.clock.elapsed())); });
}

void Wrapper::release(const QList<IntentId> &ids)
{
    if (ids.isEmpty())
        return;
    for (const IntentId &id : ids) {
        if (const Intent *intent = m_means.outbox.find(id))
            m_turns.join(*intent);
    }
    awaitDue();
    Q_EMIT heldChanged();
    startNext();
}

void Wrapper::undo()
{
    Q_ASSERT(thread() == QThread::currentThread());
    const QList<IntentId> ids = m_held.takeNewest();
    for (const IntentId &id : ids) {
        if (const Intent *intent = m_means.outbox.find(id))
            cancel(*intent, Refusal::TakenBack);
    }
    Q_EMIT heldChanged();
}

void Wrapper::sendNow() { release(m_held.takeAll()); }

void Wrapper::setPaused(const RunId &run, bool paused)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_turns.setPaused(run, paused);
    startNext();
}

void Wrapper::setHalted(bool halted)
{
    m_halted = halted;
    startNext();
}

void Wrapper::startNext()
{
    if (m_halted)
        return;
    const auto isBusy = [this](const Intent &intent) { return m_underWay.isWriting(intent.leg.conversation); };
    const auto mayNot = [this](const Intent &intent) { return !m_underWay.mayBegin(intent); };
    start(Turns::ByHand, UnderWay::atOnce * 2, isBusy); // a hand never waits behind a run
    // One connection for each, so that its write goes out the moment its read has come back.
    start(Turns::Urgent, UnderWay::atOnce, isBusy);
    start(Turns::Others, UnderWay::atOnce, mayNot);
    if (m_ahead.look(m_turns.nextOfRuns(ReadAhead::horizon)))
        start(Turns::Others, UnderWay::atOnce, mayNot);
}

void Wrapper::start(Turns::Kind kind, qsizetype atOnce, const std::function<bool(const Intent &)> &isBlocked)
{
    while (m_underWay.writes() < atOnce) {
        const std::optional<Intent> next = m_turns.take(kind, isBlocked);
        if (!next)
            return;
        m_underWay.begin(*next);
    }
}

void Wrapper::written(const Intent &intent)
{
    const bool wasWritten = intent.state == IntentState::Confirmed && !intent.correlationIds.isEmpty();
    if (!isEnd(intent.state) || wasWritten)
        m_confirmations.add(intent);
    noteEnd(intent);
    startNext();
}

// What the end of an intent means for others.
void Wrapper::noteEnd(const Intent &intent)
{
    if (intent.refusal == Refusal::UserNeeded && !m_stopped)
        stopFor(intent);
    if (intent.state == IntentState::Confirmed && intent.replaced)
        m_putBacks.begin(intent);
    else if (intent.reason.kind == Reason::Kind::PutBack)
        m_putBacks.note(intent);
}

void Wrapper::settled(const Intent &intent)
{
    if (intent.state == IntentState::Confirmed && intent.replaced)
        return m_putBacks.begin(intent); // records it, too
    m_means.outbox.record(intent);
    noteEnd(intent);
}

void Wrapper::stopFor(const Intent &intent)
{
    qCWarning(lcWrap) << "this sign-in cannot code: a user's token is needed; nothing more is written";
    m_stopped = true;
    takeBack([&](const Intent &other) { return other.id != intent.id; });
    Q_EMIT stopped();
}

void Wrapper::cancelRun(const RunId &run)
{
    takeBack([&](const Intent &intent) { return intent.run == run; });
}

void Wrapper::cancelUnsent()
{
    takeBack([](const Intent &) { return true; });
}

void Wrapper::cancelUnsentOf(const std::optional<RuleId> &rule)
{
    takeBack([&](const Intent &intent) {
        return intent.reason.kind == Reason::Kind::Rule && (!rule || intent.reason.rule == rule->text());
    });
}

void Wrapper::takeBack(const std::function<bool(const Intent &)> &isMeant)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const Refusal why = m_stopped ? Refusal::UserNeeded : Refusal::TakenBack;
    const QList<Intent> taken = m_underWay.takeBack(isMeant);
    for (const Intent &intent : taken)
        cancel(intent, why);
    QList<Intent> meant; // those that are not on disk yet, too: they must not start once they are
    QSet<IntentId> ids;
    for (const Intent &intent : m_means.outbox.all()) {
        if (intent.state != IntentState::Held || !isMeant(intent))
            continue;
        meant << intent;
        ids.insert(intent.id);
    }
    m_held.remove(ids);
    for (const Intent &intent : std::as_const(meant))
        cancel(intent, why);
    Q_EMIT heldChanged();
    startNext();
}

void Wrapper::cancel(Intent intent, Refusal refusal)
{
    m_turns.leave(intent.leg);
    m_putBacks.giveUp(intent.leg);
    intent.state = IntentState::Cancelled;
    intent.refusal = refusal;
    intent.settledAt = m_means.now();
    m_means.outbox.record(intent);
}

} // namespace wrapdesk
