// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"
#include "domain/rule.h"

#include <deque>
#include <functional>
#include <span>

namespace wrapdesk {

// How long codes take to get onto legs, from what was seen lately: the slowest but 5 % (p95) of the last 200. A value.
class WriteLatency
{
public:
    static constexpr std::chrono::milliseconds serviceFloor{200};
    static constexpr std::chrono::milliseconds effectFloor{300};

    void noteService(std::chrono::milliseconds time); // from the beginning of the read to the answer of the write
    void noteEffect(std::chrono::milliseconds time); // from that answer to the code being seen on the leg

    // Never below the floors; at most 5 s and 2 s: what takes longer is trouble, not latency.
    std::chrono::milliseconds service() const;
    std::chrono::milliseconds effect() const;

private:
    std::deque<std::chrono::milliseconds> m_service;
    std::deque<std::chrono::milliseconds> m_effect;
};

// A leg a rule is to code before the platform's time-out.
struct DueLeg
{
    LegId leg;
    RuleId rule;
    QDateTime deadline; // the time-out
    QDateTime due; // the rule's own moment before it
};

// When each of many legs must be begun so that all are coded in time.
struct JustInTimePlan
{
    struct Start
    {
        LegId leg;
        QDateTime at; // may be past: now
    };
    QList<Start> starts; // in the order to begin them: earliest deadline first, then those that will be missed
    QHash<RuleId, int> willMiss; // how many the budget or the connections cannot carry; they get what is left
};

struct JustInTimeMeans
{
    std::chrono::milliseconds service{400}; // read and write of one leg, one connection
    std::chrono::milliseconds effect{300}; // until the code stands
    std::chrono::milliseconds safety{500}; // all is over so long before the time-out
    int connections = 6; // >= 1
    int requestsPerLeg = 2;
    // How many requests the budget lets go from now until then, inclusive of bursts; never less for a later time.
    // None: as many as one likes.
    std::function<int(const QDateTime &until)> requestsUntil;
};

// Each leg begins at its rule's moment less what a write takes; earlier where that many are due together that they
// would not be over in time: the last deadline is served backwards, connection by connection and window of the budget
// by window. Pure.
JustInTimePlan planJustInTime(std::span<const DueLeg> legs, const JustInTimeMeans &means, const QDateTime &now);

} // namespace wrapdesk
