// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <chrono>

namespace wrapdesk {

// The platform's time of day: monotonic clock plus the skew told by the answers' Date headers. Each header bounds the
// skew to a second and the answer's way; together, as their fractions differ, to little more than the fastest answer
// took. Pure.
class PlatformTime
{
public:
    // Until an answer came: this machine's wall time, taken once.
    PlatformTime(const QDateTime &wallTime, std::chrono::milliseconds elapsed);

    // A Date header (whole seconds, cut off) of an answer that was asked for at monotonic time `sent` and came at
    // `received`. In any order.
    void observe(const QDateTime &date, std::chrono::milliseconds sent, std::chrono::milliseconds received);

    // The machine has slept, and its monotonic clock stood still meanwhile. What the headers told counts no longer.
    void skip(std::chrono::milliseconds slept);

    // The middle of what is possible.
    QDateTime now(std::chrono::milliseconds elapsed) const;
    bool isObserved() const { return m_observed; }
    // How far off now() may be; 0 until an answer came.
    std::chrono::milliseconds uncertainty(std::chrono::milliseconds elapsed) const;
    // How far this machine's clock runs ahead (+) or behind (-) of the platform.
    std::chrono::milliseconds wallError(const QDateTime &wallTime, std::chrono::milliseconds elapsed) const;

private:
    // The platform's time since the epoch less the monotonic time, and when that was learned.
    struct Bound
    {
        std::chrono::milliseconds skew;
        std::chrono::milliseconds at;
    };

    std::chrono::milliseconds least(std::chrono::milliseconds elapsed) const;
    std::chrono::milliseconds most(std::chrono::milliseconds elapsed) const;

    Bound m_least;
    Bound m_most;
    bool m_observed = false;
};

} // namespace wrapdesk
