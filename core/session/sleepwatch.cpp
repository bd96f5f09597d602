// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sleepwatch.h"

#include <utility>

namespace wrapdesk {

SleepWatch::SleepWatch(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_wallTime(clock.wallTime()), m_elapsed(clock.elapsed())
{
    m_clock.later(period, this, [this] { look(); });
}

void SleepWatch::look()
{
    const QDateTime wallTime = m_clock.wallTime();
    const std::chrono::milliseconds elapsed = m_clock.elapsed();
    const std::chrono::milliseconds passed(std::exchange(m_wallTime, wallTime).msecsTo(wallTime));
    const std::chrono::milliseconds slept = passed - (elapsed - std::exchange(m_elapsed, elapsed));
    m_clock.later(period, this, [this] { look(); });
    if (slept > shortest)
        Q_EMIT resumed(slept); // the last: it may delete us
}

} // namespace wrapdesk
