// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/clock.h"

#include <QTimer>

namespace wrapdesk {

QDateTime SystemClock::wallTime() const { return QDateTime::currentDateTimeUtc(); }

std::chrono::milliseconds SystemClock::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void SystemClock::later(std::chrono::milliseconds delay, QObject *context, std::function<void()> action) const
{
    QTimer::singleShot(delay, Qt::PreciseTimer, context, std::move(action));
}

} // namespace wrapdesk
