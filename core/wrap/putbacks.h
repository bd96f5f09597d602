// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "wrap/outbox.h"

namespace wrapdesk {

// Where our write has taken effect over a code its agent had chosen after our read, that code is put back: an intent of
// its own, tried again for a while if it comes to nothing. Owned by the Wrapper, main thread.
class PutBacks : public QObject
{
    Q_OBJECT

public:
    struct Means
    {
        Outbox &outbox;
        const CodeBook &codes;
        const Clock &clock;
        std::function<QDateTime()> now; // platform time
    };

    PutBacks(Means means, QObject *parent);

    // `confirmed` replaced a person's code: records it together with the intent that puts that code back.
    void begin(const Intent &confirmed);
    // A put-back has come so far; if it was in vain it is tried again.
    void note(const Intent &putBack);
    void giveUp(const LegId &leg) { m_tries.remove(leg); }
    bool isEmpty() const { return m_tries.isEmpty(); }

private:
    void tryAgain(const Intent &inVain);

    Means m_means;
    QHash<LegId, int> m_tries; // so far, of those not settled
};

} // namespace wrapdesk
