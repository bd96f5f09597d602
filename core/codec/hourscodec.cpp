// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/hourscodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace wrapdesk {

namespace {

const auto daysKey = QStringLiteral("days");
const auto fromKey = QStringLiteral("from");
const auto toKey = QStringLiteral("to");
const auto clockFormat = QStringLiteral("HH:mm");

QList<Qt::DayOfWeek> readDays(const StrictCursor &json)
{
    QList<Qt::DayOfWeek> days;
    const QList<StrictCursor> elements = json.elements();
    if (elements.isEmpty())
        json.fail(QStringLiteral("the list is empty; leave it out to mean every day"));
    for (const StrictCursor &element : elements) {
        const auto day = static_cast<Qt::DayOfWeek>(dayWords().indexOf(element.word(dayWords())) + 1);
        if (days.contains(day))
            element.fail(QStringLiteral("this day stands there twice"));
        days << day;
    }
    std::sort(days.begin(), days.end());
    return days;
}

QTime readClock(const StrictCursor &json)
{
    if (!json.isPresent())
        return {};
    static const QRegularExpression clock(QStringLiteral(R"(\A([01]\d|2[0-3]):[0-5]\d\z)"));
    if (!json.isText() || !clock.match(json.text()).hasMatch()) {
        json.expected(QStringLiteral("a time from 00:00 to 23:59, as \"08:00\""));
        return {};
    }
    return QTime::fromString(json.text(), clockFormat);
}

} // namespace

QStringList hoursKeys() { return {daysKey, fromKey, toKey}; }

QStringList dayWords()
{
    return {QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"), QStringLiteral("thu"),
            QStringLiteral("fri"), QStringLiteral("sat"), QStringLiteral("sun")};
}

QJsonObject hoursObject(const WeekHours &hours)
{
    QJsonObject object;
    QJsonArray days;
    for (const Qt::DayOfWeek day : hours.days)
        days.append(dayWords().at(day - 1));
    if (!days.isEmpty())
        object.insert(daysKey, days);
    if (hours.from.isValid())
        object.insert(fromKey, hours.from.toString(clockFormat));
    if (hours.to.isValid())
        object.insert(toKey, hours.to.toString(clockFormat));
    return object;
}

WeekHours readHours(const StrictCursor &json)
{
    WeekHours hours;
    if (!json.hasOnly(hoursKeys()))
        return hours;
    if (json.has(daysKey))
        hours.days = readDays(json.at(daysKey));
    hours.from = readClock(json.at(fromKey));
    hours.to = readClock(json.at(toKey));
    if (const QString why = hours.impossible(); !why.isEmpty())
        json.fail(why);
    return hours;
}

QByteArray encodeHours(const WeekHours &hours)
{
    return QJsonDocument(hoursObject(hours)).toJson(QJsonDocument::Compact);
}

Result<WeekHours> decodeHours(const QByteArray &json) { return readStrictly<WeekHours>(json, readHours); }

} // namespace wrapdesk
