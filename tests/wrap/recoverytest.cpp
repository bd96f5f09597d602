// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "wraprig.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// What the program finds open when it starts again.
class RecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!a person's code slipped in).*"))); }
    void settlesByWhatStands_data();
    void settlesByWhatStands();
    void callsNotesThatWereNeverSentInterrupted();
    void looksAgainAtWhatMayBeOnItsWay();
    void readsManyTogether();
    void readsOneByOneWhatTheBatchDoesNotKnow();
    void putsBackWhatItSawBeforeItsOwnWriteTookEffect();
    void putsBackWhatWasToBePutBack_data();
    void putsBackWhatWasToBePutBack();
};

void RecoveryTest::settlesByWhatStands_data()
{
    QTest::addColumn<IntentState>("state");
    QTest::addColumn<int>("standing"); // index of a code; 0 is ours, -1 none
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<bool>("unwatched");
    const auto row = [](const char *name, IntentState state, int standing, const char *end, const char *refusal,
                        bool unwatched = false) {
        QTest::newRow(name) << state << standing << QString::fromLatin1(end) << QString::fromLatin1(refusal)
                            << unwatched;
    };
    row("held, nothing stands", IntentState::Held, -1, "cancelled", "interrupted");
    row("held, a person's code", IntentState::Held, 3, "humanWon", "none");
    row("held, the wanted code all the same", IntentState::Held, 0, "confirmed", "none");
    row("checking, nothing stands", IntentState::Checking, -1, "cancelled", "interrupted");
    row("checking, ours stands", IntentState::Checking, 0, "confirmed", "none", true);
    row("sending, nothing stands", IntentState::Sending, -1, "unconfirmed", "none");
    row("sending, ours stands", IntentState::Sending, 0, "confirmed", "none", true);
    row("accepted, nothing stands", IntentState::Accepted, -1, "unconfirmed", "none");
    row("accepted, a person's code", IntentState::Accepted, 3, "humanWon", "none");
    row("accepted, ours stands", IntentState::Accepted, 0, "confirmed", "none", true);
}

void RecoveryTest::settlesByWhatStands()
{
    QFETCH(const IntentState, state);
    QFETCH(const int, standing);
    QFETCH(const QString, end);
    QFETCH(const QString, refusal);
    QFETCH(const bool, unwatched);
    WrapRig rig;
    const LegId leg = rig.site.put({.code = standing < 0 ? QString() : rig.site.code(standing).text()});
    Intent open = rig.intentFor(leg, rig.site.code(0));
    open.id = IntentId(QStringLiteral("left"));
    open.state = state;
    QSignalSpy recovered(rig.wrapper.get(), &Wrapper::recovered);
    rig.wrapper->recover(rig.outbox.restore({open}));
    QVERIFY(QTest::qWaitFor(
        [&] {
            rig.clock.advance(100ms);
            return recovered.size() == 1;
        },
        10'000));
    QCOMPARE(rig.state(open.id), end);
    QCOMPARE(rig.refusal(open.id), refusal);
    QCOMPARE(rig.outbox.find(open.id)->unwatched, unwatched);
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 0);
}

void RecoveryTest::callsNotesThatWereNeverSentInterrupted()
{
    WrapRig rig;
    const LegId leg = rig.site.put({.code = rig.site.code(0).text()});
    Intent open = rig.intentFor(leg, rig.site.code(0));
    open.id = IntentId(QStringLiteral("left"));
    open.notes = QStringLiteral("other notes than stand there");
    open.seen = AssignedCode{.code = rig.site.code(0).text()};
    rig.wrapper->recover(rig.outbox.restore({open}));
    QTRY_COMPARE(rig.state(open.id), QStringLiteral("cancelled"));
    QCOMPARE(rig.refusal(open.id), QStringLiteral("interrupted"));
}

void RecoveryTest::looksAgainAtWhatMayBeOnItsWay()
{
    WrapRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    Intent open = rig.intentFor(leg, rig.site.code(0));
    open.id = IntentId(QStringLiteral("left"));
    open.state = IntentState::Accepted;
    rig.wrapper->recover(rig.outbox.restore({open}));
    QTRY_VERIFY(rig.clock.next() && *rig.clock.next() <= 3s); // the first look is over
    QCOMPARE(rig.state(open.id), QStringLiteral("accepted"));
    rig.site.agentCodes(leg, rig.site.code(0)); // stands for our own write's late effect
    rig.clock.advance(3s);
    QTRY_COMPARE(rig.state(open.id), QStringLiteral("confirmed"));
}

void RecoveryTest::readsManyTogether()
{
    WrapRig rig;
    QList<Intent> open;
    for (int i = 0; i < 120; ++i) {
        Intent intent = rig.intentFor(rig.site.put(LegPlan{}), rig.site.code(0));
        intent.id = IntentId(QString::number(i));
        open << intent;
    }
    QSignalSpy recovered(rig.wrapper.get(), &Wrapper::recovered);
    rig.wrapper->recover(rig.outbox.restore(open));
    QVERIFY(QTest::qWaitFor(
        [&] {
            rig.clock.advance(100ms);
            return recovered.size() == 1;
        },
        10'000));
    QCOMPARE(rig.outbox.openCount(), 0);
    QCOMPARE(rig.site.requests(DemoSite::readBackRoute), 2);
    QCOMPARE(rig.site.requests(), 2);
}

void RecoveryTest::readsOneByOneWhatTheBatchDoesNotKnow()
{
    WrapRig rig;
    rig.site.organization().faults().failNext(DemoSite::readBackRoute,
                                              {.kind = demoorg::Fault::Kind::Status, .status = 403}, 1);
    const LegId leg = rig.site.put({.code = rig.site.code(0).text()});
    Intent open = rig.intentFor(leg, rig.site.code(0));
    open.id = IntentId(QStringLiteral("left"));
    open.state = IntentState::Sending;
    rig.wrapper->recover(rig.outbox.restore({open}));
    QTRY_COMPARE(rig.state(open.id), QStringLiteral("confirmed"));
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 1);
}

// Accepted, then the program died; its agent has chosen meanwhile, and only now does our write take effect.
void RecoveryTest::putsBackWhatItSawBeforeItsOwnWriteTookEffect()
{
    WrapRig rig;
    const CodeId ours = rig.site.code(0);
    const CodeId choice = rig.site.code(3);
    const LegId leg = rig.site.put({.code = choice.text()});
    Intent open = rig.intentFor(leg, ours);
    open.id = IntentId(QStringLiteral("left"));
    open.state = IntentState::Accepted;
    rig.wrapper->recover(rig.outbox.restore({open}));
    QTRY_VERIFY(rig.site.requests(DemoSite::readBackRoute) == 1);
    QTRY_VERIFY(rig.clock.next() && *rig.clock.next() <= 3s); // the first look is over
    rig.site.agentCodes(leg, ours); // stands for our own write's late effect
    rig.listen();
    rig.clock.advance(3s);
    QTRY_COMPARE(rig.site.codeOn(leg), choice.text());
    QTRY_COMPARE(rig.outbox.openCount(), 0);
    QCOMPARE(rig.state(open.id), QStringLiteral("confirmed"));
    QCOMPARE(rig.outbox.find(open.id)->replaced->code, choice.text());
    QVERIFY(rig.outbox.newestOf(leg)->reason.kind == Reason::Kind::PutBack);
}

void RecoveryTest::putsBackWhatWasToBePutBack_data()
{
    QTest::addColumn<bool>("isBegun");
    QTest::newRow("the put-back was on disk") << true;
    QTest::newRow("only that a code was replaced") << false;
}

void RecoveryTest::putsBackWhatWasToBePutBack()
{
    QFETCH(const bool, isBegun);
    WrapRig rig;
    rig.listen();
    const CodeId ours = rig.site.code(0);
    const CodeId choice = rig.site.code(3);
    const LegId leg = rig.site.put({.code = ours.text()});
    Intent open = isBegun ? rig.intentFor(leg, choice, Reason::Kind::PutBack) : rig.intentFor(leg, ours);
    open.id = IntentId(QStringLiteral("left"));
    if (isBegun) {
        open.seen = AssignedCode{.code = ours.text()};
    } else {
        open.state = IntentState::Accepted;
        open.replaced = AssignedCode{.code = choice.text()};
    }
    rig.wrapper->recover(rig.outbox.restore({open}));
    QTRY_COMPARE(rig.site.codeOn(leg), choice.text());
    QTRY_COMPARE(rig.outbox.openCount(), 0);
    QCOMPARE(rig.site.writesTo(leg), 1);
    QVERIFY(rig.outbox.newestOf(leg)->state == IntentState::Confirmed);
}

WRAPDESK_TEST(RecoveryTest)
#include "recoverytest.moc"
