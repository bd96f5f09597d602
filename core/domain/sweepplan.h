// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"

#include <QDateTime>
#include <QList>

#include <chrono>

namespace wrapdesk {

// A stretch of time, from <= to, UTC.
struct Interval
{
    QDateTime from;
    QDateTime to;

    bool operator==(const Interval &) const = default;
};

// What a sweep is asked to look at.
struct SweepScope
{
    Interval window; // of the *ends* of legs
    QList<QueueId> queues; // empty: all

    bool operator==(const SweepScope &) const = default;
};

// The query intervals that see every leg of `window`: from `lookback` earlier (conversations that started before the
// window, FACTS §2.3: an interval selects by conversation start day) to the window's end, in pieces of at most 7 days
// (FACTS §11.3), oldest first.
QList<Interval> sweepPieces(const Interval &window, std::chrono::hours lookback);

// Both halves of a piece, after a 502 or more than 8,000 hits; empty if it touches one day only: an interval selects by
// start day, so a part of a day would return the whole (FACTS §2.3).
QList<Interval> halves(const Interval &piece);

// `now` minus the minute during which analytics is not yet settled (FACTS §2.3).
QDateTime sweepEnd(const QDateTime &now);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::SweepScope)
