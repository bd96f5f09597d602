// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/platformtime.h"

#include "support/runner.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wrapdesk;
using namespace std::chrono_literals;

namespace {

const QDateTime noon(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);

// What a Date header says at that moment: the fraction is cut off.
QDateTime header(const QDateTime &platform)
{
    return QDateTime::fromSecsSinceEpoch(platform.toSecsSinceEpoch(), Qt::UTC);
}

} // namespace

class PlatformTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void believesTheMachineUntilTold();
    void boundsTheTimeByOneAnswer();
    void narrowsTheBoundsWithEveryAnswer_data();
    void narrowsTheBoundsWithEveryAnswer();
    void learnsNothingFromASlowAnswer();
    void forgetsSlowlyWhatItKnew();
    void standsMachinesThatDisagreeALittle();
    void followsAPlatformThatIsSet_data();
    void followsAPlatformThatIsSet();
    void takesAnswersInAnyOrder();
    void tellsHowWrongTheMachineIs();
    void goesOnWhileTheMachineSleeps();
    void ignoresAHeaderThatIsNoDate();
};

void PlatformTimeTest::believesTheMachineUntilTold()
{
    const PlatformTime time(noon.toOffsetFromUtc(3600), 500s);
    QVERIFY(!time.isObserved());
    QCOMPARE(time.now(500s), noon);
    QCOMPARE(time.now(560s), noon.addSecs(60));
    QCOMPARE(time.now(560s).timeSpec(), Qt::UTC);
    QCOMPARE(time.wallError(noon.addSecs(60), 560s), 0ms);
    QCOMPARE(time.uncertainty(560s), 0ms);
}

// Written in the second that began at noon, between the asking and the coming.
void PlatformTimeTest::boundsTheTimeByOneAnswer()
{
    PlatformTime time(noon.addDays(1), 0ms);
    time.observe(noon, 10s, 10s + 200ms);
    QVERIFY(time.isObserved());
    // At the asking not yet 12:00:01, at the coming no longer before 12:00:00.
    QCOMPARE(time.now(10s), noon.addMSecs(400));
    QCOMPARE(time.uncertainty(10s), 600ms);
}

void PlatformTimeTest::narrowsTheBoundsWithEveryAnswer_data()
{
    QTest::addColumn<int>("latency"); // ms, at most, there and back
    QTest::addColumn<int>("drift"); // of our clock, ms a minute
    QTest::addColumn<int>("narrow"); // ms that now() may be off in the end, on average
    QTest::newRow("at once") << 1 << 0 << 15;
    QTest::newRow("over a road of 40 ms") << 40 << 0 << 25;
    QTest::newRow("over a road of 600 ms") << 600 << 0 << 200;
    QTest::newRow("our clock runs slow") << 40 << -6 << 35;
    QTest::newRow("our clock runs fast") << 40 << 6 << 35;
}

// Two hours of an answer each second, and a machine that is wrong by a day. What is promised of one moment is kept, and
// now() never moves by more than what was uncertain: back, too, for the middle of what is possible is where it errs
// least, and who needs the order of what came needs no clock.
void PlatformTimeTest::narrowsTheBoundsWithEveryAnswer()
{
    QFETCH(const int, latency);
    QFETCH(const int, drift);
    QFETCH(const int, narrow);
    QRandomGenerator random(3);
    PlatformTime time(noon.addDays(1), 0ms);
    const auto ours = [drift](qint64 ms) { return std::chrono::milliseconds(ms + ms * drift / 60'000); };
    int answers = 0;
    std::chrono::milliseconds sum{0};
    for (qint64 ms = 250; ms < 7'200'000; ms += 900 + random.bounded(200)) {
        const int thither = random.bounded(latency);
        const int hither = random.bounded(latency) / 2;
        const auto received = ours(ms + thither + hither);
        const QDateTime before = time.now(received);
        const auto doubt = time.uncertainty(received);
        time.observe(header(noon.addMSecs(ms + thither)), ours(ms), received);
        const auto error =
            std::chrono::milliseconds(qAbs(time.now(received).msecsTo(noon.addMSecs(ms + thither + hither))));
        QVERIFY2(error <= time.uncertainty(received) + 1ms, qPrintable(QString::number(error.count())));
        QVERIFY(answers == 0 || qAbs(before.msecsTo(time.now(received))) <= doubt.count() + 1);
        if (++answers > 200)
            sum += time.uncertainty(received);
    }
    const auto mean = sum / (answers - 200);
    QVERIFY2(mean.count() <= narrow, qPrintable(QString::number(mean.count())));
}

void PlatformTimeTest::learnsNothingFromASlowAnswer()
{
    PlatformTime time(noon, 0ms);
    time.observe(noon, 0ms, 0ms);
    time.observe(noon.addSecs(2), 0s, 60s); // a stalled connection
    QCOMPARE(time.now(60s), noon.addMSecs(60'500));
    QCOMPARE(time.uncertainty(60s), 506ms);
}

// By 100 ppm, for the clocks drift apart.
void PlatformTimeTest::forgetsSlowlyWhatItKnew()
{
    PlatformTime time(noon, 0ms);
    time.observe(noon, 0ms, 0ms);
    QCOMPARE(time.uncertainty(0ms), 500ms);
    QCOMPARE(time.uncertainty(100s), 510ms);
    QCOMPARE(time.now(100s), noon.addMSecs(100'500));
    time.observe(noon.addSecs(101), 100s, 100s);
    QCOMPARE(time.now(100s), noon.addMSecs(101'005)); // the old bound let it be 12:01:41.010 at most
    QCOMPARE(time.uncertainty(100s), 5ms);
}

// Two machines answer by turns, one 60 ms ahead of the other: now() stays about between them.
void PlatformTimeTest::standsMachinesThatDisagreeALittle()
{
    QRandomGenerator random(9);
    PlatformTime time(noon, 0ms);
    for (int i = 0; i < 3000; ++i) {
        const qint64 ms = i * 1000 + random.bounded(1000);
        const std::chrono::milliseconds elapsed(ms);
        time.observe(header(noon.addMSecs(ms + (i % 2 ? 60 : 0))), elapsed, elapsed);
        const qint64 ahead = noon.addMSecs(ms).msecsTo(time.now(elapsed));
        if (i > 200)
            QVERIFY2(ahead >= -10 && ahead <= 70, qPrintable(QString::number(ahead)));
    }
}

void PlatformTimeTest::followsAPlatformThatIsSet_data()
{
    QTest::addColumn<int>("by"); // ms
    QTest::addColumn<int>("answers"); // until it is known to 100 ms
    QTest::newRow("forward an hour, as after this machine slept") << 3'600'000 << 100;
    QTest::newRow("back an hour") << -3'600'000 << 100;
    QTest::newRow("forward two seconds") << 2000 << 100;
    QTest::newRow("back two seconds") << -2000 << 100;
    QTest::newRow("forward a little") << 300 << 100;
    QTest::newRow("back a little") << -300 << 100;
}

void PlatformTimeTest::followsAPlatformThatIsSet()
{
    QFETCH(const int, by);
    QFETCH(const int, answers);
    QRandomGenerator random(12);
    PlatformTime time(noon, 0ms);
    const auto answer = [&](int i, int setBy) {
        const qint64 ms = i * 1000 + random.bounded(1000);
        const std::chrono::milliseconds elapsed(ms);
        time.observe(header(noon.addMSecs(ms + setBy)), elapsed - 30ms, elapsed);
        return qAbs(time.now(elapsed).msecsTo(noon.addMSecs(ms + setBy)));
    };
    for (int i = 0; i < 300; ++i)
        answer(i, 0);
    QVERIFY(answer(300, 0) <= 50);
    for (int i = 301; i < 301 + answers; ++i) {
        const qint64 error = answer(i, by);
        QVERIFY2(error <= 600, qPrintable(QString::number(error))); // at once as good as after a first answer
    }
    QVERIFY(answer(301 + answers, by) <= 100);
}

void PlatformTimeTest::takesAnswersInAnyOrder()
{
    PlatformTime one(noon, 0ms);
    one.observe(noon, 100ms, 200ms);
    one.observe(noon.addSecs(1), 700ms, 750ms);
    PlatformTime other(noon, 0ms);
    other.observe(noon.addSecs(1), 700ms, 750ms);
    other.observe(noon, 100ms, 200ms); // through the queue of another thread
    QCOMPARE(other.now(1s), one.now(1s));
    QCOMPARE(other.uncertainty(1s), one.uncertainty(1s));
}

void PlatformTimeTest::tellsHowWrongTheMachineIs()
{
    PlatformTime time(noon.addSecs(7200), 0ms);
    time.observe(noon, 0ms, 0ms);
    QCOMPARE(time.wallError(noon.addSecs(7200), 0ms), 7'200'000ms - 500ms);
    QCOMPARE(time.wallError(noon.addSecs(-50), 10s), -60'000ms - 500ms);
}

void PlatformTimeTest::goesOnWhileTheMachineSleeps()
{
    PlatformTime time(noon.addDays(1), 0ms);
    time.observe(noon, 10s, 10s);
    time.skip(8h);
    QCOMPARE(time.now(20s), noon.addMSecs(500).addSecs(8 * 3600 + 10));
    QVERIFY(!time.isObserved());
    QCOMPARE(time.uncertainty(20s), 0ms);
    // The first answer counts alone, also where it differs by less than machines do.
    time.observe(noon.addSecs(8 * 3600 + 11), 20s, 20s);
    QCOMPARE(time.now(20s), noon.addMSecs(500).addSecs(8 * 3600 + 11));
}

void PlatformTimeTest::ignoresAHeaderThatIsNoDate()
{
    PlatformTime time(noon, 0ms);
    time.observe(QDateTime(), 4s, 5s);
    QVERIFY(!time.isObserved());
    QCOMPARE(time.now(5s), noon.addSecs(5));
}

WRAPDESK_TEST(PlatformTimeTest)
#include "platformtimetest.moc"
