// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

#include <chrono>

namespace wrapdesk {

// The platform's time of day: monotonic clock plus the skew told by the answers' Date headers. Pure.
class PlatformTime
{
public:
    // Until an answer came: this machine's wall time, taken once.
    PlatformTime(const QDateTime &wallTime, std::chrono::milliseconds elapsed);

    // A Date header (whole seconds) arrived at monotonic time `elapsed`.
    void observe(const QDateTime &date, std::chrono::milliseconds elapsed);

    QDateTime now(std::chrono::milliseconds elapsed) const;
    bool isObserved() const { return m_observed; }
    // How far this machine's clock runs ahead (+) or behind (-) of the platform.
    std::chrono::milliseconds wallError(const QDateTime &wallTime, std::chrono::milliseconds elapsed) const;

private:
    QDateTime m_anchor;
    std::chrono::milliseconds m_anchorElapsed;
    bool m_observed = false;
};

} // namespace wrapdesk
