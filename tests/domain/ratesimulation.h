// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ratebudget.h"

#include <QRandomGenerator>

#include <functional>
#include <map>
#include <vector>

namespace wrapdesk::test {

// A platform that counts what arrives in fixed windows, and the road to it, to the millisecond. The budget under
// test knows nothing but the headers that come back.
class RateSimulation
{
public:
    using Time = RateBudget::Time;

    struct Server
    {
        Time window{60'000};
        Time phase{0}; // when a window begins
        int allowed = 300;
        bool roundsUp = false; // `reset`: cut off or rounded up
        Time latency{0}; // one way, at most
    };

    explicit RateSimulation(const Server &server, quint32 seed = 1) : m_server(server), m_random(seed) { }

    RateBudget budget;

    Time now() const { return m_now; }
    // One request goes out now, whatever the budget says.
    void send();
    // Lets time pass; paced requests go as soon as they may. `every` is called all few milliseconds.
    void run(Time duration, bool paced, const std::function<void()> &every = {});

    // Requests the server counted, by the beginning of its window.
    const std::map<Time, int> &windows() const { return m_windows; }
    int fullest() const;
    const std::vector<Time> &sent() const { return m_sent; }
    int sentBetween(Time from, Time to) const;

private:
    Time road();
    void arrive();

    Server m_server;
    QRandomGenerator m_random;
    Time m_now{0};
    std::vector<Time> m_sent;
    std::multimap<Time, int> m_arriving;
    std::multimap<Time, RateHeaders> m_answers;
    std::map<Time, int> m_windows;
};

} // namespace wrapdesk::test
