// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/typedfield.h"

#include "rulesamples.h"
#include "session/rulephrases.h"
#include "support/runner.h"
#include "widgets/weekhoursfield.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class TypedFieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void understandsDurationsAsTheyAreTyped_data();
    void understandsDurationsAsTheyAreTyped();
    void readsWhatItShows();
    void understandsTimesOfTheDay_data();
    void understandsTimesOfTheDay();
    void keepsTheLastValueThatCouldBeRead();
    void showingIsNoEdit();
    void weekHoursSayWhatIsLeftOpen_data();
    void weekHoursSayWhatIsLeftOpen();
    void daysAreToggledByTheKeyboard();
};

void TypedFieldTest::understandsDurationsAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("seconds"); // -1: not understood
    QTest::newRow("a number") << QStringLiteral("90") << 90;
    QTest::newRow("zero") << QStringLiteral("0") << 0;
    QTest::newRow("seconds") << QStringLiteral("90s") << 90;
    QTest::newRow("a space between") << QStringLiteral(" 90 s ") << 90;
    QTest::newRow("minutes") << QStringLiteral("2m") << 120;
    QTest::newRow("minutes, longer") << QStringLiteral("2 Minutes") << 120;
    QTest::newRow("an hour") << QStringLiteral("1h") << 3600;
    QTest::newRow("days") << QStringLiteral("7 days") << 7 * 86400;
    QTest::newRow("several") << QStringLiteral("1h 30min 5s") << 5405;
    QTest::newRow("close together") << QStringLiteral("1h30m") << 5400;
    QTest::newRow("nothing") << QString() << -1;
    QTest::newRow("a word") << QStringLiteral("soon") << -1;
    QTest::newRow("no number") << QStringLiteral("h") << -1;
    QTest::newRow("another unit") << QStringLiteral("5 weeks") << -1;
    QTest::newRow("a fraction") << QStringLiteral("1.5 h") << -1;
    QTest::newRow("below zero") << QStringLiteral("-5") << -1;
    QTest::newRow("which unit?") << QStringLiteral("1 h 30") << -1;
    QTest::newRow("twice") << QStringLiteral("1 h 2 h") << -1;
    QTest::newRow("out of order") << QStringLiteral("5 s 1 h") << -1;
    QTest::newRow("for ever") << QStringLiteral("999999999 d") << -1;
}

void TypedFieldTest::understandsDurationsAsTheyAreTyped()
{
    QFETCH(QString, text);
    QFETCH(int, seconds);
    const auto read = DurationField::fromText(text);
    QCOMPARE(read.has_value(), seconds >= 0);
    if (read)
        QCOMPARE(read->count(), seconds);
}

void TypedFieldTest::readsWhatItShows()
{
    for (const std::chrono::seconds time : {0s, 1s, 59s, 60s, 90s, 3600s, 5405s, 86400s, 90061s, 604800s})
        QCOMPARE(DurationField::fromText(RulePhrases::duration(time)), std::optional(time));
}

void TypedFieldTest::understandsTimesOfTheDay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QTime>("time");
    QTest::newRow("hour") << QStringLiteral("8") << QTime(8, 0);
    QTest::newRow("hour and minute") << QStringLiteral("8:05") << QTime(8, 5);
    QTest::newRow("four digits") << QStringLiteral("0830") << QTime(8, 30);
    QTest::newRow("a dot") << QStringLiteral("17.45") << QTime(17, 45);
    QTest::newRow("the day's end") << QStringLiteral("24:00") << QTime(0, 0);
    QTest::newRow("after it") << QStringLiteral("24:01") << QTime();
    QTest::newRow("no minute") << QStringLiteral("8:60") << QTime();
    QTest::newRow("half a minute") << QStringLiteral("8:5") << QTime();
    QTest::newRow("a word") << QStringLiteral("noon") << QTime();
}

void TypedFieldTest::understandsTimesOfTheDay()
{
    QFETCH(QString, text);
    QFETCH(QTime, time);
    QCOMPARE(TimeField::fromText(text), time);
}

void TypedFieldTest::keepsTheLastValueThatCouldBeRead()
{
    DurationField field(QStringLiteral("field"), QStringLiteral("Field"), nullptr);
    const QSignalSpy edited(&field, &DurationField::edited);
    QTest::keyClicks(&field, QStringLiteral("5m"));
    QCOMPARE(edited.count(), 2);
    QCOMPARE(field.value(), std::optional(std::chrono::seconds(5min)));
    QTest::keyClicks(&field, QStringLiteral("x"));
    QCOMPARE(field.value(), std::optional(std::chrono::seconds(5min)));
    QVERIFY(field.trouble().contains(QStringLiteral("“5mx”")));
    QCOMPARE(field.accessibleDescription(), field.trouble());
    QVERIFY(field.property("invalid").toBool());
    field.clear();
    QVERIFY(!field.value());
    QVERIFY(field.trouble().isEmpty());
    QVERIFY(!field.property("invalid").toBool());
}

void TypedFieldTest::showingIsNoEdit()
{
    CountField field(QStringLiteral("field"), QStringLiteral("Field"), nullptr);
    const QSignalSpy edited(&field, &CountField::edited);
    field.show(12);
    QCOMPARE(field.text(), QStringLiteral("12"));
    field.show({});
    QCOMPARE(edited.count(), 0);
    QTest::keyClicks(&field, QStringLiteral("0"));
    QVERIFY(!field.value());
    QVERIFY(!field.trouble().isEmpty());
}

void TypedFieldTest::weekHoursSayWhatIsLeftOpen_data()
{
    QTest::addColumn<WeekHours>("hours");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("isTrouble");
    QTest::newRow("nothing") << WeekHours{} << QStringLiteral("never") << false;
    QTest::newRow("days") << WeekHours{{Qt::Monday}, {}, {}} << QStringLiteral("all day") << false;
    QTest::newRow("hours") << WeekHours{{}, QTime(8, 0), QTime(18, 0)} << QStringLiteral("every day") << false;
    QTest::newRow("both") << WeekHours{{Qt::Monday}, QTime(8, 0), QTime(18, 0)} << QString() << false;
    QTest::newRow("past midnight") << WeekHours{{Qt::Monday}, QTime(22, 0), QTime(6, 0)}
                                   << QStringLiteral("until the next morning") << false;
    QTest::newRow("no end") << WeekHours{{}, QTime(8, 0), {}} << QStringLiteral("the end of the time window is missing")
                            << true;
    QTest::newRow("no minute") << WeekHours{{}, QTime(8, 0), QTime(8, 0)}
                               << QStringLiteral("the time window ends when it begins, at 08:00") << true;
}

void TypedFieldTest::weekHoursSayWhatIsLeftOpen()
{
    QFETCH(WeekHours, hours);
    QFETCH(QString, note);
    QFETCH(bool, isTrouble);
    WeekHoursField field(QStringLiteral("hours"), QStringLiteral("Hours"), nullptr);
    field.setNothingText(QStringLiteral("never"));
    const QSignalSpy edited(&field, &WeekHoursField::edited);
    field.show(hours);
    QCOMPARE(field.hours(), hours);
    QCOMPARE(field.findChild<QLabel *>(QStringLiteral("hoursNote"))->text(), note);
    QCOMPARE(!field.trouble().isEmpty(), isTrouble);
    QCOMPARE(edited.count(), 0);
}

void TypedFieldTest::daysAreToggledByTheKeyboard()
{
    WeekHoursField field(QStringLiteral("hours"), QStringLiteral("Hours"), nullptr);
    const QSignalSpy edited(&field, &WeekHoursField::edited);
    QTest::keyClick(field.findChild<QToolButton *>(QStringLiteral("hoursSun")), Qt::Key_Space);
    QTest::keyClick(field.findChild<QToolButton *>(QStringLiteral("hoursTue")), Qt::Key_Space);
    QCOMPARE(field.hours().days, (QList<Qt::DayOfWeek>{Qt::Tuesday, Qt::Sunday}));
    QCOMPARE(edited.count(), 2);
}

WRAPDESK_TEST(TypedFieldTest)
#include "typedfieldtest.moc"
