// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/runner.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

#include <memory>

using namespace demoorg;
using namespace std::chrono_literals;

class ChannelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void describesItsChannels();
    void offersItsTopics();
    void addsAndReplacesSubscriptions();
    void refusesUnknownTopics_data();
    void refusesUnknownTopics();
    void holdsAThousandTopics();
    void aTwentyFirstChannelRemovesTheOldest();
    void sparesChannelsWithASocket();
    void endsAfterItsLifetime();
    void tellsOfAWriteOnTheQueueAndTheDetailTopics();
    void answersPings();
    void beats();
    void aSecondSocketEvictsTheFirst();
    void refusesASocketWithoutAChannel();
    void announcesThatTheSocketCloses();
    void sendsNonsenseWhenAsked();

private:
    void begin(const Organization::Options &options = quietOptions());
    Reply subscribe(const QByteArray &method, const QStringList &topics, bool ignoreErrors = false);
    std::unique_ptr<QWebSocket> connected(const QString &channelId);
    QJsonObject waitFor(const QSignalSpy &frames, const QString &topic);

    std::unique_ptr<Organization> m_organization;
    std::unique_ptr<Client> m_client;
    QString m_channel;
    QUrl m_connectUri;
};

namespace {

const QString channels = QStringLiteral("/api/v2/notifications/channels");

} // namespace

void ChannelsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    begin();
}

void ChannelsTest::begin(const Organization::Options &options)
{
    m_client.reset();
    m_organization = std::make_unique<Organization>(options);
    QVERIFY(m_organization->listen());
    m_client = std::make_unique<Client>(*m_organization);
    const Reply reply = m_client->send("POST", channels);
    m_channel = reply.json.value(QStringLiteral("id")).toString();
    m_connectUri = QUrl(reply.json.value(QStringLiteral("connectUri")).toString());
}

Reply ChannelsTest::subscribe(const QByteArray &method, const QStringList &topics, bool ignoreErrors)
{
    QJsonArray body;
    for (const QString &topic : topics)
        body.append(QJsonObject{{QStringLiteral("id"), topic}});
    const QString query = ignoreErrors ? QStringLiteral("?ignoreErrors=true") : QString();
    return m_client->send(method, channels + u'/' + m_channel + QStringLiteral("/subscriptions") + query,
                          Client::written(body));
}

std::unique_ptr<QWebSocket> ChannelsTest::connected(const QString &channelId)
{
    auto socket = std::make_unique<QWebSocket>();
    QSignalSpy opened(socket.get(), &QWebSocket::connected);
    QUrl url = m_connectUri;
    url.setPath(QStringLiteral("/channels/") + channelId);
    socket->open(url);
    opened.wait(5000);
    return socket;
}

// The first frame of this topic, waited for; empty if none comes.
QJsonObject ChannelsTest::waitFor(const QSignalSpy &frames, const QString &topic)
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

void ChannelsTest::describesItsChannels()
{
    QCOMPARE(m_connectUri.scheme(), QStringLiteral("ws"));
    QCOMPARE(m_connectUri.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(m_connectUri.path(), QStringLiteral("/channels/") + m_channel);
    const QJsonObject listed = m_client->get(channels).entities().first().toObject();
    QCOMPARE(listed.value(QStringLiteral("id")).toString(), m_channel);
    const QDateTime expires =
        QDateTime::fromString(listed.value(QStringLiteral("expires")).toString(), Qt::ISODateWithMs);
    QVERIFY(QDateTime::currentDateTimeUtc().secsTo(expires) > 23 * 3600);
    QCOMPARE(m_client->send("HEAD", channels + u'/' + m_channel).status, 200);
    QCOMPARE(m_client->send("HEAD", channels + QStringLiteral("/x")).status, 404);
    m_client->token = m_client->clientCredentialsToken();
    QVERIFY(m_client->get(channels).entities().isEmpty()); // another's
}

void ChannelsTest::offersItsTopics()
{
    const QString path = QStringLiteral("/api/v2/notifications/availabletopics");
    const QJsonArray plain = m_client->get(path).entities();
    QCOMPARE(plain.size(), 3);
    QCOMPARE(plain.first().toObject().keys(), QStringList{QStringLiteral("id")});
    const QJsonObject more =
        m_client->get(path + QStringLiteral("?expand=requiresPermissions,transports")).entities().first().toObject();
    QVERIFY(more.contains(QStringLiteral("requiresPermissions")));
    QVERIFY(!more.contains(QStringLiteral("description")));
}

void ChannelsTest::addsAndReplacesSubscriptions()
{
    const auto &queues = m_organization->site().queues();
    QStringList topics;
    for (const Queue &queue : queues)
        topics.append(QStringLiteral("v2.routing.queues.%1.conversations").arg(queue.id));
    const QString path = channels + u'/' + m_channel + QStringLiteral("/subscriptions");
    const Reply first = subscribe("POST", topics.mid(0, 3));
    QCOMPARE(first.entities().size(), 3);
    QCOMPARE(first.entities().first().toObject().value(QStringLiteral("state")).toString(),
             QStringLiteral("Permitted"));
    QCOMPARE(subscribe("POST", topics.mid(2, 2)).entities().size(), 2);
    QCOMPARE(m_client->get(path).entities().size(), 4);
    QCOMPARE(subscribe("PUT", topics.mid(5, 1)).status, 200);
    QCOMPARE(m_client->get(path).entities().size(), 1);
    QCOMPARE(m_client->send("DELETE", path).status, 204);
    QVERIFY(m_client->get(path).entities().isEmpty());
}

void ChannelsTest::refusesUnknownTopics_data()
{
    QTest::addColumn<QString>("topic");
    for (const char *topic : {"v2.nonsense", "v2.routing.queues.x.conversations", "v2.detail.events.conversation.x.acw",
                              "v2.detail.events.conversation.{id}.acw", ""})
        QTest::newRow(topic) << QString::fromLatin1(topic);
}

void ChannelsTest::refusesUnknownTopics()
{
    QFETCH(const QString, topic);
    const QString good =
        QStringLiteral("v2.routing.queues.%1.conversations").arg(m_organization->site().queues().first().id);
    const Reply refused = subscribe("PUT", {good, topic});
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), QStringLiteral("notification.invalid.topic"));
    const Reply ignored = subscribe("PUT", {good, topic}, true);
    QCOMPARE(ignored.status, 200);
    QVERIFY(!ignored.entities().first().toObject().contains(QStringLiteral("rejectionReason")));
    const QJsonObject bad = ignored.entities().last().toObject();
    QVERIFY(!bad.value(QStringLiteral("rejectionReason")).toString().isEmpty());
    QVERIFY(bad.value(QStringLiteral("state")).toString() != QStringLiteral("Permitted"));
}

void ChannelsTest::holdsAThousandTopics()
{
    QStringList topics;
    for (int i = 0; i < 1001; ++i) {
        const Leg leg = makeLeg(m_organization->site(), QString::number(i));
        m_organization->site().put(leg.conversation);
        topics.append(QStringLiteral("v2.detail.events.conversation.%1.acw").arg(leg.conversation.id));
    }
    QCOMPARE(subscribe("PUT", topics.mid(0, 1000)).status, 200);
    QCOMPARE(subscribe("POST", topics.mid(999, 1)).status, 200); // it has this one already
    QCOMPARE(subscribe("POST", topics.mid(1000)).code(),
             QStringLiteral("notification.subscription.too.many.subscriptions"));
}

void ChannelsTest::aTwentyFirstChannelRemovesTheOldest()
{
    for (int i = 0; i < 19; ++i)
        QCOMPARE(m_client->send("POST", channels).status, 200);
    QCOMPARE(m_client->send("HEAD", channels + u'/' + m_channel).status, 200);
    QCOMPARE(m_client->send("POST", channels).status, 200);
    QCOMPARE(m_client->get(channels).entities().size(), 20);
    QCOMPARE(m_client->send("HEAD", channels + u'/' + m_channel).status, 404);
}

void ChannelsTest::sparesChannelsWithASocket()
{
    const auto socket = connected(m_channel);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(m_client->send("POST", channels).status, 200);
    QCOMPARE(m_client->get(channels).entities().size(), 20);
    QCOMPARE(m_client->send("HEAD", channels + u'/' + m_channel).status, 200);
}

void ChannelsTest::endsAfterItsLifetime()
{
    Organization::Options options = quietOptions();
    options.channels.lifetime = 600ms;
    options.channels.heartbeat = 50ms;
    options.channels.closingNotice = 200ms;
    begin(options);
    const auto socket = connected(m_channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    QSignalSpy closed(socket.get(), &QWebSocket::disconnected);
    QVERIFY(!waitFor(frames, QStringLiteral("v2.system.socket_closing")).isEmpty());
    QTRY_COMPARE(closed.count(), 1);
    QTRY_COMPARE(m_client->send("HEAD", channels + u'/' + m_channel).status, 404);
}

void ChannelsTest::tellsOfAWriteOnTheQueueAndTheDetailTopics()
{
    Leg leg = makeLeg(m_organization->site(), QStringLiteral("leg"));
    Participant &agent = leg.conversation.participants.first();
    agent.communications.first().acw = {.state = QStringLiteral("pending"), .start = leg.conversation.endTime};
    agent.startAcwTime = leg.conversation.endTime;
    m_organization->site().put(leg.conversation);
    const QString queueTopic = QStringLiteral("v2.routing.queues.%1.conversations").arg(agent.queueId);
    const QString detail = QStringLiteral("v2.detail.events.conversation.%1.").arg(leg.conversation.id);
    QCOMPARE(subscribe("PUT", {queueTopic, detail + QStringLiteral("acw"), detail + QStringLiteral("wrapup")}).status,
             200);
    const auto socket = connected(m_channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    QCOMPARE(m_client->post(leg.w1(), QJsonObject{{QStringLiteral("code"), leg.codeIds.first()}}).status, 202);

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

void ChannelsTest::answersPings()
{
    const auto socket = connected(m_channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    socket->sendTextMessage(QStringLiteral("{\"message\":\"ping\"}"));
    const QJsonObject pong = waitFor(frames, QStringLiteral("channel.metadata"));
    QCOMPARE(pong.value(QStringLiteral("eventBody")).toObject().value(QStringLiteral("message")).toString(),
             QStringLiteral("pong"));
}

void ChannelsTest::beats()
{
    Organization::Options options = quietOptions();
    options.channels.heartbeat = 50ms;
    begin(options);
    const auto socket = connected(m_channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    const QJsonObject beat = waitFor(frames, QStringLiteral("channel.metadata"));
    QCOMPARE(beat.value(QStringLiteral("eventBody")).toObject().value(QStringLiteral("message")).toString(),
             QStringLiteral("WebSocket Heartbeat"));
}

void ChannelsTest::aSecondSocketEvictsTheFirst()
{
    const auto first = connected(m_channel);
    QSignalSpy firstClosed(first.get(), &QWebSocket::disconnected);
    const auto second = connected(m_channel);
    QTRY_COMPARE(firstClosed.count(), 1);
    QSignalSpy frames(second.get(), &QWebSocket::textMessageReceived);
    m_organization->channels().closeSockets();
    QVERIFY(!waitFor(frames, QStringLiteral("v2.system.socket_closing")).isEmpty());
}

void ChannelsTest::refusesASocketWithoutAChannel()
{
    const auto socket = connected(QStringLiteral("x"));
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(socket->closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
}

void ChannelsTest::announcesThatTheSocketCloses()
{
    Organization::Options options = quietOptions();
    options.channels.closingNotice = 100ms;
    begin(options);
    const auto socket = connected(m_channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    QSignalSpy closed(socket.get(), &QWebSocket::disconnected);
    m_organization->channels().closeSockets();
    const QJsonObject notice = waitFor(frames, QStringLiteral("v2.system.socket_closing"));
    QCOMPARE(notice.value(QStringLiteral("eventBody")).toObject().value(QStringLiteral("channelId")).toString(),
             m_channel);
    QTRY_COMPARE(closed.count(), 1);
    QCOMPARE(m_client->send("HEAD", channels + u'/' + m_channel).status, 200); // the channel outlives its socket
}

void ChannelsTest::sendsNonsenseWhenAsked()
{
    Organization::Options options = quietOptions();
    options.faults = QStringLiteral("nonsense-frames:100");
    begin(options);
    const Leg leg = makeLeg(m_organization->site(), QStringLiteral("leg"));
    m_organization->site().put(leg.conversation);
    const QString topic =
        QStringLiteral("v2.routing.queues.%1.conversations").arg(leg.conversation.participants.first().queueId);
    QCOMPARE(subscribe("PUT", {topic}).status, 200);
    const auto socket = connected(m_channel);
    QSignalSpy frames(socket.get(), &QWebSocket::textMessageReceived);
    QCOMPARE(m_client->post(leg.w1(), QJsonObject{{QStringLiteral("code"), leg.codeIds.first()}}).status, 202);
    QVERIFY(!waitFor(frames, topic).isEmpty()); // the event itself is not lost
    QVERIFY(QJsonDocument::fromJson(frames.first().first().toString().toUtf8()).isNull());
}

WRAPDESK_TEST(ChannelsTest)
#include "channelstest.moc"
