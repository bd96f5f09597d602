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

// One intent from its check to the platform's answer: read the conversation, ask permit(), write (W1, FACTS §2.2).
// The operation lives while it runs; deleting it cancels what has not been sent. Main thread.
// Where the leg's agent can still act, the write must go out within 50 ms of the read; if the budget does not let it,
// the leg is read again.
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

    // `lane` is the read's; the write always takes the next slot.
    LegWrite(Intent intent, Lane lane, Means means, QObject *parent);

    const Intent &intent() const { return m_intent; }
    // Whatever any source said of any leg: the proof may overtake the platform's answer to the write.
    void observe(const LegEvent &event);
    // Begins; with `known` (a read less than 60 s old of a leg whose agent can no longer act) without reading again.
    void start(const std::optional<Leg> &known);

Q_SIGNALS:
    void changed(const wrapdesk::Intent &intent);
    // The permitting read: the platform's word on every leg of the conversation.
    void read(const QList<wrapdesk::LegEvent> &events);
    // Last word of this operation, never from within start(): an end state, Accepted, or still Sending where a write
    // went out without an answer.
    void finished(const wrapdesk::Intent &intent);

private:
    void readConversation();
    void decide(const std::optional<Leg> &fresh);
    void write(const Leg &fresh);
    void answered(const Result<void> &answer, bool inAcw);
    void moveTo(IntentState state, Refusal refusal = Refusal::None, const std::optional<Error> &error = {});
    void finish();

    Intent m_intent;
    Lane m_lane;
    Means m_means;
    bool m_isProven = false; // seen on the leg while the write was under way
};

} // namespace wrapdesk
