// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/roster.h"

#include "legs.h"
#include "naiveroster.h"
#include "support/runner.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <ctime>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

LegEvent told(const Leg &leg, int second = 200, Source source = Source::Notification)
{
    return {.leg = leg, .source = source, .observedAt = at(second)};
}

RosterChange apply(Roster &roster, const QList<LegEvent> &events, const CodeBook &codes = codeBook())
{
    return roster.apply(std::span(events.constData(), static_cast<size_t>(events.size())), codes);
}

// The ids whose leg or straggler differs.
QSet<LegId> differences(const QHash<LegId, RosterEntry> &before, const QHash<LegId, RosterEntry> &after)
{
    QSet<LegId> ids;
    for (auto each = after.cbegin(); each != after.cend(); ++each) {
        const auto old = before.constFind(each.key());
        if (old == before.cend() || old->leg != each->leg || old->straggler != each->straggler)
            ids.insert(each.key());
    }
    return ids;
}

QSet<LegId> asSet(const QList<LegId> &ids) { return {ids.begin(), ids.end()}; }

} // namespace

class RosterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void agreesWithTheOracleWhateverTheOrder_data();
    void agreesWithTheOracleWhateverTheOrder();
    void reportsANewLegOnce();
    void reportsNothingForAnEventToldAgain();
    void reportsSiblingsThatCeaseToBeStragglers();
    void leavesOtherParticipantsAlone();
    void aTalkingLegsPendingIsNotHeldAgainstIt();
    void aLaterCodeWinsWhoeverTellsFirst();
    void aStaleSweepDoesNotUndoTheAgentsCode();
    void reclassifiesAQueueWhoseCodesCame();
    void marksWhatMayNotBeCoded();
    void forgetsWhatEndedBefore();
    void keepsAParticipantsLegsTogether();
    void forgetsUnansweredLegsAtOnce();
    void dropsTheLegsNamedAndLooksAtTheirSiblingsAgain();
    void takesTenThousandLegsInABlink();

private:
    static void checkOneRound(EventDice &dice);
};

void RosterTest::agreesWithTheOracleWhateverTheOrder_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void RosterTest::agreesWithTheOracleWhateverTheOrder()
{
    QFETCH(const quint32, seed);
    EventDice dice(seed);
    for (int round = 0; round < 750 && !QTest::currentTestFailed(); ++round)
        checkOneRound(dice);
}

void RosterTest::checkOneRound(EventDice &dice)
{
    const CodeBook codes = codeBook();
    const bool each = dice.below(2) == 0;
    NaiveRoster oracle(each);
    Roster roster;
    roster.setCommunicationBasedAcw(each);

    QList<LegEvent> events;
    for (int count = 1 + dice.below(24); count > 0; --count) {
        events.append(dice.event());
        oracle.add(events.constLast());
    }
    for (int doubled = dice.below(6); doubled > 0; --doubled)
        events.append(events[dice.below(static_cast<int>(events.size()))]);
    std::shuffle(events.begin(), events.end(), dice.random());

    while (!events.isEmpty()) {
        const QList<LegEvent> batch = events.mid(0, 1 + dice.below(5));
        events.remove(0, batch.size());
        const auto before = roster.entries();
        const RosterChange change = apply(roster, batch, codes);
        QVERIFY(change.removed.isEmpty());
        QCOMPARE(asSet(change.changed).size(), change.changed.size());
        QVERIFY(asSet(change.changed) == differences(before, roster.entries()));
    }

    const auto expected = oracle.entries(codes);
    QCOMPARE(roster.entries().size(), expected.size());
    for (auto entry = expected.cbegin(); entry != expected.cend(); ++entry) {
        const RosterEntry *found = roster.find(entry.key());
        QVERIFY(found);
        QCOMPARE(described(found->leg), described(entry->leg));
        QCOMPARE(shown(found->straggler), shown(entry->straggler));
        QVERIFY(*found == *entry);
        QVERIFY(roster.legsOf(entry.key().conversation).count(entry.key()) == 1);
    }
}

void RosterTest::reportsANewLegOnce()
{
    Roster roster;
    const Leg leg = endedLeg();
    const RosterChange change = apply(roster, {told(talking(leg), 50), told(leg), told(leg)});
    QCOMPARE(change.changed, QList{leg.id});
    QVERIFY(change.removed.isEmpty());
    QCOMPARE(roster.legsOf(leg.id.conversation), QList{leg.id});
}

void RosterTest::reportsNothingForAnEventToldAgain()
{
    Roster roster;
    apply(roster, {told(endedLeg())});
    QVERIFY(apply(roster, {told(endedLeg()), told(endedLeg(), 300)}).isEmpty());
    QCOMPARE(roster.find(legId())->seenAt, at(300));
}

void RosterTest::reportsSiblingsThatCeaseToBeStragglers()
{
    const Leg callback = during(endedLeg(legId(QStringLiteral("anna"), QStringLiteral("callback"))), 10, 100);
    const Leg call = during(endedLeg(legId(QStringLiteral("anna"), QStringLiteral("call"))), 20, 110);
    Roster roster;
    apply(roster, {told(callback)});
    QVERIFY(roster.find(callback.id)->straggler);

    const RosterChange change = apply(roster, {told(call)});
    QCOMPARE(asSet(change.changed), QSet({callback.id, call.id}));
    QVERIFY(!roster.find(callback.id)->straggler);
    QVERIFY(roster.find(call.id)->straggler);

    // The code arrives on the callback, and it is the call that is done.
    QCOMPARE(asSet(apply(roster, {told(coded(callback, QStringLiteral("id-sale")))}).changed),
             QSet({callback.id, call.id}));
    QVERIFY(!roster.find(call.id)->straggler);
}

void RosterTest::leavesOtherParticipantsAlone()
{
    const Leg anna = endedLeg(legId(QStringLiteral("anna")));
    const Leg ben = endedLeg(legId(QStringLiteral("ben")));
    Roster roster;
    apply(roster, {told(anna), told(ben)});
    QCOMPARE(apply(roster, {told(coded(ben, QStringLiteral("id-sale")))}).changed, QList{ben.id});
    QVERIFY(roster.find(anna.id)->straggler);
}

void RosterTest::aTalkingLegsPendingIsNotHeldAgainstIt()
{
    Leg requested = withPrompt(endedLeg(), WrapupPrompt::AgentRequested);
    requested.acw = AcwState::NotApplicable;
    Leg stillTalking = talking(requested);
    stillTalking.acw = AcwState::Pending;
    Roster roster;
    apply(roster, {told(stillTalking, 50), told(requested, 101)});
    QCOMPARE(roster.find(legId())->leg.acw, AcwState::NotApplicable);
    QVERIFY(roster.find(legId())->straggler->byDesign);
}

void RosterTest::aLaterCodeWinsWhoeverTellsFirst()
{
    Leg first = coded(endedLeg(), QStringLiteral("ININ-WRAP-UP-TIMEOUT"));
    first.code->setAt = at(130);
    Leg second = coded(endedLeg(), QStringLiteral("id-sale"));
    second.code->setAt = at(140);
    Roster roster;
    apply(roster, {told(second, 141), told(first, 150, Source::Read)});
    QCOMPARE(roster.find(legId())->leg.code->code, QStringLiteral("id-sale"));
    QVERIFY(!roster.find(legId())->straggler);
}

void RosterTest::aStaleSweepDoesNotUndoTheAgentsCode()
{
    Roster roster;
    apply(roster, {told(coded(endedLeg(), QStringLiteral("id-sale")), 131)});
    QVERIFY(apply(roster, {told(inAcw(endedLeg()), 160, Source::Sweep)}).isEmpty());
    QVERIFY(!roster.find(legId())->straggler);
}

void RosterTest::reclassifiesAQueueWhoseCodesCame()
{
    const Leg retired = coded(endedLeg(legId(QStringLiteral("anna"))), QStringLiteral("id-retired"));
    const Leg elsewhere = with(coded(endedLeg(legId(QStringLiteral("ben"))), QStringLiteral("id-retired")),
                               [](Leg &leg) { leg.queue = QueueId(QStringLiteral("sales")); });
    Roster roster;
    apply(roster, {told(retired), told(elsewhere)}, CodeBook());
    QVERIFY(!roster.find(retired.id)->straggler);

    CodeBook codes = codeBook();
    codes.setQueueCodes(QueueId(QStringLiteral("sales")), {});
    QCOMPARE(roster.reclassify(QueueId(QStringLiteral("support")), codes).changed, QList{retired.id});
    QCOMPARE(shown(roster.find(retired.id)->straggler), shown(orphaned));
    QVERIFY(!roster.find(elsewhere.id)->straggler);
    QCOMPARE(roster.reclassify({}, codes).changed, QList{elsewhere.id});
    QVERIFY(roster.reclassify({}, codes).isEmpty());
}

void RosterTest::marksWhatMayNotBeCoded()
{
    const Leg here = endedLeg(legId(QStringLiteral("anna")));
    const Leg elsewhere =
        with(endedLeg(legId(QStringLiteral("ben"))), [](Leg &leg) { leg.queue = QueueId(QStringLiteral("sales")); });
    const Leg chat = withMedia(
        with(endedLeg(legId(QStringLiteral("cleo"))), [](Leg &leg) { leg.queue = QueueId(QStringLiteral("sales")); }),
        Media::Chat);
    const auto reason = [](const Roster &roster, const Leg &leg) { return roster.find(leg.id)->straggler->unwritable; };
    Roster roster;
    roster.setLimits({.isBarred = false, .outside = {QueueId(QStringLiteral("sales"))}});
    apply(roster, {told(here), told(elsewhere), told(chat)});
    QVERIFY(reason(roster, here) == Unwritable::No);
    QVERIFY(reason(roster, elsewhere) == Unwritable::OtherDivision);
    QVERIFY(reason(roster, chat) == Unwritable::OldWebChat); // nobody can

    roster.setLimits({.isBarred = true, .outside = {}});
    QCOMPARE(asSet(roster.reclassify({}, codeBook()).changed), (QSet<LegId>{here.id, elsewhere.id}));
    QVERIFY(reason(roster, elsewhere) == Unwritable::NotPermitted);
    roster.setLimits({});
    roster.reclassify({}, codeBook());
    QVERIFY(reason(roster, elsewhere) == Unwritable::No);
}

void RosterTest::forgetsWhatEndedBefore()
{
    const Leg old = during(endedLeg(legId(QStringLiteral("anna"))), 10, 100);
    const Leg recent = during(endedLeg(legId(QStringLiteral("ben"))), 10, 300);
    const Leg live = talking(endedLeg(legId(QStringLiteral("cleo"))));
    const Leg endUnknown = with(endedLeg(legId(QStringLiteral("dora"))), [](Leg &leg) { leg.endedAt = {}; });
    Roster roster;
    apply(roster, {told(old), told(recent), told(live), told(endUnknown, 150)});

    QVERIFY(roster.forget(at(100)).isEmpty());
    const RosterChange change = roster.forget(at(200));
    QVERIFY(change.changed.isEmpty());
    QCOMPARE(asSet(change.removed), QSet({old.id, endUnknown.id}));
    QVERIFY(!roster.find(old.id));
    QCOMPARE(asSet(roster.legsOf(old.id.conversation)), QSet({recent.id, live.id}));
    // Told again, it is there again, as if for the first time.
    QCOMPARE(apply(roster, {told(old)}).changed, QList{old.id});
    QVERIFY(roster.find(old.id)->straggler);
}

void RosterTest::keepsAParticipantsLegsTogether()
{
    const Leg callback = coded(during(endedLeg(legId(QStringLiteral("anna"), QStringLiteral("callback"))), 10, 100),
                               QStringLiteral("id-sale"));
    const Leg call = during(endedLeg(legId(QStringLiteral("anna"), QStringLiteral("call"))), 20, 110);
    Roster roster;
    apply(roster, {told(callback), told(call)});
    QVERIFY(!roster.find(call.id)->straggler);

    // Without the callback, the call would seem to lack a code.
    QVERIFY(roster.forget(at(105)).isEmpty());
    QCOMPARE(asSet(roster.forget(at(111)).removed), QSet({callback.id, call.id}));
}

void RosterTest::forgetsUnansweredLegsAtOnce()
{
    const Leg declined = unanswered(endedLeg(legId(QStringLiteral("anna"))));
    Roster roster;
    apply(roster, {told(declined), told(endedLeg(legId(QStringLiteral("ben"))))});
    QCOMPARE(roster.forget(at(0)).removed, QList{declined.id});
}

void RosterTest::dropsTheLegsNamedAndLooksAtTheirSiblingsAgain()
{
    const Leg callback = during(endedLeg(legId(QStringLiteral("anna"), QStringLiteral("callback"))), 10, 100);
    const Leg call = during(endedLeg(legId(QStringLiteral("anna"), QStringLiteral("call"))), 20, 110);
    const Leg other = endedLeg(legId(QStringLiteral("ben")));
    Roster roster;
    apply(roster, {told(callback), told(call), told(other)});
    QVERIFY(!roster.find(callback.id)->straggler);
    const RosterChange change = roster.drop({call.id, legId(QStringLiteral("nobody"))}, codeBook());
    QCOMPARE(change.removed, QList{call.id});
    QCOMPARE(change.changed, QList{callback.id});
    QVERIFY(roster.find(callback.id)->straggler);
    QVERIFY(roster.find(other.id));
    QVERIFY(!roster.legsOf(call.id.conversation).contains(call.id));
}

void RosterTest::takesTenThousandLegsInABlink()
{
    QList<LegEvent> events;
    for (int i = 0; i < 10'000; ++i) {
        const QString number = QString::number(i);
        events.append(told(endedLeg(legId(number, number, number))));
    }
    Roster roster;
    const auto cpuMs = [start = std::clock()] { return (std::clock() - start) * 1000 / CLOCKS_PER_SEC; };
    QCOMPARE(apply(roster, events).changed.size(), events.size());
    const auto filled = cpuMs();
    for (int i = 0; i < 1000; ++i)
        apply(roster, {told(coded(events[i].leg, QStringLiteral("id-sale")))});
    const auto changed = cpuMs() - filled;
    qInfo("10,000 legs in %ld ms, 1,000 single changes in %ld ms of processor time", filled, changed);
    // Several times what it takes: this looks for a quadratic step, not for speed.
    QVERIFY(filled < 1000);
    QVERIFY(changed < 500);
}

WRAPDESK_TEST(RosterTest)
#include "rostertest.moc"
