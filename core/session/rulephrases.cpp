// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rulephrases.h"

#include <QLocale>

namespace wrapdesk {

namespace {

// Of more than this many, two are told and the others counted.
constexpr qsizetype mostTold = 3;

QString dayName(Qt::DayOfWeek day) { return QLocale().dayName(day, QLocale::ShortFormat); }

// Mon, Tue, Wed, Fri: "Mon–Wed, Fri".
QString daysOf(const QList<Qt::DayOfWeek> &days)
{
    QStringList runs;
    for (qsizetype first = 0; first < days.size();) {
        qsizetype last = first;
        while (last + 1 < days.size() && days[last + 1] == days[last] + 1)
            ++last;
        const bool isPair = last == first + 1;
        if (last == first || isPair)
            runs << dayName(days[first]);
        if (isPair)
            runs << dayName(days[last]);
        if (last > first + 1)
            runs << QStringLiteral("%1–%2").arg(dayName(days[first]), dayName(days[last]));
        first = last + 1;
    }
    return runs.join(QStringLiteral(", "));
}

QString clock(const QTime &time) { return time.toString(QStringLiteral("HH:mm")); }

QString joined(const QStringList &names, const QString &lastTwo)
{
    if (names.size() < 2)
        return names.join(QString());
    return lastTwo.arg(names.first(names.size() - 1).join(QStringLiteral(", ")), names.constLast());
}

} // namespace

QString RulePhrases::oneOf(const QStringList &names, Length length)
{
    if (length == Length::Short && names.size() > mostTold)
        return joined(names.first(2) << tr("%1 more").arg(names.size() - 2), tr("%1 or %2"));
    return joined(names, tr("%1 or %2"));
}

QString RulePhrases::allOf(const QStringList &names) { return joined(names, tr("%1 and %2")); }

QString RulePhrases::quoted(const QString &text) { return tr("“%1”").arg(text); }

QStringList RulePhrases::quoted(const QStringList &texts)
{
    QStringList quotedTexts;
    for (const QString &text : texts)
        quotedTexts << quoted(text);
    return quotedTexts;
}

QString RulePhrases::unknown() { return tr("not known"); }

QString RulePhrases::media(Media media)
{
    switch (media) {
    case Media::Voice:
        return tr("voice");
    case Media::Callback:
        return tr("callback");
    case Media::Email:
        return tr("email");
    case Media::Message:
        return tr("message");
    case Media::Social:
        return tr("social");
    case Media::Video:
        return tr("video");
    case Media::Cobrowse:
        return tr("co-browse");
    case Media::Screenshare:
        return tr("screen share");
    case Media::Chat:
        return tr("web chat");
    case Media::InternalMessage:
        return tr("internal");
    case Media::Unknown:
        break;
    }
    return unknown();
}

QString RulePhrases::direction(Direction direction)
{
    switch (direction) {
    case Direction::Inbound:
        return tr("inbound");
    case Direction::Outbound:
        return tr("outbound");
    case Direction::Unknown:
        break;
    }
    return unknown();
}

QString RulePhrases::stragglerClass(StragglerClass kind)
{
    switch (kind) {
    case StragglerClass::Pending:
        return tr("pending");
    case StragglerClass::Missing:
        return tr("missing");
    case StragglerClass::SystemCoded:
        return tr("system-coded");
    case StragglerClass::Orphaned:
        return tr("orphaned");
    }
    return {};
}

QString RulePhrases::duration(std::chrono::seconds time)
{
    const qint64 seconds = time.count();
    QStringList parts;
    if (const qint64 days = seconds / 86400; days > 0)
        parts << (days == 1 ? tr("1 day") : tr("%1 days").arg(days));
    if (const qint64 hours = seconds / 3600 % 24; hours > 0)
        parts << tr("%1 h", "hours").arg(hours);
    if (const qint64 minutes = seconds / 60 % 60; minutes > 0)
        parts << tr("%1 min").arg(minutes);
    if (seconds % 60 > 0 || parts.isEmpty())
        parts << tr("%1 s", "seconds").arg(seconds % 60);
    return parts.join(u' ');
}

QString RulePhrases::range(const DurationRange &range)
{
    const bool isFromStart = !range.from || *range.from <= std::chrono::seconds::zero();
    if (range.to && isFromStart)
        return tr("under %1").arg(duration(*range.to));
    if (range.to)
        return tr("from %1 to %2").arg(duration(*range.from), duration(*range.to));
    return range.from ? tr("at least %1").arg(duration(*range.from)) : QString();
}

QString RulePhrases::hours(const WeekHours &hours)
{
    if (hours.isEmpty())
        return tr("always");
    QStringList parts;
    if (!hours.days.isEmpty())
        parts << daysOf(hours.days);
    if (hours.from.isValid() && hours.to.isValid()) {
        const bool isMidnight = hours.to == QTime(0, 0);
        parts << QStringLiteral("%1–%2").arg(clock(hours.from), isMidnight ? QStringLiteral("24:00") : clock(hours.to));
        if (hours.to < hours.from && !isMidnight)
            parts << tr("the next day");
    } else if (hours.from.isValid()) {
        parts << tr("from %1, without an end").arg(clock(hours.from));
    } else if (hours.to.isValid()) {
        parts << tr("until %1, without a beginning").arg(clock(hours.to));
    }
    return parts.join(u' ');
}

QString RulePhrases::weekday(const QDateTime &time, const QTimeZone &zone)
{
    return QLocale().toString(time.toTimeZone(zone), QStringLiteral("ddd HH:mm"));
}

QString RulePhrases::moment(const QDateTime &time, const QTimeZone &zone)
{
    return QLocale().toString(time.toTimeZone(zone), QStringLiteral("d MMM yyyy, HH:mm"));
}

} // namespace wrapdesk
