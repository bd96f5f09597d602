// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wrap/outbox.h"

#include <QSet>

#include <array>
#include <functional>
#include <map>

namespace wrapdesk {

// Who waits to be written, and whose turn it is: by hand first, then what has a deadline, the earliest first, then
// runs, each in the order it came. An intent whose leg waits for another one by now, or for none, has lost its turn.
// Main thread.
class Turns
{
public:
    enum Kind
    {
        ByHand,
        Urgent,
        Others,
        Kinds
    };

    // `outbox` must outlive them.
    explicit Turns(const Outbox &outbox) : m_outbox(outbox) { }

    static bool isByHand(const Intent &intent);

    // It waits for its leg, but has no turn yet: it may still be taken back.
    void hold(const Intent &intent) { m_waiting.insert(intent.leg, intent.id); }
    void join(const Intent &intent);
    void leave(const LegId &leg) { m_waiting.remove(leg); }
    const Intent *waitingFor(const LegId &leg) const; // held or in line; null: none

    void setPaused(const RunId &run, bool paused); // a run that is paused gets no turn

    // Takes the first of its kind that nothing blocks out of the line.
    std::optional<Intent> take(Kind kind, const std::function<bool(const Intent &)> &isBlocked);
    // The first legs of runs that are to get a code, in the order of their turns.
    QList<LegId> nextOfRuns(qsizetype atMost) const;

private:
    bool hasTurn(const Intent *intent) const;

    const Outbox &m_outbox;
    std::array<std::multimap<QDateTime, IntentId>, Kinds> m_lines; // by deadline; without one as they came
    QHash<LegId, IntentId> m_waiting;
    QSet<RunId> m_paused;
};

} // namespace wrapdesk
