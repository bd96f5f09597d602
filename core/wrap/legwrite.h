// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "domain/intent.h"
#include "domain/ratebudget.h"

#include <QObject>

#include <functional>

namespace wrapdesk {

class ApiClient;
class Call;

// One intent from its check to the platform's answer: read the conversation, ask permit(), write (W1, FACTS §2.2).
// The operation lives while it runs; deleting it cancels what has not been sent. Main thread.
// Where the leg's agent can still act, the write must go out within 50 ms of the read; if the budget does not let it,
// the leg is read again. A person's code that is heard of before the write goes out stops it; one that is heard of
// later is kept in the intent (replaced).
class LegWrite : public QObject
{
    Q_OBJECT

public:
    struct Means
    {
        ApiClient &client;
        const CodeBook &codes;
        std::function<QDateTime()> now; // platform time
    };

    // `intent` is being checked, and on disk as such. `lane` is that of the first request; a write that follows its
    // read takes the next slot.
    LegWrite(Intent intent, Lane lane, Means means, QObject *parent);

    const Intent &intent() const { return m_intent; }
    // Whatever any source said of any leg: the proof may overtake the platform's answer to the write.
    void observe(const LegEvent &event);
    // Reads, then writes.
    void start();
    // Writes what a read of a leg whose agent can no longer act permits; if the write does not get out within
    // `goodFor`, the leg is read after all.
    void start(const Leg &known, std::chrono::milliseconds goodFor);

Q_SIGNALS:
    void changed(const wrapdesk::Intent &intent);
    // The permitting read: the platform's word on every leg of the conversation.
    void read(const QList<wrapdesk::LegEvent> &events);
    // Last word of this operation, never from within start(): an end state, Accepted, or still Sending where a write
    // went out without an answer.
    void finished(const wrapdesk::Intent &intent);

private:
    void readConversation();
    void decide(std::optional<Leg> fresh, std::optional<std::chrono::milliseconds> goodFor, Lane lane);
    void write(const Leg &fresh, std::optional<std::chrono::milliseconds> goodFor, Lane lane);
    void answered(const Result<void> &answer);
    void moveTo(IntentState state, Refusal refusal = Refusal::None, const std::optional<Error> &error = {});
    void finish();

    Intent m_intent;
    Lane m_lane;
    Means m_means;
    Call *m_write = nullptr; // until it is answered
    std::optional<AssignedCode> m_heard; // a person's code, heard of since the read was asked for
    bool m_isProven = false; // seen on the leg while the write was under way
};

} // namespace wrapdesk
