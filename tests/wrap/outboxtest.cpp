// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/outbox.h"

#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk;

namespace {

Intent intentFor(const char *conversation)
{
    Intent intent;
    intent.leg.conversation = ConversationId(QString::fromLatin1(conversation));
    intent.code = {.id = CodeId(QStringLiteral("c")), .name = QStringLiteral("Sold")};
    return intent;
}

// An outbox on a database of its own.
struct OutboxRig
{
    explicit OutboxRig(const QString &place = {}) : folder(place.isEmpty() ? temporary.path() : place)
    {
        QSignalSpy opened(&store, &Store::opened);
        store.open(folder);
        QVERIFY(opened.wait());
        found = opened.constFirst().constFirst().value<StoredState>().intents;
    }
    IntentId add(const char *conversation) { return outbox.add({intentFor(conversation)})->constFirst(); }
    void move(const IntentId &id, IntentState state)
    {
        Intent intent = *outbox.find(id);
        intent.state = state;
        outbox.record(intent);
    }

    QTemporaryDir temporary;
    const QString folder;
    Store store;
    Outbox outbox{store, [](const Intent &intent) {
                      return AuditEntry{.at = QDateTime(QDate(2026, 11, 22), {}, Qt::UTC),
                                        .leg = intent.leg,
                                        .outcome = intent.state};
                  }};
    QSignalSpy stored{&outbox, &Outbox::stored};
    QSignalSpy changed{&outbox, &Outbox::changed};
    QSignalSpy audited{&store, &Store::audited};
    QList<Intent> found;
};

} // namespace

class OutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void storesBeforeAnybodyMayAct();
    void takesNothingThatCannotBeKept();
    void keepsOneOpenIntentALeg();
    void takesAllOrNone();
    void takesTheNextWishOnceTheLastHasSettled();
    void remembersTheNewestIntentOfALeg();
    void countsWhatIsOpenThroughLateProof();
    void ignoresIntentsItNeverTook();
    void tellsTheAuditOfEachEndOnce();
    void letsNobodySeeALegBetweenAnEndAndWhatFollows();
    void findsWhatWasOpenAgain();
};

void OutboxTest::storesBeforeAnybodyMayAct()
{
    OutboxRig rig;
    const IntentId id = rig.add("a");
    QCOMPARE(rig.changed.size(), 1);
    QCOMPARE(rig.stored.size(), 0); // never from within add
    QVERIFY(rig.stored.wait());
    QCOMPARE(rig.stored.at(0).at(0).value<QList<IntentId>>(), QList<IntentId>{id});
}

void OutboxTest::takesNothingThatCannotBeKept()
{
    Store store;
    Outbox outbox(store, [](const Intent &) { return AuditEntry{}; });
    QSignalSpy changed(&outbox, &Outbox::changed);
    const auto ids = outbox.add({intentFor("a")});
    QVERIFY(!ids);
    QVERIFY(ids.error().kind == ErrorKind::Storage);
    QCOMPARE(changed.size(), 0);
}

void OutboxTest::keepsOneOpenIntentALeg()
{
    OutboxRig rig;
    rig.add("a");
    const auto second = rig.outbox.add({intentFor("a")});
    QVERIFY(!second);
    QVERIFY(second.error().kind == ErrorKind::Conflict);
    QVERIFY(second.error().message.contains(u"Sold"));
    rig.add("b");
    QCOMPARE(rig.outbox.openCount(), 2);
}

void OutboxTest::takesAllOrNone()
{
    OutboxRig rig;
    rig.add("b");
    QVERIFY(!rig.outbox.add({intentFor("a"), intentFor("b")}));
    QVERIFY(!rig.outbox.add({intentFor("c"), intentFor("c")}));
    QCOMPARE(rig.outbox.openCount(), 1);
    QVERIFY(rig.outbox.newestOf(intentFor("a").leg) == nullptr);
    QCOMPARE(rig.outbox.add({intentFor("a"), intentFor("c")})->size(), 2);
}

void OutboxTest::takesTheNextWishOnceTheLastHasSettled()
{
    OutboxRig rig;
    rig.move(rig.add("a"), IntentState::HumanWon);
    QCOMPARE(rig.outbox.openCount(), 0);
    rig.add("a");
    QCOMPARE(rig.outbox.open().size(), 1);
    QTRY_COMPARE(rig.stored.size(), 2); // on disk, too, one at a time is enough
}

void OutboxTest::remembersTheNewestIntentOfALeg()
{
    OutboxRig rig;
    const IntentId first = rig.add("a");
    rig.move(first, IntentState::Failed);
    const LegId leg = intentFor("a").leg;
    QCOMPARE(rig.outbox.newestOf(leg)->id, first);
    const IntentId second = rig.add("a");
    QCOMPARE(rig.outbox.newestOf(leg)->id, second);
    QVERIFY(rig.outbox.newestOf({}) == nullptr);
}

void OutboxTest::countsWhatIsOpenThroughLateProof()
{
    OutboxRig rig;
    const IntentId id = rig.add("a");
    for (const IntentState state : {IntentState::Accepted, IntentState::Unconfirmed, IntentState::Confirmed}) {
        rig.move(id, state);
        QCOMPARE(rig.outbox.openCount(), state == IntentState::Accepted ? 1 : 0);
        QCOMPARE(rig.outbox.open().size(), rig.outbox.openCount());
    }
}

void OutboxTest::ignoresIntentsItNeverTook()
{
    OutboxRig rig;
    rig.outbox.record(intentFor("a"));
    QCOMPARE(rig.changed.size(), 0);
    QCOMPARE(rig.outbox.openCount(), 0);
}

void OutboxTest::tellsTheAuditOfEachEndOnce()
{
    OutboxRig rig;
    const IntentId id = rig.add("a");
    for (const IntentState state : {IntentState::Checking, IntentState::Sending, IntentState::Unconfirmed,
                                    IntentState::Unconfirmed, IntentState::Confirmed})
        rig.move(id, state);
    QStringList outcomes;
    QTRY_VERIFY([&] {
        outcomes.clear();
        for (const QList<QVariant> &signal : std::as_const(rig.audited))
            for (const AuditEntry &entry : signal.constFirst().value<QList<AuditEntry>>())
                outcomes << intentStateName(entry.outcome);
        return outcomes.size() == 2;
    }());
    QCOMPARE(outcomes, (QStringList{QStringLiteral("unconfirmed"), QStringLiteral("confirmed")}));
}

void OutboxTest::letsNobodySeeALegBetweenAnEndAndWhatFollows()
{
    OutboxRig rig;
    const IntentId first = rig.add("a");
    QStringList seen;
    connect(&rig.outbox, &Outbox::changed, this,
            [&](const Intent &intent) { seen << intentStateName(rig.outbox.newestOf(intent.leg)->state); });
    Intent ended = *rig.outbox.find(first);
    ended.state = IntentState::Confirmed;
    Intent next = intentFor("a");
    next.reason.kind = Reason::Kind::PutBack;
    rig.outbox.recordAndFollow(ended, next);
    QCOMPARE(seen, (QStringList{QStringLiteral("held"), QStringLiteral("held")}));
    QCOMPARE(rig.outbox.openCount(), 1);
    QTRY_COMPARE(rig.stored.size(), 2);
}

void OutboxTest::findsWhatWasOpenAgain()
{
    const QTemporaryDir folder;
    IntentId open;
    {
        OutboxRig rig(folder.path());
        open = rig.add("a");
        rig.move(open, IntentState::Sending);
        rig.move(rig.add("b"), IntentState::Confirmed);
    } // what was not on disk yet goes there now
    OutboxRig rig(folder.path());
    QCOMPARE(rig.found.size(), 1);
    QCOMPARE(rig.outbox.restore(rig.found), QList<IntentId>{open});
    QCOMPARE(rig.outbox.restore(rig.found), QList<IntentId>());
    QVERIFY(rig.outbox.find(open)->state == IntentState::Sending);
    QVERIFY(!rig.outbox.add({intentFor("a")}));
}

WRAPDESK_TEST(OutboxTest)
#include "outboxtest.moc"
