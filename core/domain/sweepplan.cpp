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

QList<Interval> halves(const Interval &piece)
{
    const std::chrono::milliseconds length(piece.from.msecsTo(piece.to));
    if (length <= 1h)
        return {};
    const QDateTime middle = piece.from.addDuration(length / 2);
    const QDateTime cut = midnight(middle) > piece.from ? midnight(middle) : middle;
    return {{piece.from, cut}, {cut, piece.to}};
}

QDateTime sweepEnd(const QDateTime &now) { return now.addDuration(-1min); }

} // namespace wrapdesk
