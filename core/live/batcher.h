// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "domain/leg.h"

#include <QObject>

#include <optional>

namespace wrapdesk {

// Turns a rush of events into batches at a human rate: what comes after a pause goes out at once, the rest together,
// at most one batch every 100 ms. Owned by the LiveFeed, main thread. Keeps the order and loses nothing while it lives.
class Batcher : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds interval{100};

    // `clock` must outlive the batcher.
    explicit Batcher(const Clock &clock, QObject *parent = nullptr);

    void add(const QList<LegEvent> &events);

Q_SIGNALS:
    void batch(const QList<wrapdesk::LegEvent> &events); // never empty

private:
    void handOut();

    const Clock &m_clock;
    QList<LegEvent> m_waiting;
    std::optional<std::chrono::milliseconds> m_lastBatch;
    bool m_isScheduled = false;
};

} // namespace wrapdesk
