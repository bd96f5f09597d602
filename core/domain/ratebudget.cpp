// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ratebudget.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

constexpr int spare = 5;
// How far the true end of the window may lie before the one computed: `reset` comes in whole seconds, cut off or
// rounded up, and the answer took its time.
constexpr RateBudget::Time uncertainty = 3s;
// Two clocks never run alike: the end computed may move back by so much each window, if the answers say so.
constexpr RateBudget::Time drift = 100ms;
// Answers in a row that agree and cannot all be late ones. Either more than the connections that could have stalled
// (six on each of two threads), or spread so far that late ones would have drifted apart.
bool isProof(int answers, RateBudget::Time spread) { return answers > 12 || (answers >= 4 && spread > uncertainty); }

// How late the first answer of a window may come and still tell, with its whole seconds, which round length it has.
constexpr RateBudget::Time promptly = 2s;

// Windows come in round lengths; the longest reset seen falls a second or two short of them.
RateBudget::Time roundLength(std::chrono::seconds longestReset)
{
    constexpr std::array lengths{5s, 10s, 15s, 20s, 30s, 60s, 120s, 300s, 600s, 900s, 1800s, 3600s};
    const auto length = std::lower_bound(lengths.begin(), lengths.end(), longestReset);
    return length == lengths.end() ? longestReset : *length;
}

bool isNear(RateBudget::Time a, RateBudget::Time b) { return std::chrono::abs(a - b) <= uncertainty; }

} // namespace

int RateBudget::limit() const { return std::max(1, m_allowed - spare); }

int RateBudget::limit(Lane lane) const
{
    return lane == Lane::Interactive ? limit() : std::max(limit() - m_reserved, (limit() + 9) / 10);
}

RateBudget::Time RateBudget::windowEnd(Time now) const
{
    const Time end = m_windowEnd.value_or(now + m_window);
    return now < end ? end : end + m_window * ((now - end) / m_window + 1);
}

int RateBudget::foreign(Time now) const { return m_windowEnd && now < *m_windowEnd ? m_foreign : 0; }

// Whatever was sent since then may be in the platform's present window. Two bounds hold: a window is no longer than
// its length, and, while the answers confirm where it ends, it did not begin before the end of the one before.
RateBudget::Time RateBudget::countedSince(Time now) const
{
    if (!knowsWindow())
        return now - m_window;
    return std::max(now - m_window, windowEnd(now) - m_window - uncertainty);
}

int RateBudget::sentSince(Time start) const
{
    return static_cast<int>(m_sent.end() - std::upper_bound(m_sent.begin(), m_sent.end(), start));
}

int RateBudget::used(Time now) const { return sentSince(countedSince(now)) + foreign(now); }

int RateBudget::left(Time now) const { return std::max(0, limit() - used(now)); }

int RateBudget::free(Time until, Time now) const
{
    const Time from = std::max(now, m_blockedUntil);
    if (until < from)
        return 0;
    const Time end = knowsWindow() ? windowEnd(from) : from;
    if (until < end)
        return left(until);
    // Any stretch as long as a window carries one limit. What goes so late that the end may have passed by then is
    // counted in the next window.
    const int present = from <= end - uncertainty ? left(from) : 0;
    const auto whole = (until - end) / m_window;
    return present + static_cast<int>(whole) * limit() + left(until - m_window * whole);
}

RateBudget::Time RateBudget::spacing(Time now) const
{
    const int share = std::max(1, limit() - foreign(now));
    return (m_window + Time(share - 1)) / share;
}

RateBudget::Time RateBudget::delay(Lane lane, Time now) const
{
    Time wait = std::max(0ms, m_blockedUntil - now);
    if (used(now) >= limit(lane)) {
        const auto oldest = std::upper_bound(m_sent.begin(), m_sent.end(), countedSince(now));
        const Time freed = oldest == m_sent.end() ? windowEnd(now) : *oldest + m_window;
        wait = std::max({wait, 1ms, std::min(freed, windowEnd(now)) - now});
    }
    return lane == Lane::Interactive ? wait : std::max(wait, m_nextPaced - now);
}

RateBudget::Time RateBudget::timeFor(int requests, Time now) const
{
    return requests <= 0 ? 0ms : delay(Lane::Paced, now) + spacing(now) * (requests - 1);
}

void RateBudget::spend(Time now)
{
    while (!m_sent.empty() && m_sent.front() <= now - m_window - uncertainty)
        m_sent.pop_front();
    m_sent.push_back(now);
    // One slot may be made up for, or every late wake-up would lower the rate; never more, so that nothing bursts.
    m_nextPaced = std::max(m_nextPaced, now - spacing(now)) + spacing(now);
}

void RateBudget::giveBack(Time now)
{
    if (m_sent.empty())
        return;
    m_sent.pop_back();
    m_nextPaced -= spacing(now);
}

void RateBudget::observe(const RateHeaders &headers, Time now)
{
    if (headers.allowed > 0)
        m_allowed = headers.allowed;
    if (headers.reset > m_window)
        m_window = roundLength(headers.reset);
    const Time end = now + headers.reset + 1s;
    const Time expected = m_windowEnd ? windowEnd(now) : end;
    const bool isAlreadyNext = isNear(end, expected + m_window) && isNear(now, expected);
    if (!isAlreadyNext && !isNear(end, expected)) {
        doubt(headers, end, now);
        return;
    }
    const bool isSame = m_windowEnd && expected == *m_windowEnd && !isAlreadyNext;
    if (!isSame)
        m_foreign = 0;
    m_windowEnd = isAlreadyNext ? end : std::min(end, isSame ? expected : expected + drift);
    m_foreign = std::max(m_foreign, headers.count - sentSince(*m_windowEnd - m_window - uncertainty));
    m_lastFitting = now;
    m_doubt.reset();
}

// An answer that does not fit is a late one, or the window is not what we took it for. Until answers fit again only the
// window's length is relied on; when too many agree to be late ones, they are believed.
void RateBudget::doubt(const RateHeaders &headers, Time end, Time now)
{
    if (!m_doubt || !isNear(end, m_doubt->end))
        m_doubt = Doubt{.end = end, .lastFitting = m_lastFitting, .since = now};
    m_doubt->end = std::min(m_doubt->end, end);
    m_doubt->longestReset = std::max(m_doubt->longestReset, headers.reset);
    if (!isProof(++m_doubt->answers, now - m_doubt->since))
        return;
    // The length shows only in a window whose beginning was seen.
    if (m_doubt->since - m_doubt->lastFitting <= promptly)
        m_window = roundLength(m_doubt->longestReset);
    m_windowEnd = m_doubt->end;
    m_foreign = 0;
    m_lastFitting = now;
    m_doubt.reset();
}

void RateBudget::reserve(int requests) { m_reserved = std::max(0, requests); }

void RateBudget::throttled(Time retryAfter, Time now)
{
    m_blockedUntil = std::max(m_blockedUntil, now + retryAfter);
    m_nextPaced = std::max(m_nextPaced, m_blockedUntil);
}

} // namespace wrapdesk
