// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionrig.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(demoorg::Fault)

// A session with its socket: what it hears, and what it does with it.
class LiveSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDeskGoesLiveAndSweeps();
    void showsLegsAsTheyLive();
    void confirmsAHandsCodeByTheSocketsEvent();
    void refusesWhatCannotBeCoded();
    void keepsGoingThroughNonsenseFrames();
    void showsAGapUntilItIsFilled();
    void sweepsOnlyWhenToldWithoutADesk();
    void goesByThePlatformsClock_data();
    void goesByThePlatformsClock();
};

void LiveSessionTest::init()
{
    // What a test provokes is warned of; nothing else may be.
    QTest::failOnWarning(QRegularExpression(QStringLiteral(
        "^(?!left out, this sign-in may not see it|no token|unreadable frame|sweep stopped|a queue's codes).*")));
}

void LiveSessionTest::aDeskGoesLiveAndSweeps()
{
    DemoSite::Options options = DemoSite::quiet();
    options.site.backlog = 10;
    SessionRig rig(desk, options);
    QStringList order;
    connect(&rig.session, &Session::ready, this, [&order] { order << QStringLiteral("ready"); });
    connect(&rig.session, &Session::sweepFinished, this, [&order] { order << QStringLiteral("swept"); });
    connect(&rig.session, &Session::rosterChanged, this, [&order] {
        if (!order.contains(QStringLiteral("legs")))
            order << QStringLiteral("legs");
    });
    rig.start();
    QTRY_VERIFY(order.contains(QStringLiteral("swept")));
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    QCOMPARE(order, (QStringList{QStringLiteral("ready"), QStringLiteral("legs"), QStringLiteral("swept")}));
    QVERIFY(rig.session.health().sweptLegs > 10);
    QVERIFY(rig.session.stragglerListState().loading == Loading::Ready);
    QVERIFY(rig.session.liveListState().loading == Loading::Ready);
    for (const QueueId &queue : rig.session.queues().keys())
        QTRY_VERIFY(rig.session.codesState(queue).loading == Loading::Ready);
    QCOMPARE(rig.site.requests(QStringLiteral("GET /api/v2/routing/queues/{queueId}/wrapupcodes")), 12);
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 0);
}

void LiveSessionTest::showsLegsAsTheyLive()
{
    SessionRig rig(desk);
    rig.start();
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    const LegId leg = rig.site.put({.stage = Stage::Talking});
    QTRY_VERIFY(rig.session.roster().find(leg));
    QVERIFY(rig.session.roster().find(leg)->leg.phase == LegPhase::Talking);
    QVERIFY(!rig.session.roster().find(leg)->straggler);
    const LegId late = rig.site.put({.stage = Stage::InAcw, .ended = 2s});
    QTRY_VERIFY(rig.session.roster().find(late) && rig.session.roster().find(late)->straggler);
    QVERIFY(rig.session.roster().find(late)->straggler->kind == StragglerClass::Pending);
    QVERIFY(rig.session.roster().find(late)->leg.acwDeadline() > rig.session.now());
    rig.site.agentCodes(late, rig.site.code(0));
    QTRY_VERIFY(!rig.session.roster().find(late)->straggler);
    QVERIFY(rig.session.health().lastEvent.isValid());
}

void LiveSessionTest::confirmsAHandsCodeByTheSocketsEvent()
{
    SessionRig rig(desk);
    rig.start();
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    const LegId leg = rig.site.put(LegPlan{});
    QTRY_VERIFY(rig.session.roster().find(leg));
    QTRY_VERIFY(!rig.session.codes().codesOf(rig.site.queue(0)).isEmpty());
    const int readBacks = rig.site.requests(DemoSite::readBackRoute);
    QVERIFY(rig.session.writing().wrap({.leg = leg, .code = rig.site.code(3), .notes = QStringLiteral("by hand")}));
    QTRY_COMPARE(rig.stateOf(leg), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.writesTo(leg), 1);
    QCOMPARE(rig.site.codeOn(leg), rig.site.code(3).text());
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 1);
    QCOMPARE(rig.site.requests(DemoSite::readBackRoute), readBacks);
    QTRY_VERIFY(!rig.session.roster().find(leg)->straggler);
    QCOMPARE(rig.session.health().openIntents, 0);
    QCOMPARE(rig.session.writing().intentOf(leg)->by.text(), rig.site.site().supervisorId());
}

void LiveSessionTest::refusesWhatCannotBeCoded()
{
    SessionRig rig(desk);
    rig.start();
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    const LegId leg = rig.site.put(LegPlan{});
    QTRY_VERIFY(rig.session.roster().find(leg));
    QTRY_VERIFY(rig.session.codes().knowsCodesOf(rig.site.queue(0)));
    const Result<IntentId> unknown = rig.session.writing().wrap({.leg = {}, .code = rig.site.code(0)});
    QVERIFY(!unknown && unknown.error().kind == ErrorKind::NotFound);
    const Result<IntentId> foreign = rig.session.writing().wrap({.leg = leg, .code = CodeId(QStringLiteral("x"))});
    QVERIFY(!foreign && foreign.error().kind == ErrorKind::Invalid);
    QVERIFY(foreign.error().message.contains(rig.session.queueName(rig.site.queue(0))));
    QVERIFY(rig.session.writing().wrap({.leg = leg, .code = rig.site.code(0)}));
    const Result<IntentId> again = rig.session.writing().wrap({.leg = leg, .code = rig.site.code(1)});
    QVERIFY(!again && again.error().kind == ErrorKind::Conflict);
    QTRY_COMPARE(rig.stateOf(leg), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.writesTo(leg), 1);
}

void LiveSessionTest::keepsGoingThroughNonsenseFrames()
{
    DemoSite::Options options = DemoSite::quiet();
    options.faults = QStringLiteral("nonsense-frames:100");
    SessionRig rig(desk, options);
    rig.start();
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    QList<LegId> legs;
    for (int i = 0; i < 5; ++i)
        legs << rig.site.put({.stage = Stage::InAcw, .ended = 1s});
    for (const LegId &leg : legs)
        QTRY_VERIFY(rig.session.roster().find(leg));
    QVERIFY(rig.session.health().live == LiveState::Live);
    QVERIFY(rig.session.health().gaps.isEmpty());
}

void LiveSessionTest::showsAGapUntilItIsFilled()
{
    SessionRig rig(desk);
    rig.start();
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    QTRY_VERIFY(rig.session.health().sweep.loading == Loading::Ready);
    const int sweeps = rig.site.requests(DemoSite::sweepRoute);
    rig.site.organization().channels().dropSockets();
    QTRY_VERIFY(rig.session.health().live == LiveState::Gap);
    QVERIFY(rig.session.liveListState().loading == Loading::Failed);
    QCOMPARE(rig.session.health().gaps.size(), 1);
    const LegId missed = rig.site.put({.stage = Stage::Talking});
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    QVERIFY(rig.session.health().gaps.constLast().filled);
    QTRY_VERIFY(rig.session.roster().find(missed));
    QTRY_VERIFY(rig.site.requests(DemoSite::sweepRoute) > sweeps); // for what began and ended meanwhile
}

void LiveSessionTest::sweepsOnlyWhenToldWithoutADesk()
{
    SessionRig rig(quietly);
    rig.start();
    rig.session.watch({rig.site.queue(0)});
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    rig.site.organization().channels().dropSockets();
    QTRY_VERIFY(rig.session.health().live == LiveState::Gap);
    QTRY_VERIFY(rig.session.health().live == LiveState::Live);
    QSignalSpy swept(&rig.session, &Session::sweepFinished);
    rig.session.sweepNow();
    QTRY_COMPARE(swept.size(), 1);
    QCOMPARE(rig.site.requests(DemoSite::sweepRoute), 1);
}

void LiveSessionTest::goesByThePlatformsClock_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("five hours ahead") << 5;
    QTest::newRow("five hours behind") << -5;
    QTest::newRow("two days ahead") << 48;
}

void LiveSessionTest::goesByThePlatformsClock()
{
    QFETCH(const int, hours);
    const WrongClock clock{std::chrono::hours(hours)};
    DemoSite site;
    const LegId missing = site.put({.ended = 10min});
    const LegId pending = site.put({.stage = Stage::InAcw, .ended = 5s});
    Session session(site.profile(), {.desk = true, .window = std::chrono::hours(1), .holdAtMost = {}}, clock);
    QSignalSpy swept(&session, &Session::sweepFinished);
    session.start();
    QTRY_COMPARE(swept.size(), 1);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(qAbs(session.now().msecsTo(now)) < 3'000);
    QVERIFY(qAbs(session.health().clockError.count() - std::chrono::milliseconds(std::chrono::hours(hours)).count())
            < 3'000);
    QVERIFY(session.roster().find(missing)->straggler);
    QTRY_VERIFY(session.health().live == LiveState::Live);
    site.agentCodes(pending, site.code(0)); // a word of it on the socket
    QTRY_VERIFY(session.roster().find(pending));
    const LegId counting = site.put({.stage = Stage::InAcw, .ended = 5s});
    QTRY_VERIFY(session.roster().find(counting));
    const qint64 left = session.now().msecsTo(session.roster().find(counting)->leg.acwDeadline());
    QVERIFY2(left > 40'000 && left < 60'000, qPrintable(QString::number(left))); // of the queue's minute
    QVERIFY(session.writing().wrap({.leg = missing, .code = site.code(0)}));
    QTRY_VERIFY(session.writing().intentOf(missing)->state == IntentState::Confirmed);
}

WRAPDESK_TEST(LiveSessionTest)
#include "livesessiontest.moc"
