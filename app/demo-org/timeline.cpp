// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timeline.h"

#include <algorithm>

namespace demoorg {

Timeline::Timeline(const QDateTime &birth, QObject *owner)
    : m_isRealTime(birth.isNull()),
      m_birth(birth.isNull() ? QDateTime::currentDateTimeUtc() : birth.toUTC()),
      m_timer(owner)
{
    m_sinceBirth.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.callOnTimeout([this] { runDue(); });
}

QDateTime Timeline::now() const
{
    return m_isRealTime ? QDateTime::currentDateTimeUtc() : m_birth.addMSecs(m_sinceBirth.elapsed());
}

void Timeline::plan(const QDateTime &at, Happens happens)
{
    const auto planned = m_due.emplace(at, std::move(happens));
    if (planned == m_due.begin())
        arm();
}

void Timeline::arm()
{
    constexpr qint64 longest = 60'000; // a step of the system's clock is noticed within a minute
    if (m_due.empty())
        return;
    m_timer.start(static_cast<int>(std::clamp<qint64>(now().msecsTo(m_due.cbegin()->first), 0, longest)));
}

void Timeline::runDue()
{
    while (!m_due.empty() && m_due.cbegin()->first <= now()) {
        const auto next = m_due.extract(m_due.cbegin());
        next.mapped()(next.key());
    }
    arm();
}

} // namespace demoorg
