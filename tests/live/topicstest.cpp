// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/topics.h"

#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;

class TopicsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void namesAQueuesTopicAndBack();
    void knowsOtherTopics_data();
    void knowsOtherTopics();
    void fillsChannelsInOrder_data();
    void fillsChannelsInOrder();
    void countsDoubledQueuesOnceAndEmptyOnesNot();
};

namespace {

QList<QueueId> queues(int count)
{
    QList<QueueId> all;
    for (int i = 0; i < count; ++i)
        all << QueueId(QStringLiteral("q%1").arg(i));
    return all;
}

} // namespace

void TopicsTest::namesAQueuesTopicAndBack()
{
    const QueueId queue(QStringLiteral("0e185c02-aca1-4a72-82ea-2e78684e2c89"));
    const QString topic = conversationsTopic(queue);
    QCOMPARE(topic, QStringLiteral("v2.routing.queues.0e185c02-aca1-4a72-82ea-2e78684e2c89.conversations"));
    QVERIFY(queueOfTopic(topic) == queue);
}

void TopicsTest::knowsOtherTopics_data()
{
    QTest::addColumn<QString>("topic");
    QTest::newRow("empty") << QString();
    QTest::newRow("heartbeat") << QStringLiteral("channel.metadata");
    QTest::newRow("closing") << QStringLiteral("v2.system.socket_closing");
    QTest::newRow("no id") << QStringLiteral("v2.routing.queues..conversations");
    QTest::newRow("overlapping ends") << QStringLiteral("v2.routing.queues.conversations");
    QTest::newRow("one medium only") << QStringLiteral("v2.routing.queues.q1.conversations.calls");
    QTest::newRow("a user's") << QStringLiteral("v2.users.u1.conversations");
    QTest::newRow("two ids") << QStringLiteral("v2.routing.queues.q1.q2.conversations");
}

void TopicsTest::knowsOtherTopics()
{
    QFETCH(const QString, topic);
    QVERIFY(!queueOfTopic(topic));
}

void TopicsTest::fillsChannelsInOrder_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QList<int>>("channels");
    QTest::addColumn<int>("leftOut");
    QTest::newRow("none") << 0 << QList<int>{} << 0;
    QTest::newRow("one") << 1 << QList<int>{1} << 0;
    QTest::newRow("a full channel") << 1'000 << QList<int>{1'000} << 0;
    QTest::newRow("one more") << 1'001 << QList<int>{1'000, 1} << 0;
    QTest::newRow("all channels full") << 20'000 << QList<int>(20, 1'000) << 0;
    QTest::newRow("two too many") << 20'002 << QList<int>(20, 1'000) << 2;
}

void TopicsTest::fillsChannelsInOrder()
{
    QFETCH(const int, count);
    QFETCH(const QList<int>, channels);
    QFETCH(const int, leftOut);
    const QList<QueueId> asked = queues(count);
    const TopicPlan plan = planTopics(asked);
    QList<int> sizes;
    QList<QueueId> planned;
    for (const QList<QueueId> &channel : plan.channels) {
        sizes << static_cast<int>(channel.size());
        planned << channel;
    }
    QCOMPARE(sizes, channels);
    QCOMPARE(static_cast<int>(plan.leftOut.size()), leftOut);
    QVERIFY(planned + plan.leftOut == asked);
}

void TopicsTest::countsDoubledQueuesOnceAndEmptyOnesNot()
{
    const QueueId a(QStringLiteral("a"));
    const QueueId b(QStringLiteral("b"));
    const TopicPlan plan = planTopics({a, QueueId(), b, a});
    QVERIFY(plan == (TopicPlan{.channels = {{a, b}}, .leftOut = {}}));
}

WRAPDESK_TEST(TopicsTest)
#include "topicstest.moc"
