// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "channelstage.h"
#include "support/runner.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace demoorg;
using namespace std::chrono_literals;

// What comes over the socket of a channel, and how a socket ends.
class SocketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tellsOfAWriteOnTheQueueAndTheDetailTopics();
    void answersPings();
    void beats();
    void aSecondSocketEvictsTheFirst();
    void refusesASocketWithoutAChannel();
    void announcesThatTheSocketCloses();
    void endsAfterItsLifetime();
    void sendsNonsenseWhenAsked();
};

namespace {

// The first frame of this topic, waited for; empty if none comes.
QJsonObject waitFor(const QSignalSpy &frames, const QString &topic)
{
    QJsonObject found;
    const auto look = [&] {
        for (const QList<QVariant> &frame : frames) {
            const QJsonObject json = QJsonDocument::fromJson(frame.first().toString().toUtf8()).object();
            if (found.isEmpty() && json.value(QStringLiteral("topicName")).toString() == topic)
                found = json;
        }
        return !found.isEmpty();
    };
    [[maybe_unused]] const bool came = QTest::qWaitFor(look, 5000);
    return found;
}

} // namespace

void SocketTest::tellsOfAWriteOnTheQueueAndTheDetailTopics()
{
    ChannelStage stage;
    Leg leg = makeLeg(stage.organization.site(), QStringLiteral("leg"));
    Participant &agent = leg.conversation.participants.first();
    agent.communications.first().acw = {.state = QStringLiteral("pending"), .start = leg.conversation.endTime};
    agent.startAcwTime = leg.conversation.endTime;
    stage.organization.site().put(leg.conversation);
    const QString queueTopic = QStringLiteral("v2.routing.queues.%1.conversations").arg(agent.queueId);
    const QString detail = QStringLiteral("v2.detail.events.conversation.%1.").arg(leg.conversation.id);
    QCOMPARE(
        stage.subscribe("PUT", {queueTopic, detail + QStringLiteral("acw"), detail + QStringLiteral("wrapup")}).status,
        200);
    const auto socket = stage.connected(stage.channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    QCOMPARE(stage.client.post(leg.w1(), QJsonObject{{QStringLiteral("code"), leg.codeIds.first()}}).status, 202);

    const QJsonObject event = waitFor(frames, queueTopic);
    QCOMPARE(event.value(QStringLiteral("version")).toString(), QStringLiteral("2"));
    const QJsonObject body = event.value(QStringLiteral("eventBody")).toObject();
    QCOMPARE(body.value(QStringLiteral("id")).toString(), leg.conversation.id);
    const QJsonObject participant = body.value(QStringLiteral("participants")).toArray().first().toObject();
    QVERIFY(participant.contains(QStringLiteral("wrapupExpected")));
    const QJsonObject call = participant.value(QStringLiteral("calls")).toArray().first().toObject();
    QCOMPARE(call.value(QStringLiteral("wrapup")).toObject().value(QStringLiteral("code")).toString(),
             leg.codeIds.first());
    QCOMPARE(call.value(QStringLiteral("afterCallWork")).toObject().value(QStringLiteral("state")).toString(),
             QStringLiteral("complete"));
    QCOMPARE(call.value(QStringLiteral("disconnectType")).toString(), QStringLiteral("endpoint.dnd"));

    const QJsonObject wrapup =
        waitFor(frames, detail + QStringLiteral("wrapup")).value(QStringLiteral("eventBody")).toObject();
    QCOMPARE(wrapup.value(QStringLiteral("wrapupCode")).toString(), leg.codeIds.first());
    QVERIFY(!wrapup.contains(QStringLiteral("userId")));
    QVERIFY(wrapup.value(QStringLiteral("eventTime")).isDouble());
    const QJsonObject acw =
        waitFor(frames, detail + QStringLiteral("acw")).value(QStringLiteral("eventBody")).toObject();
    QCOMPARE(acw.value(QStringLiteral("userId")).toString(), agent.userId);
    QCOMPARE(acw.value(QStringLiteral("sessionId")).toString(), leg.communicationId);
    QCOMPARE(acw.value(QStringLiteral("mediaType")).toString(), QStringLiteral("VOICE"));
}

void SocketTest::answersPings()
{
    ChannelStage stage;
    const auto socket = stage.connected(stage.channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    socket->sendTextMessage(QStringLiteral("{\"message\":\"ping\"}"));
    const QJsonObject pong = waitFor(frames, QStringLiteral("channel.metadata"));
    QCOMPARE(pong.value(QStringLiteral("eventBody")).toObject().value(QStringLiteral("message")).toString(),
             QStringLiteral("pong"));
}

void SocketTest::beats()
{
    Organization::Options options = quietOptions();
    options.channels.heartbeat = 50ms;
    ChannelStage stage(options);
    const auto socket = stage.connected(stage.channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    const QJsonObject beat = waitFor(frames, QStringLiteral("channel.metadata"));
    QCOMPARE(beat.value(QStringLiteral("eventBody")).toObject().value(QStringLiteral("message")).toString(),
             QStringLiteral("WebSocket Heartbeat"));
}

void SocketTest::aSecondSocketEvictsTheFirst()
{
    ChannelStage stage;
    const auto first = stage.connected(stage.channel);
    QSignalSpy firstClosed(first.get(), &QWebSocket::disconnected);
    const auto second = stage.connected(stage.channel);
    QTRY_COMPARE(firstClosed.count(), 1);
    QSignalSpy frames(second.get(), &QWebSocket::textMessageReceived);
    stage.organization.channels().closeSockets();
    QVERIFY(!waitFor(frames, QStringLiteral("v2.system.socket_closing")).isEmpty());
}

void SocketTest::refusesASocketWithoutAChannel()
{
    ChannelStage stage;
    const auto socket = stage.connected(QStringLiteral("x"));
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(socket->closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
}

void SocketTest::announcesThatTheSocketCloses()
{
    Organization::Options options = quietOptions();
    options.channels.closingNotice = 100ms;
    ChannelStage stage(options);
    const auto socket = stage.connected(stage.channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    QSignalSpy closed(socket.get(), &QWebSocket::disconnected);
    stage.organization.channels().closeSockets();
    const QJsonObject notice = waitFor(frames, QStringLiteral("v2.system.socket_closing"));
    QCOMPARE(notice.value(QStringLiteral("eventBody")).toObject().value(QStringLiteral("channelId")).toString(),
             stage.channel);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(stage.client.send("HEAD", stage.path()).status, 200); // the channel outlives its socket
}

void SocketTest::endsAfterItsLifetime()
{
    Organization::Options options = quietOptions();
    options.channels.lifetime = 600ms;
    options.channels.heartbeat = 50ms;
    options.channels.closingNotice = 200ms;
    ChannelStage stage(options);
    const auto socket = stage.connected(stage.channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    QSignalSpy closed(socket.get(), &QWebSocket::disconnected);
    QVERIFY(!waitFor(frames, QStringLiteral("v2.system.socket_closing")).isEmpty());
    QTRY_COMPARE(closed.count(), 1);
    QTRY_COMPARE(stage.client.send("HEAD", stage.path()).status, 404);
}

void SocketTest::sendsNonsenseWhenAsked()
{
    Organization::Options options = quietOptions();
    options.faults = QStringLiteral("nonsense-frames:100");
    ChannelStage stage(options);
    const Leg leg = makeLeg(stage.organization.site(), QStringLiteral("leg"));
    stage.organization.site().put(leg.conversation);
    const QString topic =
        QStringLiteral("v2.routing.queues.%1.conversations").arg(leg.conversation.participants.first().queueId);
    QCOMPARE(stage.subscribe("PUT", {topic}).status, 200);
    const auto socket = stage.connected(stage.channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    QCOMPARE(stage.client.post(leg.w1(), QJsonObject{{QStringLiteral("code"), leg.codeIds.first()}}).status, 202);
    QVERIFY(!waitFor(frames, topic).isEmpty()); // the event itself is not lost
    QVERIFY(QJsonDocument::fromJson(frames.first().first().toString().toUtf8()).isNull());
}

WRAPDESK_TEST(SocketTest)
#include "sockettest.moc"
