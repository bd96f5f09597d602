// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ratesimulation.h"

#include <algorithm>

namespace wrapdesk::test {

using namespace std::chrono_literals;

RateSimulation::Time RateSimulation::road()
{
    const auto longest = static_cast<int>(m_server.latency.count());
    return longest == 0 ? 0ms : Time(m_random.bounded(longest / 4, longest + 1));
}

void RateSimulation::send()
{
    budget.spend(m_now);
    m_sent.push_back(m_now);
    m_arriving.emplace(m_now + road(), 1);
}

void RateSimulation::arrive()
{
    const Time into = ((m_now - m_server.phase) % m_server.window + m_server.window) % m_server.window;
    const Time left = m_server.window - into;
    const auto reset = m_server.roundsUp ? std::chrono::ceil<std::chrono::seconds>(left)
                                         : std::chrono::floor<std::chrono::seconds>(left);
    const int count = ++m_windows[m_now - into];
    m_answers.emplace(m_now + road(), RateHeaders{.count = count, .allowed = m_server.allowed, .reset = reset});
}

void RateSimulation::run(Time duration, bool paced, const std::function<void()> &every)
{
    const Time end = m_now + duration;
    while (m_now < end) {
        if (every)
            every();
        if (paced && budget.delay(Lane::Paced, m_now) == 0ms)
            send();
        for (; !m_arriving.empty() && m_arriving.begin()->first <= m_now; m_arriving.erase(m_arriving.begin()))
            arrive();
        for (; !m_answers.empty() && m_answers.begin()->first <= m_now; m_answers.erase(m_answers.begin()))
            budget.observe(m_answers.begin()->second, m_now);
        Time next = every ? m_now + 5ms : end;
        if (paced)
            next = std::min(next, m_now + budget.delay(Lane::Paced, m_now));
        if (!m_arriving.empty())
            next = std::min(next, m_arriving.begin()->first);
        if (!m_answers.empty())
            next = std::min(next, m_answers.begin()->first);
        m_now = std::clamp(next, m_now + 1ms, end);
    }
}

int RateSimulation::fullest() const
{
    int most = 0;
    for (const auto &[start, count] : m_windows)
        most = std::max(most, count);
    return most;
}

int RateSimulation::sentBetween(Time from, Time to) const
{
    return static_cast<int>(
        std::count_if(m_sent.begin(), m_sent.end(), [from, to](Time time) { return time >= from && time < to; }));
}

} // namespace wrapdesk::test
