// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wording.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace std::chrono_literals;

class WordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void writesDurationsShort_data();
    void writesDurationsShort();
    void writesTimesByHowLongAgoTheyAre();
    void everyUnwritableLegHasAReason();
};

void WordingTest::writesDurationsShort_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("below zero") << -5 << QStringLiteral("0:00");
    QTest::newRow("seconds") << 22 << QStringLiteral("0:22");
    QTest::newRow("minutes and seconds") << 599 << QStringLiteral("9:59");
    QTest::newRow("minutes") << 840 << QStringLiteral("14 min");
    QTest::newRow("hours") << 7800 << QStringLiteral("2 h 10");
    QTest::newRow("days") << 273600 << QStringLiteral("3 d 4 h");
}

void WordingTest::writesDurationsShort()
{
    QFETCH(int, seconds);
    QFETCH(QString, text);
    QCOMPARE(Wording::duration(std::chrono::seconds(seconds)), text);
}

void WordingTest::writesTimesByHowLongAgoTheyAre()
{
    const QDateTime now(QDate(2026, 11, 22), QTime(14, 2), Qt::UTC); // a Sunday
    QCOMPARE(Wording::clockTime(now.addSecs(-3600), now), QStringLiteral("13:02"));
    QCOMPARE(Wording::clockTime(now.addDays(-1), now), QStringLiteral("Sat 14:02"));
    QCOMPARE(Wording::clockTime(now.addDays(-10), now), QStringLiteral("12 Nov 14:02"));
    QCOMPARE(Wording::clockTime({}, now), QStringLiteral("–"));
    QCOMPARE(Wording::ago(now.addSecs(-2), now), QStringLiteral("2 s"));
}

void WordingTest::everyUnwritableLegHasAReason()
{
    QVERIFY(Wording::unwritable(Unwritable::No).isEmpty());
    for (int reason = int(Unwritable::No) + 1; reason <= int(Unwritable::OtherDivision); ++reason)
        QVERIFY(!Wording::unwritable(static_cast<Unwritable>(reason)).isEmpty());
}

WRAPDESK_TEST(WordingTest)
#include "wordingtest.moc"
