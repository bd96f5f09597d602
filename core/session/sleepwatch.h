// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"

#include <QObject>

namespace wrapdesk {

// Notices that the machine has slept. Asleep the wall clock goes on and the monotonic clock of Linux (CLOCK_MONOTONIC)
// stands, so the two part. A wall clock that somebody puts forward looks the same; what is done upon waking does no
// harm then. Any thread.
class SleepWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds period{5'000};
    static constexpr std::chrono::milliseconds shortest{10'000}; // what is no sleep but a clock put right

    // Watches at once. `clock` must outlive it.
    explicit SleepWatch(const Clock &clock, QObject *parent = nullptr);

Q_SIGNALS:
    // At most `period` after the machine is awake again.
    void resumed(std::chrono::milliseconds slept);

private:
    void look();

    const Clock &m_clock;
    QDateTime m_wallTime; // when we last looked
    std::chrono::milliseconds m_elapsed{0};
};

} // namespace wrapdesk
