// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/intent.h"

#include <QSet>

namespace wrapdesk {

// What may still be taken back before anything is sent, in steps: one code by hand, or a bulk run as a whole. A value;
// `now` is monotonic time.
class HeldSteps
{
public:
    using Time = std::chrono::milliseconds;

    struct Step
    {
        RunId run; // empty: a single intent
        QList<IntentId> intents;
        Time due{0};
    };

    // Stored at `now`, hence due after its own hold. Intents of one run are one step.
    void add(const Intent &intent, Time now);
    void remove(const QSet<IntentId> &intents);

    const QList<Step> &steps() const { return m_steps; } // oldest first
    QList<IntentId> takeNewest();
    QList<IntentId> takeDue(Time now);
    QList<IntentId> takeRun(const RunId &run);
    QList<IntentId> takeAll();
    std::optional<Time> nextDue() const;

private:
    QList<Step> m_steps;
};

} // namespace wrapdesk
