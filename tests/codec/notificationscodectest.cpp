// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/notificationscodec.h"

#include "golden.h"
#include "mutilation.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class NotificationsCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsTheChannel();
    void readsWhyATopicWasRefused();
    void readsTheTopicsOnOffer();
    void survivesMutilation_data();
    void survivesMutilation();
};

void NotificationsCodecTest::readsTheChannel()
{
    const auto channel = decodeChannel(fixture(QStringLiteral("notifications/channel.json")));
    QVERIFY(channel);
    QCOMPARE(channel->id.text(), QStringLiteral("streaming-5-abc"));
    QCOMPARE(channel->connectUri, QUrl(QStringLiteral("wss://streaming.mypurecloud.ie/channels/streaming-5-abc")));
    QCOMPARE(channel->expires.toString(Qt::ISODate), QStringLiteral("2026-11-23T10:00:00Z"));
}

void NotificationsCodecTest::readsWhyATopicWasRefused()
{
    const auto answers = decodeSubscriptions(fixture(QStringLiteral("notifications/subscriptions.json")));
    QVERIFY(answers);
    QCOMPARE(answers->size(), 3);
    QVERIFY(answers->at(0).isPermitted);
    QVERIFY(!answers->at(1).isPermitted);
    QCOMPARE(answers->at(1).rejectionReason, QStringLiteral("Missing required permissions"));
    QCOMPARE(answers->at(1).missingPermissions, QStringList{QStringLiteral("routing:queue:view")});
    QVERIFY(answers->at(2).isPermitted); // named without a state
}

void NotificationsCodecTest::readsTheTopicsOnOffer()
{
    const auto topics = decodeAvailableTopics(fixture(QStringLiteral("notifications/availabletopics.json")));
    QVERIFY(topics);
    QCOMPARE(topics->size(), 2);
    QCOMPARE(topics->at(0).permissions.size(), 2);
}

void NotificationsCodecTest::survivesMutilation_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("required");
    QTest::addColumn<ErrorOf>("decode");
    const QStringList ids{QStringLiteral("$.entities"), QStringLiteral("$.entities[0].id"),
                          QStringLiteral("$.entities[1].id"), QStringLiteral("$.entities[2].id")};
    QTest::newRow("channel") << QStringLiteral("channel")
                             << QStringList{QStringLiteral("$.id"), QStringLiteral("$.connectUri")}
                             << errorOf<NotificationChannel>(decodeChannel);
    QTest::newRow("subscriptions") << QStringLiteral("subscriptions") << ids
                                   << errorOf<QList<TopicAnswer>>(decodeSubscriptions);
    QTest::newRow("topics on offer") << QStringLiteral("availabletopics") << ids.first(3)
                                     << errorOf<QList<AvailableTopic>>(decodeAvailableTopics);
}

void NotificationsCodecTest::survivesMutilation()
{
    QFETCH(QString, name);
    QFETCH(QStringList, required);
    QFETCH(ErrorOf, decode);
    const QByteArray mistake =
        firstMistake(fixture(QStringLiteral("notifications/%1.json").arg(name)), {.required = required}, decode);
    QVERIFY2(mistake.isEmpty(), mistake.constData());
}

WRAPDESK_TEST(NotificationsCodecTest)
#include "notificationscodectest.moc"
