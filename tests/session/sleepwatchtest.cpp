// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sleepwatch.h"

#include "support/fakeclock.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class SleepWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void saysNothingWhileAwake();
    void saysHowLongTheMachineSlept();
    void takesSmallStepsOfTheClockForNoSleep();
    void takesAClockPutBackForNoSleep();
    void seesEverySleep();
    void mayBeDeletedFromWithin();
    void endsWithItself();

private:
    // The machine sleeps: monotonic time does not notice.
    void sleep(std::chrono::milliseconds length) { m_clock->setWallTime(m_clock->wallTime().addMSecs(length.count())); }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<SleepWatch> m_watch;
    QList<std::chrono::milliseconds> m_slept;
};

void SleepWatchTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_watch.reset();
    m_clock = std::make_unique<FakeClock>();
    m_watch = std::make_unique<SleepWatch>(*m_clock);
    m_slept.clear();
    connect(m_watch.get(), &SleepWatch::resumed, this, [this](std::chrono::milliseconds slept) { m_slept << slept; });
}

void SleepWatchTest::saysNothingWhileAwake()
{
    m_clock->advance(24h);
    QVERIFY(m_slept.isEmpty());
    QCOMPARE(m_clock->waiting(), 1);
}

void SleepWatchTest::saysHowLongTheMachineSlept()
{
    m_clock->advance(12s);
    sleep(8h);
    m_clock->advance(SleepWatch::period);
    QCOMPARE(m_slept, QList<std::chrono::milliseconds>{8h});
    m_clock->advance(1h);
    QCOMPARE(m_slept.size(), 1);
}

void SleepWatchTest::takesSmallStepsOfTheClockForNoSleep()
{
    for (int i = 0; i < 20; ++i) {
        sleep(SleepWatch::shortest);
        m_clock->advance(SleepWatch::period);
    }
    QVERIFY(m_slept.isEmpty());
    sleep(SleepWatch::shortest + 1ms);
    m_clock->advance(SleepWatch::period);
    QCOMPARE(m_slept.size(), 1);
}

void SleepWatchTest::takesAClockPutBackForNoSleep()
{
    sleep(-2h);
    m_clock->advance(1min);
    QVERIFY(m_slept.isEmpty());
    sleep(1min); // counted from the clock as it is now
    m_clock->advance(SleepWatch::period);
    QCOMPARE(m_slept, QList<std::chrono::milliseconds>{1min});
}

void SleepWatchTest::seesEverySleep()
{
    for (int i = 0; i < 3; ++i) {
        sleep(1h);
        m_clock->advance(SleepWatch::period);
    }
    QCOMPARE(m_slept, QList<std::chrono::milliseconds>(3, 1h));
}

void SleepWatchTest::mayBeDeletedFromWithin()
{
    connect(m_watch.get(), &SleepWatch::resumed, this, [this] { m_watch.reset(); });
    sleep(1h);
    m_clock->advance(1h);
    QCOMPARE(m_slept.size(), 1);
}

void SleepWatchTest::endsWithItself()
{
    m_watch.reset();
    QCOMPARE(m_clock->waiting(), 0);
}

WRAPDESK_TEST(SleepWatchTest)
#include "sleepwatchtest.moc"
