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
    void staysWithinASecondAndNeverGoesBack_data();
    void staysWithinASecondAndNeverGoesBack();
    void followsAPlatformThatIsSetBack();
    void tellsHowWrongTheMachineIs();
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
}

void PlatformTimeTest::staysWithinASecondAndNeverGoesBack_data()
{
    QTest::addColumn<int>("latency"); // ms, at most
    QTest::addColumn<int>("drift"); // of our clock, ms a minute
    QTest::newRow("at once") << 1 << 0;
    QTest::newRow("over a road of 300 ms") << 300 << 0;
    QTest::newRow("our clock runs slow") << 100 << -6;
    QTest::newRow("our clock runs fast") << 100 << 6;
}

// Two hours of an answer each second, and a machine that is wrong by a day.
void PlatformTimeTest::staysWithinASecondAndNeverGoesBack()
{
    QFETCH(const int, latency);
    QFETCH(const int, drift);
    QRandomGenerator random(3);
    PlatformTime time(noon.addDays(1), 0ms);
    QDateTime before;
    for (int ms = 250; ms < 7'200'000; ms += 900 + random.bounded(200)) {
        const QDateTime platform = noon.addMSecs(ms);
        const std::chrono::milliseconds elapsed(ms + static_cast<qint64>(ms) * drift / 60'000);
        time.observe(header(platform.addMSecs(-random.bounded(latency))), elapsed);
        const QDateTime now = time.now(elapsed);
        const qint64 allowed = drift > 0 ? 2000 : 1000; // a fast clock is set back only when it is off by two seconds
        QVERIFY2(qAbs(now.msecsTo(platform)) <= allowed, qPrintable(QString::number(now.msecsTo(platform))));
        QVERIFY(drift > 0 || !before.isValid() || now >= before);
        before = now;
    }
    QVERIFY(time.isObserved());
}

void PlatformTimeTest::followsAPlatformThatIsSetBack()
{
    PlatformTime time(noon, 0ms);
    time.observe(noon, 0ms);
    time.observe(noon.addSecs(1), 2s); // slow road: no reason to go back
    QCOMPARE(time.now(2s), noon.addMSecs(2500));
    time.observe(noon.addSecs(-3600), 3s);
    QCOMPARE(time.now(3s), noon.addSecs(-3600).addMSecs(500));
    time.observe(noon.addSecs(7200), 4s); // and forward again, as after the machine slept
    QVERIFY(qAbs(time.now(4s).msecsTo(noon.addSecs(7200))) <= 1000);
}

void PlatformTimeTest::tellsHowWrongTheMachineIs()
{
    PlatformTime time(noon.addSecs(7200), 0ms);
    time.observe(noon, 0ms);
    QCOMPARE(time.wallError(noon.addSecs(7200), 0ms), 7'200'000ms - 500ms);
    QCOMPARE(time.wallError(noon.addSecs(-50), 10s), -60'000ms - 500ms);
}

void PlatformTimeTest::ignoresAHeaderThatIsNoDate()
{
    PlatformTime time(noon, 0ms);
    time.observe(QDateTime(), 5s);
    QVERIFY(!time.isObserved());
    QCOMPARE(time.now(5s), noon.addSecs(5));
}

WRAPDESK_TEST(PlatformTimeTest)
#include "platformtimetest.moc"
