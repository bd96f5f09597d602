// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/outbox.h"

#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;

namespace {

Intent intentFor(const char *conversation)
{
    Intent intent;
    intent.leg.conversation = ConversationId(QString::fromLatin1(conversation));
    return intent;
}

} // namespace

class OutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void storesBeforeAnybodyMayAct();
    void keepsOneOpenIntentALeg();
    void takesTheNextWishOnceTheLastHasSettled();
    void remembersTheNewestIntentOfALeg();
    void countsWhatIsOpenThroughLateProof();
    void ignoresIntentsItNeverTook();
};

void OutboxTest::storesBeforeAnybodyMayAct()
{
    Outbox outbox;
    QSignalSpy stored(&outbox, &Outbox::stored);
    QSignalSpy changed(&outbox, &Outbox::changed);
    const Result<IntentId> id = outbox.add(intentFor("a"));
    QVERIFY(id);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(stored.size(), 0); // never from within add
    QVERIFY(stored.wait());
    QCOMPARE(stored.at(0).at(0).value<IntentId>(), *id);
}

void OutboxTest::keepsOneOpenIntentALeg()
{
    Outbox outbox;
    QVERIFY(outbox.add(intentFor("a")));
    const Result<IntentId> second = outbox.add(intentFor("a"));
    QVERIFY(!second);
    QVERIFY(second.error().kind == ErrorKind::Conflict);
    QVERIFY(outbox.add(intentFor("b")));
    QCOMPARE(outbox.openCount(), 2);
}

void OutboxTest::takesTheNextWishOnceTheLastHasSettled()
{
    Outbox outbox;
    Intent first = *outbox.find(*outbox.add(intentFor("a")));
    first.state = IntentState::HumanWon;
    outbox.record(first);
    QCOMPARE(outbox.openCount(), 0);
    QVERIFY(outbox.add(intentFor("a")));
    QCOMPARE(outbox.open().size(), 1);
}

void OutboxTest::remembersTheNewestIntentOfALeg()
{
    Outbox outbox;
    Intent first = *outbox.find(*outbox.add(intentFor("a")));
    first.state = IntentState::Failed;
    outbox.record(first);
    QCOMPARE(outbox.newestOf(first.leg)->id, first.id);
    const IntentId second = *outbox.add(intentFor("a"));
    QCOMPARE(outbox.newestOf(first.leg)->id, second);
    QVERIFY(outbox.newestOf({}) == nullptr);
}

void OutboxTest::countsWhatIsOpenThroughLateProof()
{
    Outbox outbox;
    Intent intent = *outbox.find(*outbox.add(intentFor("a")));
    for (const IntentState state : {IntentState::Accepted, IntentState::Unconfirmed, IntentState::Confirmed}) {
        intent.state = state;
        outbox.record(intent);
        QCOMPARE(outbox.openCount(), state == IntentState::Accepted ? 1 : 0);
        QCOMPARE(outbox.open().size(), outbox.openCount());
    }
}

void OutboxTest::ignoresIntentsItNeverTook()
{
    Outbox outbox;
    QSignalSpy changed(&outbox, &Outbox::changed);
    outbox.record(intentFor("a"));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(outbox.openCount(), 0);
}

WRAPDESK_TEST(OutboxTest)
#include "outboxtest.moc"
