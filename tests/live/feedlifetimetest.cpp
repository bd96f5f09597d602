// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "feedrig.h"
#include "support/runner.h"

using namespace std::chrono_literals;
using namespace wrapdesk;
using test::FeedRig;
using Route = test::ScriptedPlatform::Route;

// Whoever deletes a feed, whatever it is doing, hears no more of it, and neither does the platform.
class FeedLifetimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void canBeDeletedAtAnyStage_data();
    void canBeDeletedAtAnyStage();
};

void FeedLifetimeTest::canBeDeletedAtAnyStage_data()
{
    using Prepare = std::function<void(FeedRig &)>;
    QTest::addColumn<Prepare>("reach");
    const auto held = [](Route route) {
        return [route](FeedRig &rig) {
            rig.platform.liveConversations = {QStringLiteral("c1")};
            rig.platform.hold(route);
            rig.feed->start();
            QTRY_COMPARE(rig.platform.count(route), 1);
        };
    };
    QTest::newRow("not started") << Prepare([](FeedRig &) {});
    QTest::newRow("just started") << Prepare([](FeedRig &rig) { rig.feed->start(); });
    QTest::newRow("creating the channel") << Prepare(held(Route::CreateChannel));
    QTest::newRow("subscribing") << Prepare(held(Route::Subscribe));
    QTest::newRow("opening the socket") << Prepare([](FeedRig &rig) {
        auto *mute = new QTcpServer(&rig);
        QVERIFY(mute->listen(QHostAddress::LocalHost));
        rig.platform.connectUri = QStringLiteral("ws://127.0.0.1:%1/").arg(mute->serverPort());
        rig.feed->start();
        QTRY_VERIFY(mute->hasPendingConnections());
    });
    QTest::newRow("asking for activity") << Prepare(held(Route::Activity));
    QTest::newRow("asking for details") << Prepare(held(Route::Details));
    QTest::newRow("live") << Prepare([](FeedRig &rig) { rig.goLive(); });
    QTest::newRow("waiting after a break") << Prepare([](FeedRig &rig) {
        rig.goLive();
        rig.platform.drop();
        QTRY_COMPARE(rig.feed->state(), LiveState::Gap);
    });
    QTest::newRow("waiting after a failed refill") << Prepare([](FeedRig &rig) {
        rig.platform.failNext(Route::Activity, 403);
        rig.feed->start();
        QTRY_COMPARE(rig.feed->state(), LiveState::Failed);
    });
    QTest::newRow("replacing a closing socket") << Prepare([](FeedRig &rig) {
        rig.goLive();
        rig.platform.hold(Route::Subscribe);
        rig.platform.sendTopic(QStringLiteral("v2.system.socket_closing"), {});
        QTRY_COMPARE(rig.platform.count(Route::Subscribe), 2);
    });
    QTest::newRow("listening to a replaced socket") << Prepare([](FeedRig &rig) {
        rig.goLive();
        rig.platform.sendTopic(QStringLiteral("v2.system.socket_closing"), {});
        QTRY_COMPARE(rig.platform.sockets().size(), 2);
    });
}

void FeedLifetimeTest::canBeDeletedAtAnyStage()
{
    QFETCH(const std::function<void(FeedRig &)>, reach);
    FeedRig rig;
    reach(rig);
    if (QTest::currentTestFailed())
        return;
    const qsizetype before = rig.gate.lanes.size();
    const qsizetype told = rig.states.size();
    rig.feed.reset();
    QTRY_COMPARE(rig.clock.waiting(), 0);
    QTRY_VERIFY(rig.platform.sockets().isEmpty());
    rig.clock.advance(10min);
    QCoreApplication::processEvents();
    QCOMPARE(rig.gate.lanes.size(), before);
    QCOMPARE(rig.states.size(), told);
}

WRAPDESK_TEST(FeedLifetimeTest)
#include "feedlifetimetest.moc"
