// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/eventcodec.h"

#include "golden.h"
#include "legtext.h"
#include "mutilation.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

struct Words
{
    QString operator()(const Heartbeat &) const { return QStringLiteral("heartbeat\n"); }
    QString operator()(const Pong &) const { return QStringLiteral("pong\n"); }
    QString operator()(const SocketClosing &) const { return QStringLiteral("socket closing\n"); }
    QString operator()(const NoLongerSubscribed &event) const
    {
        return QStringLiteral("no longer subscribed: %1\n").arg(event.reason);
    }
    QString operator()(const TokenRevoked &) const { return QStringLiteral("token revoked\n"); }
    QString operator()(const OtherTopic &event) const { return QStringLiteral("other topic %1\n").arg(event.name); }
    QString operator()(const QueueConversation &event) const
    {
        return QStringLiteral("queue %1 conversation %2\n").arg(event.queue.text(), event.conversation.text())
               + textOf(event.legs);
    }
    QString operator()(const AcwResult &event) const
    {
        return QStringLiteral("acw at %1\n").arg(event.at.toString(Qt::ISODateWithMs)) + textOf(event.leg);
    }
    QString operator()(const WrapupResult &event) const
    {
        return QStringLiteral("wrapup at %1\n").arg(event.at.toString(Qt::ISODateWithMs)) + textOf(event.leg);
    }
};

} // namespace

class EventCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsEveryFrame_data();
    void readsEveryFrame();
    void survivesMutilation_data();
    void survivesMutilation();
    void ignoresTheBodyOfOtherTopics();
};

void EventCodecTest::readsEveryFrame_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = fixtures(QStringLiteral("events"));
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void EventCodecTest::readsEveryFrame()
{
    QFETCH(QString, name);
    const auto event = decodeFrame(fixture(QStringLiteral("events/%1.json").arg(name)));
    QVERIFY2(event, event ? "" : qPrintable(describe(event.error())));
    const QByteArray difference =
        differenceToGolden(std::visit(Words(), *event), QStringLiteral("events/%1.event.txt").arg(name));
    QVERIFY2(difference.isEmpty(), difference.constData());
}

void EventCodecTest::survivesMutilation_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("required");
    QTest::addColumn<QStringList>("essential");
    const QString topic = QStringLiteral("$.topicName");
    const QString body = QStringLiteral("$.eventBody");
    const QString agent = body + QStringLiteral(".participants[1]");
    const QStringList detailIds{topic, body, body + QStringLiteral(".conversationId"),
                                body + QStringLiteral(".participantId"), body + QStringLiteral(".sessionId")};
    QTest::newRow("heartbeat") << QStringLiteral("heartbeat") << QStringList{topic} << QStringList();
    QTest::newRow("socket closing") << QStringLiteral("socket-closing") << QStringList{topic} << QStringList();
    QTest::newRow("queue") << QStringLiteral("queue-wrapped-up")
                           << QStringList{topic, body, body + QStringLiteral(".id"), agent + QStringLiteral(".id"),
                                          agent + QStringLiteral(".calls[0].id")}
                           << QStringList{body + QStringLiteral(".participants"), agent + QStringLiteral(".calls"),
                                          agent + QStringLiteral(".calls[0].wrapup"),
                                          agent + QStringLiteral(".calls[0].wrapup.code")};
    QTest::newRow("acw") << QStringLiteral("acw") << detailIds << QStringList{body + QStringLiteral(".wrapupCode")};
    QTest::newRow("wrapup") << QStringLiteral("wrapup") << detailIds
                            << QStringList{body + QStringLiteral(".wrapupCode")};
}

void EventCodecTest::survivesMutilation()
{
    QFETCH(QString, name);
    QFETCH(QStringList, required);
    QFETCH(QStringList, essential);
    const QByteArray mistake = firstMistake(fixture(QStringLiteral("events/%1.json").arg(name)), {required, essential},
                                            errorOf<SocketEvent>(decodeFrame));
    QVERIFY2(mistake.isEmpty(), mistake.constData());
}

void EventCodecTest::ignoresTheBodyOfOtherTopics()
{
    const auto event = decodeFrame(R"({"topicName":"v2.routing.queues.a.b.conversations","eventBody":[]})");
    QVERIFY(event);
    QVERIFY(std::holds_alternative<OtherTopic>(*event));
}

WRAPDESK_TEST(EventCodecTest)
#include "eventcodectest.moc"
