// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/sweepplan.h"

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

QDateTime midnight(const QDateTime &time) { return QDateTime(time.toUTC().date(), QTime(0, 0), Qt::UTC); }

} // namespace

QList<Interval> sweepPieces(const Interval &window, std::chrono::hours lookback)
{
    QList<Interval> pieces;
    const QDateTime end = window.to.toUTC();
    QDateTime from = window.from.toUTC().addDuration(-lookback);
    // Cut at midnights: two pieces that share a day would both return that day's conversations.
    while (from < end) {
        const QDateTime to = qMin(midnight(from).addDays(7), end);
        pieces.append({from, to});
        from = to;
    }
    return pieces;
}

// Cut at the midnight nearest to the middle; within a day both halves would return all of it again.
QList<Interval> halves(const Interval &piece)
{
    const QDateTime from = piece.from.toUTC();
    const QDateTime to = piece.to.toUTC();
    const QDateTime cut = midnight(from.addMSecs(from.msecsTo(to) / 2).addDuration(12h));
    const QDateTime first = midnight(from).addDays(1);
    if (first >= to)
        return {};
    const QDateTime last = midnight(to.addMSecs(-1));
    const QDateTime middle = qBound(first, cut, last);
    return {{from, middle}, {middle, to}};
}

QDateTime sweepEnd(const QDateTime &now) { return now.addDuration(-1min); }

} // namespace wrapdesk
