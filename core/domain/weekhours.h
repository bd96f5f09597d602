// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QTime>
#include <QTimeZone>

#include <optional>

namespace wrapdesk {

// Hours of the week by the clock on the wall: on these days from `from` until `to` (exclusive). A window whose end is
// not after its beginning goes past midnight and belongs to the day on which it begins. An hour that comes twice is in
// the window both times; one that is left out when the clocks go forward is never there. A value.
struct WeekHours
{
    QList<Qt::DayOfWeek> days; // sorted, each once; empty: every day
    QTime from; // whole minutes; null together with `to`: all day
    QTime to;

    bool operator==(const WeekHours &) const = default;

    // Nothing is said: always.
    bool isEmpty() const { return days.isEmpty() && !from.isValid() && !to.isValid(); }
    // Why no minute of any week can be meant (one end missing, both ends the same); empty: the window is possible.
    QString impossible() const;
    // An empty or impossible window: see above; the first contains every time, the second none.
    bool contains(const QDateTime &time, const QTimeZone &zone) const;
    // The next time after `time` at which contains() changes, within the next eight days; nothing: it does not.
    std::optional<QDateTime> nextChange(const QDateTime &time, const QTimeZone &zone) const;

    // Minutes of the week by the clock on the wall, from Monday 00:00: 0 to 10,079.
    struct Span
    {
        int from = 0;
        int to = 0; // exclusive, up to 10,080

        bool operator==(const Span &) const = default;
    };
    // The window as parts of one week, sorted; a night from Sunday to Monday is two of them.
    QList<Span> spans() const;
    // Where in the week the clock stands at that time; a zone that is not valid counts as UTC.
    static int minuteOfWeek(const QDateTime &time, const QTimeZone &zone);
};

// A time zone by its IANA name, as a person typed it; nothing: there is none of that name here.
std::optional<QTimeZone> timeZoneFromName(const QString &name);

} // namespace wrapdesk
