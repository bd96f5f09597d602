// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "feedrig.h"
#include "support/runner.h"

using namespace std::chrono_literals;
using namespace wrapdesk;
using test::FeedRig;
using Route = test::ScriptedPlatform::Route;

// The feed as a whole: snapshot, events, breaks and refills, and more queues than a channel holds.
class LiveFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void subscribesThenTakesASnapshot();
    void handsOutEvents();
    void isOffWithoutQueues();
    void showsAGapUntilItIsRefilled();
    void extendsAGapThatBreaksAgain();
    void asksHowBelievedConversationsEnded();
    void keepsTheGapVisibleWhileRefillsFail();
    void startsOverAfterAFailedSnapshot();
    void leavesOutAConversationThatVanished();
    void pacesALargeRefill();
    void saysWhenTheSnapshotWasTruncated();
    void forgetsGapsOfYesterday();
    void namesRefusedTopics();
    void failsWhenEveryTopicIsRefused();
    void opensAChannelPer1000Queues();
};

void LiveFeedTest::subscribesThenTakesASnapshot()
{
    FeedRig rig(2);
    rig.platform.liveConversations = {QStringLiteral("c1"), QStringLiteral("c2")};
    QCOMPARE(rig.feed->state(), LiveState::Off);
    rig.goLive();
    QCOMPARE(rig.states, (QList<LiveState>{LiveState::Connecting, LiveState::Live}));
    QCOMPARE(rig.received(Source::Snapshot), (QStringList{QStringLiteral("c1"), QStringLiteral("c2")}));
    QCOMPARE(rig.events.first().observedAt, rig.clock.wallTime());
    QVERIFY(rig.events.first().leg.queue == QueueId(QStringLiteral("q1")));

    QCOMPARE(rig.platform.count(Route::CreateChannel), 1);
    QCOMPARE(rig.platform.bodies(Route::Subscribe),
             QList<QByteArray>{R"([{"id":"v2.routing.queues.q1.conversations"},)"
                               R"({"id":"v2.routing.queues.q2.conversations"}])"});
    QCOMPARE(rig.platform.count(Route::Activity), 1);
    QCOMPARE(rig.platform.count(Route::Details), 1);
    QCOMPARE(rig.gate.lanes, QList<Lane>(4, Lane::Interactive));
    QVERIFY(rig.feed->gaps().isEmpty());
    QVERIFY(!rig.feed->error());
}

void LiveFeedTest::handsOutEvents()
{
    FeedRig rig;
    rig.goLive();
    rig.sendConversation(QStringLiteral("q1"), QStringLiteral("c7"));
    QTRY_COMPARE(rig.received(Source::Notification), QStringList{QStringLiteral("c7")});
    FeedRig::beat(rig.platform.sockets().first());
    QTRY_COMPARE(rig.heartbeats, QList<QDateTime>{rig.clock.wallTime()});
    QCOMPARE(rig.states.last(), LiveState::Live);
}

void LiveFeedTest::isOffWithoutQueues()
{
    FeedRig rig(0);
    rig.feed->start();
    QCOMPARE(rig.feed->state(), LiveState::Off);
    QVERIFY(rig.gate.lanes.isEmpty());
}

void LiveFeedTest::showsAGapUntilItIsRefilled()
{
    FeedRig rig;
    rig.goLive();
    rig.clock.advance(20s);
    FeedRig::beat(rig.platform.sockets().first());
    QTRY_COMPARE(rig.heartbeats.size(), 1);
    const QDateTime lastLife = rig.clock.wallTime();
    rig.clock.advance(10s);
    rig.platform.drop();
    QTRY_COMPARE(rig.feed->state(), LiveState::Gap);
    QCOMPARE(rig.opened, QList<Gap>{{.from = lastLife}});
    QCOMPARE(rig.feed->error()->kind, ErrorKind::Offline);
    QCOMPARE(rig.platform.count(Route::CreateChannel), 1);

    rig.clock.advance(499ms); // half of the first ceiling of 1 s
    QCOMPARE(rig.gate.lanes.size(), 3);
    rig.clock.advance(1ms);
    const QDateTime back = rig.clock.wallTime();
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    const Gap filled{.from = lastLife, .to = back, .filled = true};
    QCOMPARE(rig.filled, QList<Gap>{filled});
    QCOMPARE(rig.feed->gaps(), QList<Gap>{filled});
    QCOMPARE(rig.platform.count(Route::CreateChannel), 2);
    QCOMPARE(rig.platform.count(Route::Activity), 2);
    QVERIFY(!rig.feed->error());
}

void LiveFeedTest::extendsAGapThatBreaksAgain()
{
    FeedRig rig;
    rig.goLive();
    const QDateTime lastLife = rig.clock.wallTime();
    rig.platform.failNext(Route::Activity, 400);
    rig.platform.drop();
    QTRY_COMPARE(rig.opened.size(), 1);
    rig.clock.advance(500ms);
    QTRY_COMPARE(rig.platform.count(Route::Activity), 2); // socket is back, refill was refused
    QTRY_COMPARE(rig.feed->state(), LiveState::Failed);
    rig.platform.drop();
    QTRY_COMPARE(rig.feed->state(), LiveState::Gap);
    QCOMPARE(rig.feed->gaps(), QList<Gap>{{.from = lastLife}});
    rig.clock.advance(1s); // the second ceiling is 2 s
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    QCOMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.filled, (QList<Gap>{{.from = lastLife, .to = rig.clock.wallTime(), .filled = true}}));
}

void LiveFeedTest::asksHowBelievedConversationsEnded()
{
    FeedRig rig;
    rig.platform.liveConversations = {QStringLiteral("c1")};
    rig.goLive();
    QCOMPARE(rig.platform.detailsIds(), QStringList{QStringLiteral("c1")});
    rig.believed = {ConversationId(QStringLiteral("c1"))};
    rig.platform.liveConversations.clear();
    rig.platform.legEnds.insert(QStringLiteral("c1"), QStringLiteral("2026-11-22T10:00:01.000Z"));
    rig.platform.drop();
    QTRY_COMPARE(rig.feed->state(), LiveState::Gap);
    rig.clock.advance(500ms);
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    QCOMPARE(rig.platform.detailsIds().last(), QStringLiteral("c1"));
    rig.clock.advance(100ms);
    QVERIFY(rig.events.last().leg.isEnded());
}

void LiveFeedTest::keepsTheGapVisibleWhileRefillsFail()
{
    FeedRig rig;
    rig.goLive();
    rig.platform.failNext(Route::Activity, 404, 2);
    rig.platform.drop();
    QTRY_COMPARE(rig.feed->state(), LiveState::Gap);
    rig.clock.advance(500ms);
    int refills = 1;
    for (const auto &wait : {500ms, 1'000ms}) {
        ++refills;
        QTRY_COMPARE(rig.platform.count(Route::Activity), refills);
        QTRY_VERIFY(rig.isQuiet());
        QCOMPARE(rig.feed->error()->kind, ErrorKind::NotFound);
        QCOMPARE(rig.feed->state(), LiveState::Gap);
        QVERIFY(rig.filled.isEmpty());
        rig.clock.advance(wait - 1ms);
        QVERIFY(rig.isQuiet());
        rig.clock.advance(1ms);
        QVERIFY(!rig.isQuiet());
    }
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    QCOMPARE(rig.filled.size(), 1);
}

void LiveFeedTest::startsOverAfterAFailedSnapshot()
{
    FeedRig rig;
    rig.platform.failNext(Route::Activity, 403);
    rig.feed->start();
    QTRY_COMPARE(rig.feed->state(), LiveState::Failed);
    QCOMPARE(rig.feed->error()->kind, ErrorKind::Forbidden);
    rig.clock.advance(500ms);
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    QVERIFY(!rig.feed->error());
    QVERIFY(rig.feed->gaps().isEmpty());
}

void LiveFeedTest::leavesOutAConversationThatVanished()
{
    FeedRig rig;
    rig.platform.liveConversations = {QStringLiteral("c1"), QStringLiteral("c2"), QStringLiteral("c3")};
    rig.platform.failNext(Route::Details, 404, 2); // the three, then the half that is one
    rig.goLive();
    QCOMPARE(rig.platform.count(Route::Details), 3);
    rig.clock.advance(100ms);
    QCOMPARE(rig.received(Source::Snapshot).size(), 2);
}

void LiveFeedTest::pacesALargeRefill()
{
    FeedRig rig;
    for (int i = 0; i < 501; ++i)
        rig.believed << ConversationId(QStringLiteral("b%1").arg(i));
    rig.goLive();
    QCOMPARE(rig.platform.count(Route::Details), 6);
    QCOMPARE(rig.gate.lanes, QList<Lane>(3, Lane::Interactive) + QList<Lane>(6, Lane::Paced));
    rig.clock.advance(1s);
    QCOMPARE(rig.events.size(), 501);
}

void LiveFeedTest::saysWhenTheSnapshotWasTruncated()
{
    FeedRig rig;
    rig.platform.isTruncated = true;
    rig.goLive();
    QVERIFY(rig.feed->isTruncated());
}

void LiveFeedTest::forgetsGapsOfYesterday()
{
    FeedRig rig;
    rig.goLive();
    for (const auto &pause : {0min, 60min * 25}) {
        rig.clock.setWallTime(rig.clock.wallTime().addSecs(std::chrono::seconds(pause).count()));
        rig.platform.drop();
        QTRY_COMPARE(rig.feed->state(), LiveState::Gap);
        rig.clock.advance(2s);
        QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    }
    QCOMPARE(rig.filled.size(), 2);
    QCOMPARE(rig.feed->gaps().size(), 1);
}

void LiveFeedTest::namesRefusedTopics()
{
    FeedRig rig(2);
    rig.platform.refusedTopics.insert(QStringLiteral("v2.routing.queues.q2.conversations"),
                                      QStringLiteral("routing:queue:view"));
    rig.goLive();
    const TopicRefusal refusal{.queue = QueueId(QStringLiteral("q2")),
                               .reason = QStringLiteral("Missing permissions"),
                               .missingPermissions = {QStringLiteral("routing:queue:view")}};
    QVERIFY(rig.feed->refusals() == QList<TopicRefusal>{refusal});
}

void LiveFeedTest::failsWhenEveryTopicIsRefused()
{
    FeedRig rig;
    rig.platform.refusedTopics.insert(QStringLiteral("v2.routing.queues.q1.conversations"),
                                      QStringLiteral("routing:queue:view"));
    rig.feed->start();
    QTRY_COMPARE(rig.feed->state(), LiveState::Failed);
    QCOMPARE(rig.feed->error()->kind, ErrorKind::Forbidden);
    QVERIFY(rig.feed->error()->message.contains(QStringLiteral("routing:queue:view")));
    QCOMPARE(rig.feed->refusals().size(), 1);
    QVERIFY(rig.platform.sockets().isEmpty());

    rig.platform.refusedTopics.clear(); // somebody granted it
    rig.clock.advance(500ms);
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    QVERIFY(rig.feed->refusals().isEmpty());
}

void LiveFeedTest::opensAChannelPer1000Queues()
{
    FeedRig rig(1'001);
    rig.goLive();
    QCOMPARE(rig.platform.sockets().size(), 2);
    QList<int> topics;
    for (const QByteArray &body : rig.platform.bodies(Route::Subscribe))
        topics << static_cast<int>(QJsonDocument::fromJson(body).array().size());
    std::sort(topics.begin(), topics.end());
    QCOMPARE(topics, (QList<int>{1, 1'000}));
    QCOMPARE(rig.platform.count(Route::Activity), 11); // 100 queues a request

    rig.platform.sockets().first()->abort();
    QTRY_COMPARE(rig.feed->state(), LiveState::Gap);
    QCOMPARE(rig.platform.sockets().size(), 1);
    rig.sendConversation(QStringLiteral("q1"), QStringLiteral("c1")); // the other one still listens
    QTRY_COMPARE(rig.received(Source::Notification).size(), 1);
    rig.clock.advance(500ms);
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    QCOMPARE(rig.filled.size(), 1);
    QCOMPARE(rig.platform.count(Route::CreateChannel), 3);
}

WRAPDESK_TEST(LiveFeedTest)
#include "livefeedtest.moc"
