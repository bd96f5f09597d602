// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/batcher.h"

#include <utility>

namespace wrapdesk {

Batcher::Batcher(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) { }

void Batcher::add(const QList<LegEvent> &events)
{
    if (events.isEmpty())
        return;
    m_waiting << events;
    if (m_isScheduled)
        return;
    const std::chrono::milliseconds now = m_clock.elapsed();
    const std::chrono::milliseconds next = m_lastBatch ? *m_lastBatch + interval : now;
    if (next <= now) {
        handOut();
        return;
    }
    m_isScheduled = true;
    m_clock.later(next - now, this, [this] { handOut(); });
}

void Batcher::handOut()
{
    m_isScheduled = false;
    m_lastBatch = m_clock.elapsed();
    Q_EMIT batch(std::exchange(m_waiting, {}));
}

} // namespace wrapdesk
