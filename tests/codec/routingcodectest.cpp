// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/routingcodec.h"

#include "golden.h"
#include "mutilation.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class RoutingCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsAPageOfQueues();
    void readsAllPrompts();
    void readsOneQueue();
    void readsCodesInThePlatformsOrder();
    void readsAParticipantsCodes();
    void takesAListingThatDoesNotCountItselfForTheOnlyPage();
    void survivesMutilation_data();
    void survivesMutilation();
};

void RoutingCodecTest::readsAPageOfQueues()
{
    const auto page = decodeQueues(fixture(QStringLiteral("routing/queues.json")));
    QVERIFY(page);
    QCOMPARE(page->entities.size(), 7);
    QCOMPARE(page->pageNumber, 2);
    QCOMPARE(page->pageCount, 3);
    QCOMPARE(page->total, 207);
}

void RoutingCodecTest::readsAllPrompts()
{
    const auto page = decodeQueues(fixture(QStringLiteral("routing/queues.json")));
    QVERIFY(page);
    QList<WrapupPrompt> prompts;
    QList<std::chrono::milliseconds> timeouts;
    for (const Queue &queue : page->entities) {
        prompts << queue.prompt;
        timeouts << queue.acwTimeout.value_or(-1ms);
    }
    using enum WrapupPrompt;
    QCOMPARE(prompts, (QList<WrapupPrompt>{Mandatory, Optional, MandatoryTimeout, MandatoryForcedTimeout,
                                           AgentRequested, Unknown, Unknown}));
    QCOMPARE(timeouts, (QList<std::chrono::milliseconds>{-1ms, -1ms, 30s, 15s, 60s, -1ms, -1ms}));
}

void RoutingCodecTest::readsOneQueue()
{
    const auto queue = decodeQueue(fixture(QStringLiteral("routing/queue.json")));
    QVERIFY(queue);
    QCOMPARE(*queue, (Queue{.id = QueueId(QStringLiteral("0e185c02-aca1-4a72-82ea-2e78684e2c89")),
                            .name = QStringLiteral("Billing"),
                            .division = DivisionId(QStringLiteral("b0000000-0000-4000-8000-000000000001")),
                            .divisionName = QStringLiteral("Home"),
                            .prompt = WrapupPrompt::MandatoryTimeout,
                            .acwTimeout = 30s}));
}

void RoutingCodecTest::readsCodesInThePlatformsOrder()
{
    const auto page = decodeWrapupCodes(fixture(QStringLiteral("routing/codes.json")));
    QVERIFY(page);
    QStringList names;
    QStringList divisions;
    for (const WrapupCode &code : page->entities) {
        names << code.name;
        divisions << code.division.text();
    }
    QCOMPARE(names, (QStringList{QStringLiteral("Order placed"), QStringLiteral("order placed"),
                                 QStringLiteral("Default Wrap-up Code")}));
    QCOMPARE(divisions, (QStringList{QStringLiteral("b0000000-0000-4000-8000-000000000001"), QStringLiteral("*"), {}}));
}

void RoutingCodecTest::readsAParticipantsCodes()
{
    const auto codes = decodeWrapupCodeList(fixture(QStringLiteral("routing/participant-codes.json")));
    QVERIFY(codes);
    QCOMPARE(codes->size(), 2);
    QCOMPARE(codes->at(1).name, QStringLiteral("Complaint"));
}

void RoutingCodecTest::takesAListingThatDoesNotCountItselfForTheOnlyPage()
{
    const auto page = decodeWrapupCodes(R"({"entities":[{"id":"a"}]})");
    QVERIFY(page);
    QCOMPARE(page->pageNumber, 1);
    QCOMPARE(page->pageCount, 1);
    QCOMPARE(page->total, 1);
}

void RoutingCodecTest::survivesMutilation_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("required");
    QTest::addColumn<ErrorOf>("decode");
    QStringList queueIds{QStringLiteral("$.entities")};
    for (int i = 0; i < 7; ++i)
        queueIds << QStringLiteral("$.entities[%1].id").arg(i);
    QTest::newRow("queues") << QStringLiteral("queues") << queueIds << errorOf<Page<Queue>>(decodeQueues);
    QTest::newRow("queue") << QStringLiteral("queue") << QStringList{QStringLiteral("$.id")}
                           << errorOf<Queue>(decodeQueue);
    QTest::newRow("codes") << QStringLiteral("codes") << queueIds.first(4)
                           << errorOf<Page<WrapupCode>>(decodeWrapupCodes);
    QTest::newRow("participant's codes") << QStringLiteral("participant-codes")
                                         << QStringList{QStringLiteral("$[0].id"), QStringLiteral("$[1].id")}
                                         << errorOf<QList<WrapupCode>>(decodeWrapupCodeList);
}

void RoutingCodecTest::survivesMutilation()
{
    QFETCH(QString, name);
    QFETCH(QStringList, required);
    QFETCH(ErrorOf, decode);
    const QByteArray mistake =
        firstMistake(fixture(QStringLiteral("routing/%1.json").arg(name)), {.required = required}, decode);
    QVERIFY2(mistake.isEmpty(), mistake.constData());
}

WRAPDESK_TEST(RoutingCodecTest)
#include "routingcodectest.moc"
