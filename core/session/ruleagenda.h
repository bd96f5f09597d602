// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/justintime.h"

#include <set>

namespace wrapdesk {

// When to look at which leg again, and the plan for those that must be coded before a time-out. A value; platform
// times.
class RuleAgenda
{
public:
    void put(const LegId &leg, const QDateTime &at); // in place of what was noted for it; null: never
    void drop(const LegId &leg); // forgets it altogether
    QDateTime at(const LegId &leg) const; // null: nothing is noted
    QDateTime next() const; // the earliest; null: none
    // Those whose time has come, earliest first; they are not noted any more, but stay in the plan.
    QList<LegId> takeDue(const QDateTime &now);

    // A leg that is to be coded before its time-out. Answers whether that changes the plan.
    bool plan(const DueLeg &leg);
    // Its write is on its way: it still takes its place, but is not begun again.
    void begun(const LegId &leg);
    // It takes no place any more: answered, or somebody else's.
    void release(const LegId &leg);
    // When each planned leg is to be begun, by what a write takes now; put() follows for each.
    void replan(const JustInTimeMeans &means, const QDateTime &now);
    int willMiss(const RuleId &rule) const { return m_willMiss.value(rule); }
    bool isPlanned(const LegId &leg) const { return m_planned.contains(leg); }
    QDateTime startOf(const LegId &leg) const { return m_planned.value(leg).start; } // null: not planned
    // Whose time-out comes before then.
    int plannedUntil(const QDateTime &until) const;

private:
    struct Planned
    {
        DueLeg due;
        QDateTime start; // null until replan()
        bool isBegun = false;
    };

    std::set<std::pair<qint64, LegId>> m_order;
    QHash<LegId, qint64> m_at; // ms since 1970
    QHash<LegId, Planned> m_planned;
    QHash<RuleId, int> m_willMiss;
};

} // namespace wrapdesk
