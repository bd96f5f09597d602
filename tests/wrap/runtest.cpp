// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "wraprig.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

const RunId theRun(QStringLiteral("run"));

// Lets time pass until it is so, about twice as fast as outside: an effect takes up to 300 ms there, and a read-back is
// asked for after 1.5 s here.
bool passesUntil(WrapRig &rig, const std::function<bool()> &isSo)
{
    return QTest::qWaitFor(
        [&] {
            rig.clock.advance(20ms);
            return isSo();
        },
        20'000);
}

Leg closedLeg(const LegId &id)
{
    return {.id = id, .media = Media::Voice, .phase = LegPhase::Ended, .acw = AcwState::Complete};
}

// A bulk run of so many closed calls that the roster knows to be closed.
QList<LegId> startRun(WrapRig &rig, int legs, std::chrono::milliseconds hold = 0ms)
{
    QList<LegId> ids;
    QList<Intent> intents;
    for (int i = 0; i < legs; ++i) {
        const LegId leg = rig.site.put(LegPlan{});
        rig.believed.insert(leg, closedLeg(leg));
        Intent intent = rig.intentFor(leg, rig.site.code(0), Reason::Kind::Bulk);
        intent.media = Media::Voice;
        intent.run = theRun;
        intent.hold = hold;
        intents << intent;
        ids << leg;
    }
    if (!rig.outbox.add(intents))
        qWarning("the run was not taken");
    return ids;
}

int count(const WrapRig &rig, IntentState state)
{
    return int(std::count_if(rig.outbox.all().cbegin(), rig.outbox.all().cend(),
                             [state](const Intent &intent) { return intent.state == state; }));
}

} // namespace

// Many legs at once: what is read, what is held, and how a run is paused, ended and halted.
class RunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsClosedLegsTogether();
    void readsAFewOneByOne();
    void readsWhatTheBatchDoesNotKnow();
    void readsOneByOneWhereABatchIsRefused();
    void writesNothingAPersonHasCodedSinceTheBatch();
    void staysHeldUntilItsTime();
    void isTakenBackAsOneStep();
    void goesAtOnceWhenToldTo();
    void letsAPersonWinWhileItIsHeld();
    void startsNothingWhilePaused();
    void endsMidwayAndKeepsWhatWasSent();
    void beginsNothingWhileNothingCanBeKept();
};

void RunTest::readsClosedLegsTogether()
{
    WrapRig rig;
    rig.listen();
    startRun(rig, 40);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) == 40; }));
    QCOMPARE(rig.site.requests(DemoSite::readBackRoute), 1);
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 1); // once, that both call the leg by the same id
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 40);
    QCOMPARE(rig.client.gate.lanes.count(Lane::Interactive), 1); // the write after that one read
}

void RunTest::readsAFewOneByOne()
{
    WrapRig rig;
    rig.listen();
    startRun(rig, 9);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) == 9; }));
    QCOMPARE(rig.site.requests(DemoSite::readBackRoute), 0);
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 9);
}

void RunTest::readsWhatTheBatchDoesNotKnow()
{
    WrapRig rig;
    rig.listen();
    const QList<LegId> legs = startRun(rig, 12);
    rig.site.site().remove(legs.at(5).conversation.text());
    QVERIFY(passesUntil(rig, [&] { return rig.outbox.openCount() == 0; }));
    QCOMPARE(count(rig, IntentState::Confirmed), 11);
    const Intent *gone = rig.outbox.newestOf(legs.at(5));
    QCOMPARE(refusalName(gone->refusal), QStringLiteral("conversation-gone"));
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 11);
}

void RunTest::readsOneByOneWhereABatchIsRefused()
{
    WrapRig rig;
    rig.listen();
    rig.site.organization().faults().failNext(DemoSite::readBackRoute,
                                              {.kind = demoorg::Fault::Kind::Status, .status = 403}, 1);
    startRun(rig, 12);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) == 12; }));
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 12);
}

void RunTest::writesNothingAPersonHasCodedSinceTheBatch()
{
    WrapRig rig;
    rig.listen();
    const QList<LegId> legs = startRun(rig, 30);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) >= 3; }));
    const LegId &last = legs.last();
    QVERIFY(rig.outbox.newestOf(last)->state == IntentState::Held);
    rig.site.agentCodes(last, rig.site.code(3));
    QTRY_VERIFY(rig.outbox.newestOf(last)->state == IntentState::HumanWon);
    QVERIFY(passesUntil(rig, [&] { return rig.outbox.openCount() == 0; }));
    QCOMPARE(rig.site.writesTo(last), 0);
    QCOMPARE(rig.site.humanCodesOverwritten(), 0);
}

void RunTest::staysHeldUntilItsTime()
{
    WrapRig rig;
    rig.listen();
    startRun(rig, 3, 5s);
    QTRY_COMPARE(rig.wrapper->held().steps().size(), 1);
    rig.clock.advance(4'999ms);
    QCOMPARE(rig.wrapper->held().steps().size(), 1);
    QCOMPARE(rig.client.gate.passed.size(), 0);
    rig.clock.advance(1ms);
    QCOMPARE(rig.wrapper->held().steps().size(), 0);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) == 3; }));
}

void RunTest::isTakenBackAsOneStep()
{
    WrapRig rig;
    rig.listen();
    Intent alone = rig.intentFor(rig.site.put(LegPlan{}), rig.site.code(1));
    alone.hold = 30s;
    const IntentId first = rig.wish(alone);
    startRun(rig, 50, 5s);
    QTRY_COMPARE(rig.wrapper->held().steps().size(), 2);
    rig.wrapper->undo();
    QCOMPARE(count(rig, IntentState::Cancelled), 50);
    QCOMPARE(refusalName(rig.outbox.all().last().refusal), QStringLiteral("taken-back"));
    QCOMPARE(rig.state(first), QStringLiteral("held")); // the older step waits on
    rig.clock.advance(29s);
    QCOMPARE(rig.client.gate.passed.size(), 0);
    rig.wrapper->undo();
    rig.clock.advance(5s);
    QCOMPARE(rig.client.gate.passed.size(), 0);
    QCOMPARE(rig.outbox.openCount(), 0);
}

void RunTest::goesAtOnceWhenToldTo()
{
    WrapRig rig;
    rig.listen();
    startRun(rig, 3, 30s);
    QTRY_COMPARE(rig.wrapper->held().steps().size(), 1);
    rig.wrapper->sendNow();
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) == 3; }));
}

void RunTest::letsAPersonWinWhileItIsHeld()
{
    WrapRig rig;
    rig.listen();
    const QList<LegId> legs = startRun(rig, 2, 5s);
    QTRY_COMPARE(rig.wrapper->held().steps().size(), 1);
    rig.site.agentCodes(legs.at(0), rig.site.code(3));
    rig.site.agentCodes(legs.at(1), rig.site.code(0)); // the very code that was wanted
    QTRY_VERIFY(rig.outbox.newestOf(legs.at(0))->state == IntentState::HumanWon);
    QTRY_VERIFY(rig.outbox.newestOf(legs.at(1))->state == IntentState::Confirmed);
    QCOMPARE(rig.wrapper->held().steps().size(), 0);
    rig.clock.advance(6s);
    QCOMPARE(rig.client.gate.passed.size(), 0);
}

void RunTest::startsNothingWhilePaused()
{
    WrapRig rig;
    rig.listen();
    startRun(rig, 30);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) >= 2; }));
    rig.wrapper->setPaused(theRun, true);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Held) == rig.outbox.openCount(); }));
    const int sent = rig.site.requests(DemoSite::writeRoute);
    rig.clock.advance(60s);
    const IntentId byHand = rig.wish(rig.site.put(LegPlan{}), rig.site.code(1));
    QTRY_COMPARE(rig.state(byHand), QStringLiteral("confirmed")); // a hand is not paused
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), sent + 1);
    Intent again = rig.intentFor(rig.site.put(LegPlan{}), rig.site.code(1));
    again.run = theRun; // one by hand that is tried again in a run is
    const IntentId retried = rig.wish(again);
    QSignalSpy stored(&rig.outbox, &Outbox::stored);
    QVERIFY(stored.wait());
    QCOMPARE(rig.state(retried), QStringLiteral("held"));
    rig.wrapper->setPaused(theRun, false);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) == 32; }));
}

void RunTest::endsMidwayAndKeepsWhatWasSent()
{
    WrapRig rig;
    rig.listen();
    startRun(rig, 30);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) >= 5; }));
    rig.wrapper->cancelRun(theRun);
    QVERIFY(passesUntil(rig, [&] { return rig.outbox.openCount() == 0; }));
    const int confirmed = count(rig, IntentState::Confirmed);
    QCOMPARE(count(rig, IntentState::Cancelled), 30 - confirmed);
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), confirmed);
}

void RunTest::beginsNothingWhileNothingCanBeKept()
{
    WrapRig rig;
    rig.listen();
    rig.wrapper->setHalted(true);
    startRun(rig, 12, 1s);
    QTRY_COMPARE(rig.wrapper->held().steps().size(), 1);
    rig.clock.advance(60s);
    QCOMPARE(rig.client.gate.passed.size(), 0);
    QCOMPARE(count(rig, IntentState::Held), 12);
    rig.wrapper->setHalted(false);
    QVERIFY(passesUntil(rig, [&] { return count(rig, IntentState::Confirmed) == 12; }));
}

WRAPDESK_TEST(RunTest)
#include "runtest.moc"
