// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/weekhours.h"

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr int minutesPerDay = 24 * 60;
constexpr int minutesPerWeek = 7 * minutesPerDay;
constexpr qint64 msecsPerMinute = 60'000;
constexpr qint64 msecsPerDay = minutesPerDay * msecsPerMinute;
constexpr int mondayBeforeEpoch = 3; // days: 1970-01-01 was a Thursday

int minuteOfDay(const QTime &time) { return time.msecsSinceStartOfDay() / static_cast<int>(msecsPerMinute); }

qint64 offsetOf(const QDateTime &time, const QTimeZone &zone)
{
    return zone.isValid() ? zone.offsetFromUtc(time) * qint64(1000) : 0;
}

// Since the Monday on or before the clock's `wall` time (ms since the epoch, as if it were UTC).
qint64 sinceMonday(qint64 wall)
{
    const qint64 week = 7 * msecsPerDay;
    const qint64 rest = (wall + mondayBeforeEpoch * msecsPerDay) % week;
    return rest < 0 ? rest + week : rest;
}

bool holds(const QList<WeekHours::Span> &spans, int minute)
{
    return std::any_of(spans.begin(), spans.end(),
                       [minute](const auto &span) { return span.from <= minute && minute < span.to; });
}

// The first moment after `after` and not after `last` at which the clock, `offset` ahead of UTC all the time, comes to
// an end of a span that changes `isIn`.
std::optional<qint64> changeWithin(const QList<WeekHours::Span> &spans, bool isIn, qint64 offset, qint64 after,
                                   qint64 last)
{
    std::optional<qint64> first;
    const qint64 monday = after + offset - sinceMonday(after + offset);
    for (const WeekHours::Span &span : spans) {
        for (const int end : {span.from, span.to}) {
            if (holds(spans, end % minutesPerWeek) == isIn)
                continue;
            qint64 moment = monday + end * msecsPerMinute - offset;
            while (moment <= after)
                moment += 7 * msecsPerDay;
            if (moment <= last && (!first || moment < *first))
                first = moment;
        }
    }
    return first;
}

// Qt's own names for fixed offsets, "UTC+02:00".
bool isOffset(const QByteArray &id) { return id.startsWith("UTC") && id.size() > 3; }

// Qt 6.4 takes "Europe", a folder of zones, for a zone without rules, whose short name is its own.
bool isFolder(const QTimeZone &zone)
{
    const QString own = QString::fromUtf8(zone.id());
    return own != own.toUpper() && zone.abbreviation(QDateTime::fromMSecsSinceEpoch(0, Qt::UTC)) == own;
}

} // namespace

QString WeekHours::impossible() const
{
    if (from.isValid() != to.isValid())
        return from.isValid() ? QStringLiteral("the end of the time window is missing")
                              : QStringLiteral("the beginning of the time window is missing");
    if (from.isValid() && minuteOfDay(from) == minuteOfDay(to))
        return QStringLiteral("the time window ends when it begins, at %1").arg(from.toString(u"HH:mm"));
    return {};
}

QList<WeekHours::Span> WeekHours::spans() const
{
    if (!impossible().isEmpty())
        return {};
    const int begin = from.isValid() ? minuteOfDay(from) : 0;
    int end = to.isValid() ? minuteOfDay(to) : minutesPerDay;
    if (end <= begin)
        end += minutesPerDay;
    QList<Span> spans;
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        if (!days.isEmpty() && !days.contains(static_cast<Qt::DayOfWeek>(day)))
            continue;
        const int midnight = (day - Qt::Monday) * minutesPerDay;
        spans.append({midnight + begin, std::min(midnight + end, minutesPerWeek)});
        if (midnight + end > minutesPerWeek) // Sunday's night ends on Monday
            spans.prepend({0, midnight + end - minutesPerWeek});
    }
    return spans;
}

int WeekHours::minuteOfWeek(const QDateTime &time, const QTimeZone &zone)
{
    return static_cast<int>(sinceMonday(time.toMSecsSinceEpoch() + offsetOf(time, zone)) / msecsPerMinute);
}

bool WeekHours::contains(const QDateTime &time, const QTimeZone &zone) const
{
    return time.isValid() && holds(spans(), minuteOfWeek(time, zone));
}

std::optional<QDateTime> WeekHours::nextChange(const QDateTime &time, const QTimeZone &zone) const
{
    if (!time.isValid())
        return {};
    const QList<Span> within = spans();
    const bool isIn = holds(within, minuteOfWeek(time, zone));
    const QDateTime last = time.toUTC().addDays(8);
    // From one setting of the clocks to the next; at each, the clock's jump itself may be the change.
    QDateTime start = time.toUTC();
    while (start < last) {
        const QDateTime jump = zone.nextTransition(start).atUtc.toUTC();
        const bool jumps = jump.isValid() && jump > start && jump <= last;
        const qint64 until = jumps ? jump.toMSecsSinceEpoch() - 1 : last.toMSecsSinceEpoch();
        const auto moment = changeWithin(within, isIn, offsetOf(start, zone), start.toMSecsSinceEpoch(), until);
        if (moment)
            return QDateTime::fromMSecsSinceEpoch(*moment, Qt::UTC);
        if (!jumps)
            return {};
        if (holds(within, minuteOfWeek(jump, zone)) != isIn)
            return jump;
        start = jump;
    }
    return {};
}

std::optional<QTimeZone> timeZoneFromName(const QString &name)
{
    const QByteArray typed = name.trimmed().replace(u' ', u'_').toUtf8();
    const QList<QByteArray> listed = QTimeZone::availableTimeZoneIds();
    const auto found = std::find_if(listed.begin(), listed.end(), [&typed](const QByteArray &id) {
        return id.compare(typed, Qt::CaseInsensitive) == 0;
    });
    if (found != listed.end())
        return isOffset(*found) ? std::nullopt : std::optional(QTimeZone(*found));
    // Older names, as CET and US/Eastern, are known but not listed.
    const QTimeZone zone(typed);
    return typed.isEmpty() || isOffset(typed) || !zone.isValid() || isFolder(zone) ? std::nullopt : std::optional(zone);
}

} // namespace wrapdesk
