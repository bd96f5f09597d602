// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/platformtime.h"

namespace wrapdesk {

using namespace std::chrono_literals;

PlatformTime::PlatformTime(const QDateTime &wallTime, std::chrono::milliseconds elapsed)
    : m_anchor(wallTime.toUTC()), m_anchorElapsed(elapsed)
{
}

void PlatformTime::observe(const QDateTime &date, std::chrono::milliseconds elapsed)
{
    if (!date.isValid())
        return;
    // The header cuts off the fraction and then travels: the platform's time now is that second or a little more.
    // Forward, every answer corrects; back, only beyond 2 s, so that jitter does not make time jump.
    const std::chrono::milliseconds ahead(date.msecsTo(now(elapsed)));
    if (m_observed && ahead >= 0ms && ahead <= 2s)
        return;
    m_anchor = date.toUTC().addDuration(m_observed && ahead < 0ms ? 0ms : 500ms);
    m_anchorElapsed = elapsed;
    m_observed = true;
}

QDateTime PlatformTime::now(std::chrono::milliseconds elapsed) const
{
    return m_anchor.addDuration(elapsed - m_anchorElapsed);
}

std::chrono::milliseconds PlatformTime::wallError(const QDateTime &wallTime, std::chrono::milliseconds elapsed) const
{
    return std::chrono::milliseconds(now(elapsed).msecsTo(wallTime));
}

} // namespace wrapdesk
