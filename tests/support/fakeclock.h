// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"

#include <QObject>
#include <QPointer>

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace wrapdesk::test {

// Time that passes only when a test says so. One thread.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(const QDateTime &start = QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC))
        : m_wallTime(start)
    {
    }

    QDateTime wallTime() const override { return m_wallTime; }
    std::chrono::milliseconds elapsed() const override { return m_elapsed; }
    void later(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) const override
    {
        m_timers.push_back({m_elapsed + delay, m_nextTimer++, context, std::move(action)});
    }

    // Lets `step` pass; what falls due meanwhile happens at its own time and in order, and may itself call later().
    void advance(std::chrono::milliseconds step)
    {
        const std::chrono::milliseconds target = m_elapsed + step;
        for (;;) {
            const auto first = std::min_element(m_timers.begin(), m_timers.end());
            if (first == m_timers.end() || first->due > target)
                break;
            const Timer timer = std::move(*first);
            m_timers.erase(first);
            moveTo(std::max(timer.due, m_elapsed));
            if (timer.context)
                timer.action();
        }
        moveTo(target);
    }

    // The machine's clock is set, forward or back: monotonic time does not notice.
    void setWallTime(const QDateTime &time) { m_wallTime = time; }

    // How many actions wait whose context still lives.
    int waiting() const
    {
        return static_cast<int>(std::count_if(m_timers.begin(), m_timers.end(),
                                              [](const Timer &timer) { return !timer.context.isNull(); }));
    }

    // How long until the next of them; none: nothing waits.
    std::optional<std::chrono::milliseconds> next() const
    {
        std::optional<std::chrono::milliseconds> soonest;
        for (const Timer &timer : m_timers)
            if (timer.context && (!soonest || timer.due - m_elapsed < *soonest))
                soonest = timer.due - m_elapsed;
        return soonest;
    }

private:
    struct Timer
    {
        std::chrono::milliseconds due;
        int order;
        QPointer<QObject> context;
        std::function<void()> action;

        bool operator<(const Timer &other) const { return std::tie(due, order) < std::tie(other.due, other.order); }
    };

    void moveTo(std::chrono::milliseconds time)
    {
        m_wallTime = m_wallTime.addMSecs((time - m_elapsed).count());
        m_elapsed = time;
    }

    QDateTime m_wallTime;
    std::chrono::milliseconds m_elapsed{1'000'000};
    mutable std::vector<Timer> m_timers;
    mutable int m_nextTimer = 0;
};

} // namespace wrapdesk::test
