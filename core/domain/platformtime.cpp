// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/platformtime.h"

#include <algorithm>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

// What headers may contradict each other by without a clock having been set: an organisation is served by many
// machines.
constexpr std::chrono::milliseconds disagreement = 500ms;

// Two clocks of 50 ppm each.
std::chrono::milliseconds driftOver(std::chrono::milliseconds age) { return std::max(0ms, age) / 10'000; }

} // namespace

PlatformTime::PlatformTime(const QDateTime &wallTime, std::chrono::milliseconds elapsed)
    : m_least{std::chrono::milliseconds(wallTime.toMSecsSinceEpoch()) - elapsed, elapsed}, m_most(m_least)
{
}

std::chrono::milliseconds PlatformTime::least(std::chrono::milliseconds elapsed) const
{
    return m_least.skew - driftOver(elapsed - m_least.at);
}

std::chrono::milliseconds PlatformTime::most(std::chrono::milliseconds elapsed) const
{
    return m_most.skew + driftOver(elapsed - m_most.at);
}

void PlatformTime::observe(const QDateTime &date, std::chrono::milliseconds sent, std::chrono::milliseconds received)
{
    if (!date.isValid())
        return;
    // The answer was written between the two moments, in the second that the header names.
    const std::chrono::milliseconds second(date.toMSecsSinceEpoch());
    const Bound newLeast{second - received, received};
    const Bound newMost{second + 1s - std::min(sent, received), received};
    const std::chrono::milliseconds above = newLeast.skew - most(received);
    const std::chrono::milliseconds below = least(received) - newMost.skew;
    if (!m_observed || above > disagreement || below > disagreement) {
        m_least = newLeast;
        m_most = newMost;
    } else if (above > 0ms) {
        // They contradict each other by little: the truth lies about between the two.
        m_least = std::exchange(m_most, newLeast);
    } else if (below > 0ms) {
        m_most = std::exchange(m_least, newMost);
    } else {
        m_least = newLeast.skew > least(received) ? newLeast : m_least;
        m_most = newMost.skew < most(received) ? newMost : m_most;
    }
    m_observed = true;
}

void PlatformTime::skip(std::chrono::milliseconds slept)
{
    m_least.skew += slept;
    m_most.skew += slept;
    m_observed = false;
}

QDateTime PlatformTime::now(std::chrono::milliseconds elapsed) const
{
    const std::chrono::milliseconds skew = (least(elapsed) + most(elapsed)) / 2;
    return QDateTime::fromMSecsSinceEpoch((elapsed + skew).count(), Qt::UTC);
}

std::chrono::milliseconds PlatformTime::uncertainty(std::chrono::milliseconds elapsed) const
{
    return m_observed ? (most(elapsed) - least(elapsed) + 1ms) / 2 : 0ms;
}

std::chrono::milliseconds PlatformTime::wallError(const QDateTime &wallTime, std::chrono::milliseconds elapsed) const
{
    return std::chrono::milliseconds(now(elapsed).msecsTo(wallTime));
}

} // namespace wrapdesk
