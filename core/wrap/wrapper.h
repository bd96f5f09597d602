// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rule.h"
#include "wrap/confirmations.h"
#include "wrap/heldsteps.h"
#include "wrap/putbacks.h"
#include "wrap/readahead.h"
#include "wrap/turns.h"
#include "wrap/underway.h"

namespace wrapdesk {

class Recovery;

// Nobody but the Wrapper writes to the platform. It takes stored intents from the outbox, holds them as long as they
// may be taken back, drives each through read, write and confirmation, and records how far it came. By hand comes
// before what has a deadline, the earliest first, and that before runs; legs of one conversation are never written at
// the same time. Where a person's code slipped in between read and write all the same, it is put back. Main thread.
class Wrapper : public QObject
{
    Q_OBJECT

public:
    // All outlive the wrapper.
    struct Means
    {
        ApiClient &client;
        Outbox &outbox;
        const CodeBook &codes;
        const Clock &clock;
        std::function<QDateTime()> now; // platform time
        // What is believed of a leg, for the choice between a batch of reads and a single one; nothing: unknown.
        std::function<std::optional<Leg>(const LegId &)> believed;
    };

    explicit Wrapper(Means means, QObject *parent = nullptr);
    ~Wrapper() override;

    // Whatever any source said of any leg: proof for accepted writes, or a code a person has chosen meanwhile.
    void observe(std::span<const LegEvent> events);
    // Intents that were open when the program ended, as the outbox has restored them; `recovered` follows.
    void recover(const QList<IntentId> &intents);

    const HeldSteps &held() const { return m_held; }
    void undo(); // takes the newest held step back
    void sendNow(); // whatever is held goes now

    // A run that is paused starts no leg; what has begun ends.
    void setPaused(const RunId &run, bool paused);
    // Takes back what of the run has not been sent.
    void cancelRun(const RunId &run);
    // The same for every intent.
    void cancelUnsent();
    // The same for those a rule has decided; without a rule, for those of all rules.
    void cancelUnsentOf(const std::optional<RuleId> &rule);
    // This sign-in cannot code (not.a.user): nothing is written any more in this session.
    bool isStopped() const { return m_stopped; }
    // A person's code is being put back, or will be tried again in a moment.
    bool isPuttingBack() const { return !m_putBacks.isEmpty(); }
    // While nothing can be kept on disk nothing is begun.
    void setHalted(bool halted);

Q_SIGNALS:
    // What permitting reads and read-backs said.
    void received(const QList<wrapdesk::LegEvent> &events);
    void heldChanged();
    void recovered();
    void stopped();

private:
    void take(const QList<IntentId> &ids);
    void release(const QList<IntentId> &ids);
    void awaitDue();

    void startNext();
    void start(Turns::Kind kind, qsizetype atOnce, const std::function<bool(const Intent &)> &isBlocked);

    void observeWaiting(const LegEvent &event);
    void written(const Intent &intent);
    void noteEnd(const Intent &intent);
    void settled(const Intent &intent);
    void stopFor(const Intent &intent);
    void takeBack(const std::function<bool(const Intent &)> &isMeant);
    void cancel(Intent intent, Refusal refusal);

    Means m_means;
    Confirmations m_confirmations;
    ReadAhead m_ahead;
    UnderWay m_underWay;
    PutBacks m_putBacks;
    HeldSteps m_held;
    Turns m_turns;
    Recovery *m_recovery = nullptr; // child, while one is under way
    bool m_halted = false;
    bool m_stopped = false;
};

} // namespace wrapdesk
