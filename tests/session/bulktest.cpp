// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "writingrig.h"

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

using Phase = BulkProgress::Phase;

// Many codes at once: said exactly before, counted while it goes, and told leg by leg after.
class BulkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void saysExactlyWhatItWouldDo();
    void isOneStepToTakeBack();
    void countsEachLegInOneStateAllTheWay_data();
    void countsEachLegInOneStateAllTheWay();
    void startsNothingMoreWhilePaused();
    void keepsWhatWasSentWhenCancelledMidway();
    void cancelsAPausedRunWithoutSendingAnything();
    void goesOneAtATime();
    void codesALegNamedTwiceOnce();
    void tellsTheResultOfEachLegAndTriesTheRefusedAgain();
    void triesOnlyTheNewestOfALegAgain();
    void letsAHandInBetween();
};

namespace {

QString named(Phase phase)
{
    static const QMap<Phase, QString> names{{Phase::Held, QStringLiteral("held")},
                                            {Phase::Running, QStringLiteral("running")},
                                            {Phase::Paused, QStringLiteral("paused")},
                                            {Phase::Finished, QStringLiteral("finished")}};
    return names.value(phase);
}

// What a run said of itself, step by step; wrong sums are told at once.
struct Course
{
    explicit Course(Writing &writing)
    {
        QObject::connect(&writing, &Writing::bulkChanged, &spy, [this, &writing] {
            const std::optional<BulkProgress> now = writing.bulk();
            if (!now)
                return;
            if (phases.isEmpty() || phases.last() != named(now->phase))
                phases << named(now->phase);
            int sum = 0;
            for (const int count : now->byState)
                sum += count;
            isWrong = isWrong || sum != now->total || now->done() + now->unfinished() != now->total
                      || now->byState.values().contains(0);
        });
    }
    QObject spy;
    QStringList phases;
    bool isWrong = false;
};

} // namespace

void BulkTest::saysExactlyWhatItWouldDo()
{
    DemoSite site;
    const QList<LegId> missing = putMissing(site, 3);
    const LegId system = site.put({.code = timedOut});
    const LegId pending = site.put({.stage = Stage::InAcw, .ended = 90s});
    const LegId coded = site.put({.code = site.code(2).text()});
    const LegId orphaned = site.put({.code = retired});
    const LegId elsewhere = site.put({.queue = 1});
    const LegId chat = site.put({.media = QStringLiteral("chat")});
    const LegId held = site.put(LegPlan{});
    Supervisor ada(site);
    ada.begin();
    QTRY_VERIFY(ada.session.codes().knowsCodesOf(site.queue(1)));
    const LegId talking = site.put({.stage = Stage::Talking});
    QTRY_VERIFY(ada.session.roster().find(talking));
    QVERIFY(ada.wrap(held, site.code(3)));
    const LegId unknown{ConversationId(QStringLiteral("x")), {}, {}};
    const Result<WrapupCode> ofBilling = ada.session.codes().resolve(QStringLiteral("Invoice explained"));
    QVERIFY(ofBilling);

    BulkOrder order{.legs = missing, .code = ofBilling->id};
    order.legs << system << pending << coded << orphaned << elsewhere << chat << held << talking << unknown;
    BulkPlan plan = ada.writing.preview(order);
    QCOMPARE(plan.legs, missing + QList<LegId>{system});
    const QMap<BulkSkip, QList<LegId>> skipped{{BulkSkip::AlreadyCoded, {coded, orphaned}},
                                               {BulkSkip::CodeNotValid, {elsewhere}},
                                               {BulkSkip::StillTalking, {talking}},
                                               {BulkSkip::InAcw, {pending}},
                                               {BulkSkip::BeingWritten, {held}},
                                               {BulkSkip::NotWritable, {chat}}};
    QCOMPARE(plan.skipped.keys(), skipped.keys());
    QCOMPARE(plan.skipped, skipped);
    QCOMPARE(plan.classes, (QSet{StragglerClass::Missing, StragglerClass::SystemCoded}));
    QCOMPARE(plan.requests(), 5);
    order.includeAcw = true;
    plan = ada.writing.preview(order);
    QCOMPARE(plan.legs.constFirst(), pending);
    QCOMPARE(plan.inAcw, 1);
    QVERIFY(ada.writing.eta(plan) >= 0s && ada.writing.eta(plan) < 5s);

    QVERIFY(ada.writing.startBulk(order));
    QCOMPARE(ada.writing.bulk()->total, 5);
    QTRY_VERIFY(ada.writing.held() && ada.writing.held()->legs == 5);
    ada.writing.sendNow();
    QTRY_VERIFY(ada.writing.bulk()->phase == Phase::Finished);
    for (const LegId &leg : plan.legs)
        QCOMPARE(ada.state(leg), QStringLiteral("confirmed"));
    for (const LegId &leg : {coded, orphaned, elsewhere, chat, talking})
        QCOMPARE(ada.state(leg), QString());
    QCOMPARE(site.codeOn(orphaned), retired);
}

void BulkTest::isOneStepToTakeBack()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 12);
    Supervisor ada(site);
    ada.begin();
    QVERIFY(ada.writing.startBulk({.legs = legs, .code = site.code(3)}));
    QTRY_VERIFY(ada.writing.held());
    QCOMPARE(ada.writing.held()->legs, 12);
    QCOMPARE(ada.writing.held()->others, 0);
    QVERIFY(ada.writing.bulk()->phase == Phase::Held);
    ada.writing.undo();
    QVERIFY(!ada.writing.held());
    QVERIFY(ada.writing.bulk()->phase == Phase::Finished);
    QCOMPARE(ada.writing.bulk()->byState, (QMap<IntentState, int>{{IntentState::Cancelled, 12}}));
    for (const LegId &leg : legs)
        QCOMPARE(ada.refusal(leg), QStringLiteral("taken-back"));
    QCOMPARE(site.requests(DemoSite::readRoute) + site.requests(DemoSite::readBackRoute), 0);
    QCOMPARE(site.requests(DemoSite::writeRoute), 0);
    ada.writing.dismissBulk();
    QVERIFY(!ada.writing.bulk());
}

void BulkTest::countsEachLegInOneStateAllTheWay_data()
{
    QTest::addColumn<int>("undo");
    QTest::addColumn<QStringList>("phases");
    QTest::newRow("held") << 1
                          << QStringList{QStringLiteral("held"), QStringLiteral("running"), QStringLiteral("finished")};
    QTest::newRow("not held") << 0 << QStringList{QStringLiteral("running"), QStringLiteral("finished")};
}

void BulkTest::countsEachLegInOneStateAllTheWay()
{
    QFETCH(const int, undo);
    QFETCH(const QStringList, phases);
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 25);
    Supervisor ada(site);
    ada.begin();
    ada.holdFor(std::chrono::seconds(undo));
    Course course(ada.writing);
    const Result<RunId> run = ada.writing.startBulk({.legs = legs, .code = site.code(3)});
    QVERIFY(run);
    QCOMPARE(ada.writing.bulk()->run, *run);
    QTRY_VERIFY(ada.writing.bulk()->phase == Phase::Finished);
    QVERIFY(!course.isWrong);
    QTRY_COMPARE(course.phases, phases);
    QCOMPARE(ada.writing.bulk()->byState, (QMap<IntentState, int>{{IntentState::Confirmed, 25}}));
    QCOMPARE(ada.writing.bulk()->eta, 0s);
    QVERIFY(!ada.writing.bulk()->isCancelled);
    for (const LegId &leg : legs)
        QCOMPARE(site.writesTo(leg), 1);
}

void BulkTest::startsNothingMoreWhilePaused()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 40);
    Supervisor ada(site, atOnce);
    ada.begin();
    QVERIFY(ada.writing.startBulk({.legs = legs, .code = site.code(3)}));
    QTRY_VERIFY(site.requests(DemoSite::writeRoute) > 0);
    ada.writing.pauseBulk(true);
    QVERIFY(ada.writing.bulk()->phase == Phase::Paused);
    const auto isUnderWay = [&] {
        const QMap<IntentState, int> counts = ada.writing.bulk()->byState;
        return counts.value(IntentState::Checking) + counts.value(IntentState::Sending)
               + counts.value(IntentState::Accepted);
    };
    QTRY_COMPARE(isUnderWay(), 0);
    const int sent = site.requests(DemoSite::writeRoute);
    const int waiting = ada.writing.bulk()->byState.value(IntentState::Held);
    QVERIFY(waiting > 20);
    QCOMPARE(sent + waiting, 40);

    // A person codes one that waits its turn: that is settled without a read or a write.
    const int reads = site.requests(DemoSite::readRoute) + site.requests(DemoSite::readBackRoute);
    const LegId last = legs.constLast();
    site.agentCodes(last, site.code(5));
    QTRY_COMPARE(ada.state(last), QStringLiteral("humanWon"));
    QCOMPARE(site.requests(DemoSite::readRoute) + site.requests(DemoSite::readBackRoute), reads);
    QCOMPARE(site.requests(DemoSite::writeRoute), sent);

    ada.writing.pauseBulk(false);
    QVERIFY(ada.writing.bulk()->phase == Phase::Running);
    QTRY_VERIFY(ada.writing.bulk()->phase == Phase::Finished);
    QCOMPARE(ada.writing.bulk()->byState,
             (QMap<IntentState, int>{{IntentState::Confirmed, 39}, {IntentState::HumanWon, 1}}));
    QCOMPARE(site.humanCodesOverwritten(), 0);
    QCOMPARE(site.codeOn(last), site.code(5).text());
}

void BulkTest::keepsWhatWasSentWhenCancelledMidway()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 60);
    Supervisor ada(site, atOnce);
    ada.begin();
    Course course(ada.writing);
    const Result<RunId> run = ada.writing.startBulk({.legs = legs, .code = site.code(3)});
    QTRY_VERIFY(site.requests(DemoSite::writeRoute) > 5);
    ada.writing.cancelBulk();
    QVERIFY(ada.writing.bulk()->isCancelled);
    QTRY_VERIFY(ada.writing.bulk()->phase == Phase::Finished);
    QVERIFY(!course.isWrong);
    const QList<Intent> sent = ada.writing.settled({IntentState::Confirmed}, *run);
    const QList<Intent> cancelled = ada.writing.settled({IntentState::Cancelled}, *run);
    QVERIFY(sent.size() >= 5 && cancelled.size() > 20);
    QCOMPARE(sent.size() + cancelled.size(), 60);
    for (const Intent &intent : sent)
        QCOMPARE(site.writesTo(intent.leg), 1);
    for (const Intent &intent : cancelled) {
        QCOMPARE(refusalName(intent.refusal), QStringLiteral("taken-back"));
        QCOMPARE(site.codeOn(intent.leg), QString());
    }
    QVERIFY(ada.writing.startBulk({.legs = legs, .code = site.code(3)})); // whoever is left, again
    QCOMPARE(ada.writing.bulk()->total, int(cancelled.size()));
}

void BulkTest::cancelsAPausedRunWithoutSendingAnything()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 5);
    Supervisor ada(site, deafAtOnce);
    ada.begin();
    QVERIFY(ada.writing.startBulk({.legs = legs, .code = site.code(3)}));
    ada.writing.pauseBulk(true);
    QTRY_VERIFY(ada.writing.bulk()->phase == Phase::Paused);
    ada.writing.cancelBulk();
    QVERIFY(ada.writing.bulk()->phase == Phase::Finished);
    QCOMPARE(ada.writing.bulk()->byState, (QMap<IntentState, int>{{IntentState::Cancelled, 5}}));
    ada.writing.cancelBulk(); // is over: nothing happens
    QCOMPARE(site.requests(DemoSite::readRoute) + site.requests(DemoSite::writeRoute), 0);
}

void BulkTest::goesOneAtATime()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 4);
    Supervisor ada(site);
    ada.begin();
    const Result<RunId> none = ada.writing.startBulk({.legs = {}, .code = site.code(3)});
    QVERIFY(!none && none.error().kind == ErrorKind::Invalid);
    QVERIFY(!ada.writing.bulk());
    QVERIFY(ada.writing.startBulk({.legs = legs.mid(0, 2), .code = site.code(3)}));
    const Result<RunId> second = ada.writing.startBulk({.legs = legs.mid(2), .code = site.code(3)});
    QVERIFY(!second && second.error().kind == ErrorKind::Conflict);
    ada.writing.dismissBulk(); // it goes on
    QVERIFY(ada.writing.bulk());
    ada.writing.cancelBulk();
    QVERIFY(ada.writing.startBulk({.legs = legs.mid(2), .code = site.code(3)}));
}

void BulkTest::codesALegNamedTwiceOnce()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, deafAtOnce);
    ada.begin();
    const BulkOrder order{.legs = {leg, leg}, .code = site.code(3)};
    QCOMPARE(ada.writing.preview(order).legs, QList<LegId>{leg});
    QVERIFY(ada.writing.startBulk(order));
    QCOMPARE(ada.writing.bulk()->total, 1);
}

void BulkTest::tellsTheResultOfEachLegAndTriesTheRefusedAgain()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 4);
    Supervisor ada(site, atOnce);
    ada.begin();
    const demoorg::Fault busy{.kind = Kind::Status, .status = 409};
    site.organization().faults().failNext(DemoSite::writeRoute, busy, 2);
    const Result<RunId> run =
        ada.writing.startBulk({.legs = legs, .code = site.code(3), .notes = QStringLiteral("once for all")});
    QTRY_VERIFY(ada.writing.bulk()->phase == Phase::Finished);
    const QList<Intent> refused = ada.writing.settled({IntentState::Refused, IntentState::Failed}, *run);
    QCOMPARE(refused.size(), 2);
    QCOMPARE(ada.writing.settled({IntentState::Confirmed}, *run).size(), 2);
    for (const Intent &intent : refused)
        QVERIFY(intent.error && intent.error->kind == ErrorKind::Conflict);
    QList<IntentId> ids;
    for (const Intent &intent : ada.writing.settled({IntentState::Refused, IntentState::Confirmed}))
        ids << intent.id;
    const Result<RunId> again = ada.writing.retry(ids);
    QVERIFY(again && *again != *run);
    QCOMPARE(ada.writing.bulk()->total, 2);
    QTRY_VERIFY(ada.writing.bulk()->phase == Phase::Finished);
    QCOMPARE(ada.writing.settled({IntentState::Confirmed}, *again).size(), 2);
    QCOMPARE(ada.writing.settled({IntentState::Refused}).size(), 0);
    for (const Intent &intent : ada.writing.settled({IntentState::Confirmed}, *again))
        QCOMPARE(intent.notes, QStringLiteral("once for all"));
    const Result<RunId> nothing = ada.writing.retry(ids);
    QVERIFY(!nothing && nothing.error().kind == ErrorKind::Invalid);
}

void BulkTest::triesOnlyTheNewestOfALegAgain()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    Supervisor ada(site, deafAtOnce);
    ada.begin();
    const demoorg::Fault busy{.kind = Kind::Status, .status = 409};
    site.organization().faults().failNext(DemoSite::writeRoute, busy, 2);
    QList<IntentId> ids;
    for (int i = 0; i < 2; ++i) {
        const Result<IntentId> id = ada.wrap(leg, site.code(3 + i));
        QVERIFY(id);
        ids << *id;
        QTRY_COMPARE(ada.state(leg), QStringLiteral("refused"));
    }
    ids << ids;
    QVERIFY(ada.writing.retry(ids));
    QCOMPARE(ada.writing.bulk()->total, 1);
    QTRY_COMPARE(ada.state(leg), QStringLiteral("confirmed"));
    QCOMPARE(site.codeOn(leg), site.code(4).text());
}

void BulkTest::letsAHandInBetween()
{
    DemoSite site;
    QList<LegId> legs = putMissing(site, 40);
    const LegId own = legs.takeLast();
    Supervisor ada(site, atOnce);
    ada.begin();
    QVERIFY(ada.writing.startBulk({.legs = legs, .code = site.code(3)}));
    QTRY_VERIFY(site.requests(DemoSite::writeRoute) > 0);
    ada.writing.pauseBulk(true);
    QVERIFY(ada.wrap(own, site.code(4)));
    QTRY_COMPARE(ada.state(own), QStringLiteral("confirmed")); // a pause is the run's alone
    QVERIFY(ada.writing.bulk()->phase == Phase::Paused);
    QCOMPARE(ada.writing.bulk()->total, 39);
}

WRAPDESK_TEST(BulkTest)
#include "bulktest.moc"
