// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/weekhours.h"

#include "support/runner.h"

#include <QTest>

#include <vector>

using namespace wrapdesk;

Q_DECLARE_METATYPE(WeekHours)

namespace {

const QByteArray berlin("Europe/Berlin");

QDateTime utc(const QString &iso) { return QDateTime::fromString(iso + QStringLiteral(":00Z"), Qt::ISODate); }

WeekHours window(QTime from, QTime to, const QList<Qt::DayOfWeek> &days = {})
{
    return {.days = days, .from = from, .to = to};
}

// As a person reads the clock and the calendar on the wall.
struct Wall
{
    QDate date;
    QTime time;
};

bool naivelyContains(const WeekHours &hours, const Wall &wall)
{
    const auto isDay = [&hours](const QDate &date) {
        return hours.days.isEmpty() || hours.days.contains(static_cast<Qt::DayOfWeek>(date.dayOfWeek()));
    };
    if (!hours.from.isValid())
        return isDay(wall.date);
    const bool hasBegun = wall.time >= hours.from;
    const bool isOver = wall.time >= hours.to;
    if (hours.from < hours.to)
        return isDay(wall.date) && hasBegun && !isOver;
    return (isDay(wall.date) && hasBegun) || (isDay(wall.date.addDays(-1)) && !isOver);
}

QList<WeekHours> manyWindows()
{
    return {
        {},
        {.days = {Qt::Sunday}},
        {.days = {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday}},
        {.days = {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday, Qt::Saturday, Qt::Sunday}},
        window({8, 0}, {18, 0}),
        window({1, 30}, {2, 30}),
        window({2, 0}, {3, 0}, {Qt::Sunday}),
        window({2, 10}, {2, 20}),
        window({2, 30}, {3, 30}, {Qt::Sunday}),
        window({1, 45}, {1, 50}, {Qt::Sunday}),
        window({22, 0}, {6, 0}),
        window({22, 0}, {2, 15}, {Qt::Saturday}),
        window({23, 59}, {0, 1}, {Qt::Sunday}),
        window({6, 0}, {0, 0}, {Qt::Sunday}),
        window({0, 0}, {23, 59}),
        window({12, 0}, {11, 59}, {Qt::Sunday}),
    };
}

} // namespace

class WeekHoursTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void saysWhatIsImpossible_data();
    void saysWhatIsImpossible();
    void goesByTheClockOnTheWall_data();
    void goesByTheClockOnTheWall();
    void tellsTheNextChange_data();
    void tellsTheNextChange();
    void agreesWithTheCalendarMinuteByMinute_data();
    void agreesWithTheCalendarMinuteByMinute();
    void knowsZonesByTheirNames_data();
    void knowsZonesByTheirNames();
};

void WeekHoursTest::saysWhatIsImpossible_data()
{
    QTest::addColumn<WeekHours>("hours");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing is said") << WeekHours() << QString();
    QTest::newRow("a day") << WeekHours{.days = {Qt::Sunday}} << QString();
    QTest::newRow("office hours") << window({8, 0}, {18, 0}) << QString();
    QTest::newRow("a night") << window({22, 0}, {6, 0}) << QString();
    QTest::newRow("until midnight") << window({8, 0}, {0, 0}) << QString();
    QTest::newRow("no end") << WeekHours{.from = {8, 0}} << QStringLiteral("the end of the time window is missing");
    QTest::newRow("no beginning") << WeekHours{.to = {8, 0}}
                                  << QStringLiteral("the beginning of the time window is missing");
    QTest::newRow("both the same") << window({8, 0}, {8, 0})
                                   << QStringLiteral("the time window ends when it begins, at 08:00");
    QTest::newRow("both midnight") << window({0, 0}, {0, 0}, {Qt::Monday})
                                   << QStringLiteral("the time window ends when it begins, at 00:00");
}

void WeekHoursTest::saysWhatIsImpossible()
{
    QFETCH(const WeekHours, hours);
    QFETCH(const QString, why);
    QCOMPARE(hours.impossible(), why);
    if (why.isEmpty())
        return;
    // Not a minute of a week is in it, and nothing ever changes.
    const QDateTime start = utc(QStringLiteral("2026-11-23T00:00"));
    for (int minute = 0; minute < 7 * 24 * 60; ++minute)
        QVERIFY(!hours.contains(start.addSecs(qint64(minute) * 60), QTimeZone::utc()));
    QVERIFY(!hours.nextChange(start, QTimeZone::utc()));
}

void WeekHoursTest::goesByTheClockOnTheWall_data()
{
    QTest::addColumn<WeekHours>("hours");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("time");
    QTest::addColumn<bool>("isIn");
    const auto row = [](const char *name, const WeekHours &hours, const QByteArray &zone, const char *time, bool isIn) {
        QTest::newRow(name) << hours << zone << QString::fromLatin1(time) << isIn;
    };
    const WeekHours office = window({8, 0}, {18, 0}, {Qt::Monday});
    row("the first minute", office, berlin, "2026-11-23T07:00", true);
    row("the minute before", office, berlin, "2026-11-23T06:59", false);
    row("the last minute", office, berlin, "2026-11-23T16:59", true);
    row("the minute after", office, berlin, "2026-11-23T17:00", false);
    row("another day", office, berlin, "2026-11-24T07:00", false);
    row("in summer an hour earlier", office, berlin, "2026-07-20T06:00", true);

    const WeekHours night = window({22, 0}, {6, 0}, {Qt::Sunday});
    row("a night belongs to the day it begins on", night, berlin, "2026-11-22T21:00", true);
    row("a night ends on the next day", night, berlin, "2026-11-23T04:59", true);
    row("a night is over", night, berlin, "2026-11-23T05:00", false);
    row("the morning of its day is another night's", night, berlin, "2026-11-22T04:00", false);

    const WeekHours twice = window({2, 0}, {3, 0}, {Qt::Sunday});
    row("an hour that comes twice, the first time", twice, berlin, "2026-10-25T00:30", true);
    row("an hour that comes twice, the second time", twice, berlin, "2026-10-25T01:30", true);
    row("before it comes twice", twice, berlin, "2026-10-24T23:59", false);
    row("after it has come twice", twice, berlin, "2026-10-25T02:00", false);
    row("an hour that is left out, before", twice, berlin, "2026-03-29T00:59", false);
    row("an hour that is left out, after", twice, berlin, "2026-03-29T01:00", false);
    const WeekHours halfTwice = window({1, 30}, {2, 0}, {Qt::Sunday});
    row("half an hour twice, the first time", halfTwice, "Australia/Lord_Howe", "2026-04-04T14:45", true);
    row("half an hour twice, the second time", halfTwice, "Australia/Lord_Howe", "2026-04-04T15:15", true);
    row("half an hour twice, over", halfTwice, "Australia/Lord_Howe", "2026-04-04T15:30", false);
}

void WeekHoursTest::goesByTheClockOnTheWall()
{
    QFETCH(const WeekHours, hours);
    QFETCH(const QByteArray, zone);
    QFETCH(const QString, time);
    QFETCH(const bool, isIn);
    QCOMPARE(hours.contains(utc(time), QTimeZone(zone)), isIn);
}

void WeekHoursTest::tellsTheNextChange_data()
{
    QTest::addColumn<WeekHours>("hours");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("change"); // empty: none
    const auto row = [](const char *name, const WeekHours &hours, const char *after, const char *change) {
        QTest::newRow(name) << hours << QString::fromLatin1(after) << QString::fromLatin1(change);
    };
    row("always", {}, "2026-11-23T07:00", "");
    row("every day by name",
        {.days = {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday, Qt::Saturday, Qt::Sunday}},
        "2026-11-23T07:00", "");
    const WeekHours office = window({8, 0}, {18, 0}, {Qt::Monday});
    row("at the beginning the end is next", office, "2026-11-23T07:00", "2026-11-23T17:00");
    row("at the end the next week is next", office, "2026-11-23T17:00", "2026-11-30T07:00");
    row("a day ends at midnight", {.days = {Qt::Sunday}}, "2026-11-22T12:00", "2026-11-22T23:00");
    row("a night runs on into the day", window({22, 0}, {6, 0}, {Qt::Sunday}), "2026-11-22T22:30", "2026-11-23T05:00");
    row("the clocks jump over its end", window({1, 30}, {2, 30}), "2026-03-29T00:30", "2026-03-29T01:00");
    row("the clocks jump over its beginning", window({2, 30}, {3, 30}), "2026-03-29T00:00", "2026-03-29T01:00");
    row("the clocks jump over all of it", window({2, 15}, {2, 45}, {Qt::Sunday}), "2026-03-28T23:00",
        "2026-04-05T00:15");
    row("the clocks jump over today's", window({2, 15}, {2, 45}), "2026-03-28T23:00", "2026-03-30T00:15");
    row("the clocks go back into it", window({2, 15}, {2, 45}, {Qt::Sunday}), "2026-10-25T00:45", "2026-10-25T01:15");
    row("the clocks go back out of it", window({3, 0}, {4, 0}), "2026-10-25T01:59", "2026-10-25T02:00");
    row("the clocks go back while it lasts", window({2, 0}, {4, 0}), "2026-10-25T00:00", "2026-10-25T03:00");
}

void WeekHoursTest::tellsTheNextChange()
{
    QFETCH(const WeekHours, hours);
    QFETCH(const QString, after);
    QFETCH(const QString, change);
    const auto found = hours.nextChange(utc(after), QTimeZone(berlin));
    QCOMPARE(found.has_value(), !change.isEmpty());
    if (found)
        QCOMPARE(*found, utc(change));
}

void WeekHoursTest::agreesWithTheCalendarMinuteByMinute_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("sunday"); // the clocks change on it
    QTest::newRow("Berlin, forward") << berlin << QDate(2026, 3, 29);
    QTest::newRow("Berlin, back") << berlin << QDate(2026, 10, 25);
    QTest::newRow("New York, forward") << QByteArray("America/New_York") << QDate(2026, 3, 8);
    QTest::newRow("New York, back") << QByteArray("America/New_York") << QDate(2026, 11, 1);
    QTest::newRow("Lord Howe, half an hour back") << QByteArray("Australia/Lord_Howe") << QDate(2026, 4, 5);
    QTest::newRow("Lord Howe, half an hour forward") << QByteArray("Australia/Lord_Howe") << QDate(2026, 10, 4);
    QTest::newRow("beyond what the zone's table lists") << berlin << QDate(2051, 3, 26);
    QTest::newRow("UTC") << QByteArray("UTC") << QDate(2026, 3, 29);
}

void WeekHoursTest::agreesWithTheCalendarMinuteByMinute()
{
    QFETCH(const QByteArray, zone);
    QFETCH(const QDate, sunday);
    const QTimeZone there(zone);
    const QDateTime start(sunday.addDays(-2), QTime(20, 0), Qt::UTC);
    constexpr int watched = 3 * 24 * 60;
    constexpr int ahead = 8 * 24 * 60;
    const auto moment = [&start](size_t minute) { return start.addSecs(static_cast<qint64>(minute) * 60); };
    std::vector<Wall> walls;
    walls.reserve(watched + ahead + 1);
    for (size_t minute = 0; minute <= watched + ahead; ++minute) {
        const QDateTime local = moment(minute).toTimeZone(there);
        walls.push_back({local.date(), local.time()});
    }
    for (const WeekHours &hours : manyWindows()) {
        std::vector<bool> isIn;
        isIn.reserve(walls.size());
        for (const Wall &wall : walls)
            isIn.push_back(naivelyContains(hours, wall));
        size_t next = isIn.size(); // where it changes after the minute; beyond the end: not known to
        for (size_t minute = isIn.size() - 2; minute < isIn.size(); --minute) {
            if (isIn[minute] != isIn[minute + 1])
                next = minute + 1;
            const bool isEdge = next == minute + 1 || (minute > 0 && isIn[minute] != isIn[minute - 1]);
            if (minute >= watched || (!isEdge && minute % 41 != 0))
                continue;
            const QDateTime now = moment(minute).addMSecs(minute % 2 == 0 ? 0 : 59'999);
            QCOMPARE(hours.contains(now, there), isIn[minute]);
            const auto found = hours.nextChange(now, there);
            QCOMPARE(found.value_or(QDateTime()), next <= minute + ahead ? moment(next) : QDateTime());
        }
    }
}

void WeekHoursTest::knowsZonesByTheirNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("id"); // empty: there is none
    const auto row = [](const char *typed, const char *id) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QByteArray(id);
    };
    row("Europe/Berlin", "Europe/Berlin");
    row("  europe/berlin ", "Europe/Berlin");
    row("America/New York", "America/New_York");
    row("UTC", "UTC");
    row("CET", "CET");
    row("US/Eastern", "US/Eastern");
    row("", "");
    row(" ", "");
    row("Europe", "");
    row("UTC+02:00", "");
    row("Mars/Phobos", "");
    row("../../etc/passwd", "");
}

void WeekHoursTest::knowsZonesByTheirNames()
{
    QFETCH(const QString, typed);
    QFETCH(const QByteArray, id);
    const auto zone = timeZoneFromName(typed);
    QCOMPARE(zone ? zone->id() : QByteArray(), id);
    QVERIFY(!zone || zone->isValid());
}

WRAPDESK_TEST(WeekHoursTest)
#include "weekhourstest.moc"
