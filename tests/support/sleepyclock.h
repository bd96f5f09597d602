// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"

#include <atomic>

namespace wrapdesk::test {

// The clock of a machine that may sleep: its wall time goes on meanwhile, its monotonic time does not. Pauses between
// attempts pass twenty times as fast, what a request may take does not.
class SleepyClock final : public Clock
{
public:
    static constexpr std::chrono::milliseconds longestPause{16'000};

    QDateTime wallTime() const override { return m_clock.wallTime().addMSecs(m_slept); }
    std::chrono::milliseconds elapsed() const override { return m_clock.elapsed(); }
    void later(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) const override
    {
        m_clock.later(delay < longestPause ? delay / 20 : delay, context, std::move(action));
    }

    void sleep(std::chrono::milliseconds time) { m_slept += time.count(); }

private:
    SystemClock m_clock;
    std::atomic<qint64> m_slept = 0;
};

} // namespace wrapdesk::test
