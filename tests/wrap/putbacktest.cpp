// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "wraprig.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

// Our write, taken in but not in effect yet: the moment in which an agent's choice is lost unseen.
void agentChoosesBeforeTheEffect(WrapRig &rig, const LegId &leg, const CodeId &choice)
{
    QObject::connect(&rig.site.site(), &demoorg::Site::writeAccepted, &rig.outbox,
                     [&rig, leg, choice, isDone = std::make_shared<bool>(false)] {
                         if (!std::exchange(*isDone, true))
                             rig.site.agentCodes(leg, choice);
                     });
}

} // namespace

// A person's code that slips in between our read and our write's effect, or is heard of before the write goes out.
class PutBackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void putsBackWhatSlippedIn_data();
    void putsBackWhatSlippedIn();
    void knowsTheOlderOfTwoEventsInTheWrongOrder();
    void leavesALaterChoiceAlone();
    void triesAgainUntilItStands();
    void doesNotSendWhatIsHeardOfInTime();
    void believesTheEventThatOvertakesTheRead();
};

void PutBackTest::init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

void PutBackTest::putsBackWhatSlippedIn_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::newRow("agent in ACW") << Stage::InAcw;
    QTest::newRow("agent who chooses again later") << Stage::Closed;
}

void PutBackTest::putsBackWhatSlippedIn()
{
    QFETCH(const Stage, stage);
    WrapRig rig;
    rig.listen();
    const LegId leg = rig.site.put({.stage = stage});
    const CodeId choice = rig.site.code(3);
    agentChoosesBeforeTheEffect(rig, leg, choice);
    QElapsedTimer since;
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_VERIFY(rig.outbox.find(id)->state == IntentState::Confirmed);
    since.start();
    QCOMPARE(rig.outbox.find(id)->replaced->code, choice.text());
    QTRY_COMPARE(rig.site.codeOn(leg), choice.text());
    QVERIFY(since.elapsed() < 2'000);
    QTRY_VERIFY(rig.outbox.openCount() == 0 && !rig.wrapper->isPuttingBack());
    const Intent *last = rig.outbox.newestOf(leg);
    QVERIFY(last->reason.kind == Reason::Kind::PutBack);
    QVERIFY(last->state == IntentState::Confirmed);
    QCOMPARE(rig.site.writesTo(leg), 2);
    const QJsonObject stats = rig.site.organization().stats();
    QCOMPARE(stats[u"raced"].toInt(), 1);
    QCOMPARE(stats[u"racedRestored"].toInt(), 1);
    QCOMPARE(stats[u"humanCodesOverwritten"].toInt(), 0);
    QCOMPARE(stats[u"writtenTwiceWithoutRead"].toInt(), 0);
}

void PutBackTest::knowsTheOlderOfTwoEventsInTheWrongOrder()
{
    WrapRig rig; // deaf: the events come from the test
    const LegId leg = rig.site.put(LegPlan{});
    const CodeId ours = rig.site.code(0);
    const CodeId choice = rig.site.code(3);
    agentChoosesBeforeTheEffect(rig, leg, choice);
    const IntentId id = rig.wish(leg, ours);
    QTRY_COMPARE(rig.state(id), QStringLiteral("accepted"));
    QTRY_COMPARE(rig.site.codeOn(leg), ours.text());
    const QDateTime now = rig.client.local.platformNow();
    const auto event = [&](const CodeId &code, const QDateTime &at) {
        return LegEvent{.leg = {.id = leg, .code = AssignedCode{.code = code.text(), .setAt = at}}, .observedAt = now};
    };
    const std::array events{event(ours, now), event(choice, now.addMSecs(-100))};
    rig.wrapper->observe(events);
    QTRY_COMPARE(rig.site.codeOn(leg), choice.text());
    QVERIFY(rig.outbox.newestOf(leg)->reason.kind == Reason::Kind::PutBack);
}

void PutBackTest::leavesALaterChoiceAlone()
{
    WrapRig rig;
    rig.listen();
    const LegId leg = rig.site.put(LegPlan{});
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    const int before = rig.site.requests();
    rig.site.agentCodes(leg, rig.site.code(3));
    rig.clock.advance(20s);
    QVERIFY(!rig.wrapper->isPuttingBack());
    QCOMPARE(rig.outbox.newestOf(leg)->id, id);
    QCOMPARE(rig.site.requests(), before);
    QCOMPARE(rig.site.codeOn(leg), rig.site.code(3).text());
}

void PutBackTest::triesAgainUntilItStands()
{
    WrapRig rig;
    rig.listen();
    const LegId leg = rig.site.put(LegPlan{});
    const CodeId choice = rig.site.code(3);
    agentChoosesBeforeTheEffect(rig, leg, choice);
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_COMPARE(rig.site.requests(DemoSite::writeRoute), 1);
    rig.site.organization().faults().failNext(DemoSite::writeRoute, {.kind = demoorg::Fault::Kind::VanishWrite}, 2);
    QTRY_COMPARE(rig.state(id), QStringLiteral("confirmed"));
    // Each try that comes to nothing is given ten seconds, then a pause.
    const bool stands = QTest::qWaitFor(
        [&] {
            rig.clock.advance(250ms);
            return rig.site.codeOn(leg) == choice.text();
        },
        20'000);
    QVERIFY(stands);
    QTRY_VERIFY(!rig.wrapper->isPuttingBack());
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 4);
    QCOMPARE(rig.site.organization().stats()[u"racedRestored"].toInt(), 1);
}

void PutBackTest::doesNotSendWhatIsHeardOfInTime()
{
    WrapRig rig;
    rig.listen();
    rig.client.gate.holds = [](qsizetype number) { return number == 2; }; // the write
    const LegId leg = rig.site.put(LegPlan{});
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_VERIFY(rig.client.gate.isHolding());
    QCOMPARE(rig.state(id), QStringLiteral("checking")); // nothing has gone out
    rig.site.agentCodes(leg, rig.site.code(3));
    QTRY_COMPARE(rig.state(id), QStringLiteral("humanWon"));
    QCOMPARE(rig.outbox.find(id)->found->code, rig.site.code(3).text());
    rig.client.gate.release();
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 0);
    QCOMPARE(rig.site.codeOn(leg), rig.site.code(3).text());
}

void PutBackTest::believesTheEventThatOvertakesTheRead()
{
    DemoSite::Options options = DemoSite::quiet();
    options.latency = 300ms; // of answers, not of events
    WrapRig rig(options);
    const LegId leg = rig.site.put({.stage = Stage::InAcw});
    const IntentId id = rig.wish(leg, rig.site.code(0));
    QTRY_COMPARE(rig.site.requests(DemoSite::readRoute), 1);
    const LegEvent chosen{.leg = {.id = leg, .code = AssignedCode{.code = rig.site.code(3).text()}},
                          .observedAt = rig.client.local.platformNow()};
    rig.wrapper->observe(std::span(&chosen, 1));
    QTRY_COMPARE(rig.state(id), QStringLiteral("humanWon"));
    QCOMPARE(rig.site.requests(DemoSite::writeRoute), 0);
}

WRAPDESK_TEST(PutBackTest)
#include "putbacktest.moc"
