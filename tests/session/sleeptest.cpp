// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sleepwatch.h"
#include "support/runner.h"
#include "support/sleepyclock.h"
#include "writingrig.h"

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// What a desk does once its machine is awake again.
class SleepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void opensItsChannelAnewAndSweeps();
    void findsWhatCameMeanwhile();
    void writesNothingTwice();
    void aClockPutRightByALittleIsNoSleep();

private:
    static const QString channelRoute;
};

const QString SleepTest::channelRoute = QStringLiteral("POST /api/v2/notifications/channels");

namespace {

// A desk that is live and has swept.
struct Awake
{
    explicit Awake(const Session::Options &options = atOnce) : session(site.profile(), options, clock)
    {
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.health().live == LiveState::Live, 20'000);
        QTRY_VERIFY(session.health().sweep.loading == Loading::Ready);
        QTRY_VERIFY(session.codes().knowsCodesOf(site.queue(0)));
    }

    SleepyClock clock;
    DemoSite site;
    Session session;
    QSignalSpy swept{&session, &Session::sweepFinished};
};

} // namespace

void SleepTest::opensItsChannelAnewAndSweeps()
{
    Awake desk;
    const int channels = desk.site.requests(channelRoute);
    const int sweeps = desk.site.requests(DemoSite::sweepRoute);
    desk.clock.sleep(8h);
    QTRY_COMPARE(desk.session.health().gaps.size(), 1);
    QTRY_VERIFY(desk.session.health().live == LiveState::Live);
    QCOMPARE(desk.site.requests(channelRoute), channels + 1);
    QVERIFY(desk.session.health().gaps.constFirst().filled);
    QTRY_VERIFY(desk.site.requests(DemoSite::sweepRoute) > sweeps);
    QTRY_VERIFY(desk.session.health().sweep.loading == Loading::Ready);
    // The platform's time was asked for anew.
    QVERIFY(std::abs(desk.session.now().secsTo(QDateTime::currentDateTimeUtc())) < 5);
}

void SleepTest::findsWhatCameMeanwhile()
{
    Awake desk;
    desk.site.organization().faults().failNext(channelRoute, {.status = 503}, 1); // the network is not back at once
    desk.clock.sleep(8h);
    QTRY_COMPARE(desk.session.health().gaps.size(), 1); // the gap itself may be over by now
    const LegId leg = desk.site.put(LegPlan{});
    QTRY_VERIFY(desk.session.roster().find(leg));
    QTRY_VERIFY(desk.session.health().live == LiveState::Live);
}

void SleepTest::writesNothingTwice()
{
    Awake desk;
    const LegId leg = desk.site.put(LegPlan{});
    QTRY_VERIFY(desk.session.roster().find(leg));
    // The write takes effect, its answer is lost on the way.
    desk.site.organization().faults().failNext(DemoSite::writeRoute, {.kind = demoorg::Fault::Kind::Reset}, 1);
    QVERIFY(desk.session.writing().wrap({.leg = leg, .code = desk.site.code(3)}));
    desk.clock.sleep(8h);
    QTRY_COMPARE(desk.site.requests(DemoSite::writeRoute), 1);
    QTRY_COMPARE(desk.session.health().gaps.size(), 1); // the gap itself may be over by now
    QTRY_VERIFY(desk.session.health().live == LiveState::Live);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.session.writing().isBusy(), 10'000);
    QVERIFY(desk.session.writing().intentOf(leg)->state == IntentState::Confirmed);
    QCOMPARE(desk.site.requests(DemoSite::writeRoute), 1);
    QCOMPARE(desk.site.writesTo(leg), 1);
}

void SleepTest::aClockPutRightByALittleIsNoSleep()
{
    Awake desk;
    const int channels = desk.site.requests(channelRoute);
    desk.clock.sleep(9s);
    bool isLookedAt = false; // the desk's own look is due before
    desk.clock.later(SleepWatch::period, this, [&isLookedAt] { isLookedAt = true; });
    QTRY_VERIFY(isLookedAt);
    QCOMPARE(desk.site.requests(channelRoute), channels);
    QVERIFY(desk.session.health().gaps.isEmpty());
}

WRAPDESK_TEST(SleepTest)
#include "sleeptest.moc"
