// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "channelstage.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace demoorg;

class ChannelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void describesItsChannels();
    void offersItsTopics();
    void addsAndReplacesSubscriptions();
    void refusesUnknownTopics_data();
    void refusesUnknownTopics();
    void holdsAThousandTopics();
    void aTwentyFirstChannelRemovesTheOldest();
    void sparesChannelsWithASocket();
};

namespace {

const QString channels = QStringLiteral("/api/v2/notifications/channels");

} // namespace

void ChannelsTest::describesItsChannels()
{
    ChannelStage stage;
    QCOMPARE(stage.connectUri.scheme(), QStringLiteral("ws"));
    QCOMPARE(stage.connectUri.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(stage.connectUri.path(), QStringLiteral("/channels/") + stage.channel);
    const QJsonObject listed = stage.client.get(channels).entities().first().toObject();
    QCOMPARE(listed.value(QStringLiteral("id")).toString(), stage.channel);
    const QDateTime expires =
        QDateTime::fromString(listed.value(QStringLiteral("expires")).toString(), Qt::ISODateWithMs);
    QVERIFY(QDateTime::currentDateTimeUtc().secsTo(expires) > 23 * 3600);
    QCOMPARE(stage.client.send("HEAD", stage.path()).status, 200);
    QCOMPARE(stage.client.send("HEAD", channels + QStringLiteral("/x")).status, 404);
    stage.client.token = stage.client.clientCredentialsToken();
    QVERIFY(stage.client.get(channels).entities().isEmpty()); // another's
}

void ChannelsTest::offersItsTopics()
{
    ChannelStage stage;
    const QString path = QStringLiteral("/api/v2/notifications/availabletopics");
    const QJsonArray plain = stage.client.get(path).entities();
    QCOMPARE(plain.size(), 3);
    QCOMPARE(plain.first().toObject().keys(), QStringList{QStringLiteral("id")});
    const QJsonObject more =
        stage.client.get(path + QStringLiteral("?expand=requiresPermissions,transports")).entities().first().toObject();
    QVERIFY(more.contains(QStringLiteral("requiresPermissions")));
    QVERIFY(!more.contains(QStringLiteral("description")));
}

void ChannelsTest::addsAndReplacesSubscriptions()
{
    ChannelStage stage;
    const auto &queues = stage.organization.site().queues();
    QStringList topics;
    for (const Queue &queue : queues)
        topics.append(QStringLiteral("v2.routing.queues.%1.conversations").arg(queue.id));
    const QString path = stage.path() + QStringLiteral("/subscriptions");
    const Reply first = stage.subscribe("POST", topics.mid(0, 3));
    QCOMPARE(first.entities().size(), 3);
    QCOMPARE(first.entities().first().toObject().value(QStringLiteral("state")).toString(),
             QStringLiteral("Permitted"));
    QCOMPARE(stage.subscribe("POST", topics.mid(2, 2)).entities().size(), 2);
    QCOMPARE(stage.client.get(path).entities().size(), 4);
    QCOMPARE(stage.subscribe("PUT", topics.mid(5, 1)).status, 200);
    QCOMPARE(stage.client.get(path).entities().size(), 1);
    QCOMPARE(stage.client.send("DELETE", path).status, 204);
    QVERIFY(stage.client.get(path).entities().isEmpty());
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
    ChannelStage stage;
    QFETCH(const QString, topic);
    const QString good =
        QStringLiteral("v2.routing.queues.%1.conversations").arg(stage.organization.site().queues().first().id);
    const Reply refused = stage.subscribe("PUT", {good, topic});
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), QStringLiteral("notification.invalid.topic"));
    const Reply ignored = stage.subscribe("PUT", {good, topic}, true);
    QCOMPARE(ignored.status, 200);
    QVERIFY(!ignored.entities().first().toObject().contains(QStringLiteral("rejectionReason")));
    const QJsonObject bad = ignored.entities().last().toObject();
    QVERIFY(!bad.value(QStringLiteral("rejectionReason")).toString().isEmpty());
    QVERIFY(bad.value(QStringLiteral("state")).toString() != QStringLiteral("Permitted"));
}

void ChannelsTest::holdsAThousandTopics()
{
    ChannelStage stage;
    QStringList topics;
    for (int i = 0; i < 1001; ++i) {
        const Leg leg = makeLeg(stage.organization.site(), QString::number(i));
        stage.organization.site().put(leg.conversation);
        topics.append(QStringLiteral("v2.detail.events.conversation.%1.acw").arg(leg.conversation.id));
    }
    QCOMPARE(stage.subscribe("PUT", topics.mid(0, 1000)).status, 200);
    QCOMPARE(stage.subscribe("POST", topics.mid(999, 1)).status, 200); // it has this one already
    QCOMPARE(stage.subscribe("POST", topics.mid(1000)).code(),
             QStringLiteral("notification.subscription.too.many.subscriptions"));
}

void ChannelsTest::aTwentyFirstChannelRemovesTheOldest()
{
    ChannelStage stage;
    for (int i = 0; i < 19; ++i)
        QCOMPARE(stage.client.send("POST", channels).status, 200);
    QCOMPARE(stage.client.send("HEAD", stage.path()).status, 200);
    QCOMPARE(stage.client.send("POST", channels).status, 200);
    QCOMPARE(stage.client.get(channels).entities().size(), 20);
    QCOMPARE(stage.client.send("HEAD", stage.path()).status, 404);
}

void ChannelsTest::sparesChannelsWithASocket()
{
    ChannelStage stage;
    const auto socket = stage.connected(stage.channel);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(stage.client.send("POST", channels).status, 200);
    QCOMPARE(stage.client.get(channels).entities().size(), 20);
    QCOMPARE(stage.client.send("HEAD", stage.path()).status, 200);
}

WRAPDESK_TEST(ChannelsTest)
#include "channelstest.moc"
