// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/subscription.h"

#include "feedrig.h"
#include "live/channel.h"
#include "support/runner.h"

using namespace std::chrono_literals;
using namespace wrapdesk;
using test::FeedRig;
using Route = test::ScriptedPlatform::Route;

// What becomes of one channel and its socket: silence, nonsense, notices, old age, and an address that is not safe.
class SubscriptionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void pingsAfter25sAndIsDeadAfter35s();
    void takesAnyFrameForLife();
    void survivesNonsense_data();
    void survivesNonsense();
    void doesNotFillTheLogWithNonsense();
    void opensTheNextBeforeAClosingSocketGoes();
    void hearsTheOldSocketOutAfterTheChange();
    void keepsTheOldSocketWhileTheNextFails();
    void showsAGapIfTheNextComesTooLate();
    void replacesTheChannelBeforeItExpires();
    void connectsAnewWhenThePlatformDropsIt_data();
    void connectsAnewWhenThePlatformDropsIt();
    void beginsAnewAtOnceWhenTold();
    void beginsAnewAtOnceAlsoWhileItWaits();
    void backsOffWhileThePlatformRefuses();
    void givesUpOnASocketThatDoesNotOpen();
    void refusesAnUnsafeAddress_data();
    void refusesAnUnsafeAddress();
};

void SubscriptionTest::pingsAfter25sAndIsDeadAfter35s()
{
    FeedRig rig;
    rig.goLive();
    const QDateTime lastLife = rig.clock.wallTime();
    rig.clock.advance(24'999ms);
    rig.clock.advance(1ms);
    QTRY_COMPARE(rig.platform.received(), QStringList{QStringLiteral(R"({"message":"ping"})")});
    rig.clock.advance(9'999ms);
    QCOMPARE(rig.feed->state(), LiveState::Live);
    rig.clock.advance(1ms);
    QCOMPARE(rig.feed->state(), LiveState::Gap);
    QCOMPARE(rig.feed->error()->kind, ErrorKind::Timeout);
    QCOMPARE(rig.opened, QList<Gap>{{.from = lastLife}});
    QTRY_VERIFY(rig.platform.sockets().isEmpty());
    QCOMPARE(rig.platform.received().size(), 1);
}

void SubscriptionTest::takesAnyFrameForLife()
{
    FeedRig rig;
    rig.goLive();
    rig.clock.advance(30s); // pinged
    rig.sendConversation(QStringLiteral("q1"), QStringLiteral("c1"));
    QTRY_COMPARE(rig.received(Source::Notification).size(), 1);
    rig.clock.advance(34s);
    QCOMPARE(rig.feed->state(), LiveState::Live);
    QTRY_COMPARE(rig.platform.received().size(), 2); // a ping for each silence
    rig.platform.sendTopic(QStringLiteral("channel.metadata"), {{QStringLiteral("message"), QStringLiteral("pong")}});
    QTRY_COMPARE(rig.heartbeats.size(), 1);
    rig.clock.advance(34'999ms);
    QCOMPARE(rig.feed->state(), LiveState::Live);
    rig.clock.advance(1ms);
    QCOMPARE(rig.feed->state(), LiveState::Gap);
}

void SubscriptionTest::survivesNonsense_data()
{
    QTest::addColumn<QString>("frame");
    QTest::addColumn<bool>("isWarned");
    QTest::newRow("empty") << QString() << true;
    QTest::newRow("no JSON") << QStringLiteral("<html>") << true;
    QTest::newRow("cut off") << QStringLiteral(R"({"topicName":"v2.rout)") << true;
    QTest::newRow("an array") << QStringLiteral("[]") << true;
    QTest::newRow("no topic") << QStringLiteral(R"({"eventBody":{}})") << true;
    QTest::newRow("no body") << QStringLiteral(R"({"topicName":"v2.routing.queues.q1.conversations"})") << true;
    QTest::newRow("participants are text") << QStringLiteral(
        R"({"topicName":"v2.routing.queues.q1.conversations","eventBody":{"id":"c","participants":"x"}})")
                                           << true;
    QTest::newRow("unknown topic") << QStringLiteral(R"({"topicName":"v2.tea.ready","eventBody":{}})") << false;
    QTest::newRow("two megabytes") << QString(2'000'000, u'x') << true;
}

void SubscriptionTest::survivesNonsense()
{
    QFETCH(const QString, frame);
    QFETCH(const bool, isWarned);
    FeedRig rig;
    rig.goLive();
    if (isWarned)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^unreadable frame 1 of")));
    rig.platform.send(frame);
    rig.sendConversation(QStringLiteral("q1"), QStringLiteral("c1"));
    QTRY_COMPARE(rig.received(Source::Notification), QStringList{QStringLiteral("c1")});
    QCOMPARE(rig.feed->state(), LiveState::Live);
    QVERIFY(rig.opened.isEmpty());
}

void SubscriptionTest::doesNotFillTheLogWithNonsense()
{
    FeedRig rig;
    rig.goLive();
    for (const int count : {1, 2, 4, 8, 16, 32, 64})
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("^unreadable frame %1 of 12 bytes").arg(count)));
    for (int i = 0; i < 100; ++i)
        rig.platform.send(QStringLiteral("ann@acme.com")); // what was in it is not logged
    FeedRig::beat(rig.platform.sockets().first());
    QTRY_COMPARE(rig.heartbeats.size(), 1);
}

void SubscriptionTest::opensTheNextBeforeAClosingSocketGoes()
{
    FeedRig rig;
    rig.goLive();
    const QPointer<QWebSocket> old = rig.platform.sockets().first();
    rig.platform.sendTopic(QStringLiteral("v2.system.socket_closing"), {});
    QTRY_COMPARE(rig.platform.sockets().size(), 2);
    FeedRig::beat(rig.platform.sockets().last());
    QTRY_COMPARE(rig.heartbeats.size(), 1); // from here on the new one is in charge
    QTRY_VERIFY(rig.isQuiet());
    rig.clock.advance(Subscription::linger);
    QTRY_COMPARE(rig.platform.sockets().size(), 1);
    QVERIFY(rig.platform.sockets().first() != old.data());
    rig.sendConversation(QStringLiteral("q1"), QStringLiteral("c1"));
    QTRY_COMPARE(rig.received(Source::Notification), QStringList{QStringLiteral("c1")});
    QCOMPARE(rig.states, (QList<LiveState>{LiveState::Connecting, LiveState::Live}));
    QVERIFY(rig.opened.isEmpty());
    QCOMPARE(rig.platform.count(Route::Activity), 1); // nothing was missed, nothing is asked
}

void SubscriptionTest::hearsTheOldSocketOutAfterTheChange()
{
    FeedRig rig;
    rig.goLive();
    QWebSocket *old = rig.platform.sockets().first();
    rig.platform.sendTopic(QStringLiteral("v2.system.socket_closing"), {});
    QTRY_COMPARE(rig.platform.sockets().size(), 2);
    FeedRig::beat(rig.platform.sockets().last());
    QTRY_COMPARE(rig.heartbeats.size(), 1); // from here on the new one is in charge
    QVERIFY(rig.platform.sockets().contains(old));
    old->sendTextMessage(QStringLiteral(
        R"({"topicName":"v2.routing.queues.q1.conversations","eventBody":{"id":"c1","participants":[)"
        R"({"id":"p","purpose":"agent","userId":"u","queueId":"q1","calls":[{"id":"x","state":"connected"}]}]}})"));
    QTRY_COMPARE(rig.received(Source::Notification), QStringList{QStringLiteral("c1")});
}

void SubscriptionTest::keepsTheOldSocketWhileTheNextFails()
{
    FeedRig rig;
    rig.goLive();
    rig.platform.failNext(Route::CreateChannel, 400);
    rig.platform.sendTopic(QStringLiteral("v2.system.socket_closing"), {});
    QTRY_COMPARE(rig.platform.count(Route::CreateChannel), 2);
    rig.sendConversation(QStringLiteral("q1"), QStringLiteral("c1"));
    QTRY_COMPARE(rig.received(Source::Notification), QStringList{QStringLiteral("c1")});
    QTRY_VERIFY(rig.isQuiet());
    rig.clock.advance(500ms);
    QTRY_COMPARE(rig.platform.sockets().size(), 2);
    QCOMPARE(rig.states, (QList<LiveState>{LiveState::Connecting, LiveState::Live}));
    QVERIFY(rig.opened.isEmpty());
}

void SubscriptionTest::showsAGapIfTheNextComesTooLate()
{
    FeedRig rig;
    rig.goLive();
    rig.platform.hold(Route::Subscribe);
    rig.platform.sendTopic(QStringLiteral("v2.system.socket_closing"), {});
    QTRY_COMPARE(rig.platform.count(Route::Subscribe), 2);
    rig.platform.drop();
    QTRY_COMPARE(rig.feed->state(), LiveState::Gap);
    QCOMPARE(rig.opened.size(), 1);
    QCOMPARE(rig.platform.count(Route::CreateChannel), 2);
}

void SubscriptionTest::replacesTheChannelBeforeItExpires()
{
    FeedRig rig;
    rig.platform.expires = rig.clock.wallTime().addSecs(240);
    rig.goLive();
    for (int i = 1; i <= 11; ++i) { // up to 220 s; it is due at 230 s
        rig.clock.advance(20s);
        FeedRig::beat(rig.platform.sockets().first());
        QTRY_COMPARE(rig.heartbeats.size(), i);
    }
    QCOMPARE(rig.platform.count(Route::CreateChannel), 1);
    rig.platform.expires = {};
    rig.clock.advance(10s);
    QTRY_COMPARE(rig.platform.sockets().size(), 2);
    QCOMPARE(rig.states, (QList<LiveState>{LiveState::Connecting, LiveState::Live}));
    QVERIFY(rig.opened.isEmpty());
}

void SubscriptionTest::connectsAnewWhenThePlatformDropsIt_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<LiveState>("state");
    QTest::newRow("token revoked") << QStringLiteral("v2.system.token_revoked.u1") << ErrorKind::Unauthorized
                                   << LiveState::Failed;
    QTest::newRow("no longer subscribed")
        << QStringLiteral("v2.system.no_longer_subscribed.q1") << ErrorKind::Conflict << LiveState::Gap;
}

void SubscriptionTest::connectsAnewWhenThePlatformDropsIt()
{
    QFETCH(const QString, topic);
    QFETCH(const ErrorKind, kind);
    QFETCH(const LiveState, state);
    FeedRig rig;
    rig.goLive();
    rig.platform.sendTopic(topic, {});
    QTRY_COMPARE(rig.feed->state(), state);
    QCOMPARE(rig.feed->error()->kind, kind);
    QCOMPARE(rig.opened.size(), 1);
    rig.clock.advance(500ms);
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    QCOMPARE(rig.platform.count(Route::Activity), 2);
}

void SubscriptionTest::beginsAnewAtOnceWhenTold()
{
    FeedRig rig;
    rig.goLive();
    const QDateTime lastLife = rig.clock.wallTime();
    rig.feed->reconnect();
    QCOMPARE(rig.feed->state(), LiveState::Gap);
    QCOMPARE(rig.opened, QList<Gap>{{.from = lastLife}});
    QTRY_COMPARE(rig.feed->state(), LiveState::Live); // and no time has passed
    QCOMPARE(rig.platform.count(Route::Activity), 2);
    QCOMPARE(rig.filled.size(), 1);
    QTRY_COMPARE(rig.platform.sockets().size(), 1);
}

void SubscriptionTest::beginsAnewAtOnceAlsoWhileItWaits()
{
    FeedRig rig;
    rig.goLive();
    rig.platform.failNext(Route::CreateChannel, 400);
    rig.feed->reconnect();
    QTRY_COMPARE(rig.platform.count(Route::CreateChannel), 2);
    QTRY_VERIFY(rig.isQuiet()); // until half a second has passed
    rig.feed->reconnect();
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    rig.clock.advance(20s);
    QTRY_VERIFY(rig.isQuiet());
    QCOMPARE(rig.platform.count(Route::CreateChannel), 3);
    QCOMPARE(rig.feed->state(), LiveState::Live);
    QCOMPARE(rig.opened.size(), 1);
}

void SubscriptionTest::backsOffWhileThePlatformRefuses()
{
    FeedRig rig;
    rig.platform.failNext(Route::CreateChannel, 403, 3);
    rig.feed->start();
    int attempts = 0;
    for (const auto &wait : {500ms, 1'000ms, 2'000ms}) {
        ++attempts;
        QTRY_COMPARE(rig.platform.count(Route::CreateChannel), attempts);
        QTRY_VERIFY(rig.isQuiet());
        QCOMPARE(rig.feed->state(), LiveState::Failed);
        rig.clock.advance(wait - 1ms);
        QVERIFY(rig.isQuiet());
        rig.clock.advance(1ms);
        QVERIFY(!rig.isQuiet());
    }
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
    QCOMPARE(rig.platform.count(Route::CreateChannel), 4);
    QVERIFY(rig.feed->gaps().isEmpty());
}

void SubscriptionTest::givesUpOnASocketThatDoesNotOpen()
{
    FeedRig rig;
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    rig.platform.connectUri = QStringLiteral("ws://127.0.0.1:%1/").arg(mute.serverPort());
    rig.feed->start();
    QTRY_VERIFY(mute.hasPendingConnections());
    rig.platform.connectUri.clear();
    rig.clock.advance(Channel::openWithin - 1ms);
    QVERIFY(!rig.feed->error());
    rig.clock.advance(1ms);
    QCOMPARE(rig.feed->error()->kind, ErrorKind::Timeout);
    QCOMPARE(rig.feed->state(), LiveState::Connecting);
    rig.clock.advance(500ms);
    QTRY_COMPARE(rig.feed->state(), LiveState::Live);
}

void SubscriptionTest::refusesAnUnsafeAddress_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("plain, elsewhere") << QStringLiteral("ws://streaming.mypurecloud.ie/channels/x");
    QTest::newRow("plain, looks like loopback") << QStringLiteral("ws://127.0.0.1.example.com/channels/x");
    QTest::newRow("plain, any address") << QStringLiteral("ws://0.0.0.0/channels/x");
    QTest::newRow("not a socket") << QStringLiteral("https://streaming.mypurecloud.ie/channels/x");
    QTest::newRow("with a user") << QStringLiteral("wss://a:b@streaming.mypurecloud.ie/channels/x");
    QTest::newRow("no host") << QStringLiteral("wss:///channels/x");
}

void SubscriptionTest::refusesAnUnsafeAddress()
{
    QFETCH(const QString, uri);
    FeedRig rig;
    rig.platform.connectUri = uri;
    rig.feed->start();
    QTRY_VERIFY(rig.feed->error());
    QVERIFY(rig.feed->state() == LiveState::Failed || rig.feed->error()->kind == ErrorKind::Decode);
    QVERIFY(rig.platform.sockets().isEmpty());
}

WRAPDESK_TEST(SubscriptionTest)
#include "subscriptiontest.moc"
