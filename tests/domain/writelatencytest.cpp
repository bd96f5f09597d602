// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/justintime.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace std::chrono_literals;

class WriteLatencyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void knowsTheSlowestBut5Percent_data();
    void knowsTheSlowestBut5Percent();
    void forgetsLatencyOfLongAgo();
};

void WriteLatencyTest::knowsTheSlowestBut5Percent_data()
{
    QTest::addColumn<QList<int>>("times");
    QTest::addColumn<int>("service");
    QTest::addColumn<int>("effect");
    QList<int> hundred;
    for (int i = 1; i <= 100; ++i)
        hundred << (i * 37 % 101) * 10; // 10 to 1000, mixed
    QTest::newRow("nothing seen: the floors") << QList<int>() << 200 << 300;
    QTest::newRow("fast") << QList<int>{1, 2, 3} << 200 << 300;
    QTest::newRow("one") << QList<int>{700} << 700 << 700;
    QTest::newRow("ten to a thousand") << hundred << 950 << 950;
    QTest::newRow("one slow of twenty") << (QList<int>(19, 400) << 4000) << 400 << 400;
    QTest::newRow("two slow of twenty") << (QList<int>(18, 400) << 1500 << 1600) << 1500 << 1500;
    QTest::newRow("trouble: the ceilings") << QList<int>(10, 60'000) << 5000 << 2000;
}

void WriteLatencyTest::knowsTheSlowestBut5Percent()
{
    QFETCH(const QList<int>, times);
    QFETCH(const int, service);
    QFETCH(const int, effect);
    WriteLatency latency;
    for (const int time : times) {
        latency.noteService(std::chrono::milliseconds(time));
        latency.noteEffect(std::chrono::milliseconds(time));
    }
    QCOMPARE(latency.service(), std::chrono::milliseconds(service));
    QCOMPARE(latency.effect(), std::chrono::milliseconds(effect));
}

void WriteLatencyTest::forgetsLatencyOfLongAgo()
{
    WriteLatency latency;
    for (int i = 0; i < 200; ++i)
        latency.noteService(3s);
    for (int i = 0; i < 189; ++i)
        latency.noteService(250ms);
    QCOMPARE(latency.service(), 3000ms); // eleven of the last 200
    latency.noteService(250ms);
    QCOMPARE(latency.service(), 250ms); // ten
    QCOMPARE(latency.effect(), WriteLatency::effectFloor);
}

WRAPDESK_TEST(WriteLatencyTest)
#include "writelatencytest.moc"
