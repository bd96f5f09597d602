// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>

class QObject;

namespace wrapdesk {

// Time for everything above the domain (the domain takes `now` as an argument). Real in the program, fake in tests.
// Stateless or thread-safe: one clock serves every thread.
class Clock
{
public:
    virtual ~Clock() = default;

    // What this machine believes the time is, UTC. May jump and may be wrong: see PlatformTime.
    virtual QDateTime wallTime() const = 0;

    // Monotonic time since an arbitrary start; never jumps back.
    virtual std::chrono::milliseconds elapsed() const = 0;

    // Calls `action` once, `delay` (>= 0) from now, on the thread of `context`, unless `context` is gone by then.
    // To be called on the thread of `context`.
    virtual void later(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) const = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime wallTime() const override;
    std::chrono::milliseconds elapsed() const override;
    void later(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) const override;
};

} // namespace wrapdesk
