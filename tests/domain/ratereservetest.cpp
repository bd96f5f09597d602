// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ratebudget.h"
#include "ratesimulation.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

int burst(RateSimulation &simulation)
{
    int sent = 0;
    for (; simulation.budget.delay(Lane::Interactive, simulation.now()) == 0ms; ++sent)
        simulation.send();
    return sent;
}

// What really goes until then, if each goes as soon as it may.
int sentUntil(RateBudget budget, RateBudget::Time until, RateBudget::Time now)
{
    int sent = 0;
    while (now <= until) {
        if (const RateBudget::Time wait = budget.delay(Lane::Interactive, now); wait > 0ms) {
            now += wait;
            continue;
        }
        budget.spend(now);
        ++sent;
    }
    return sent;
}

} // namespace

// What of the budget is kept for writes that cannot wait, and what they can count on.
class RateReserveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsRequestsForWhatCannotWait();
    void letsThePacedLaneGoOnOnceNothingIsKept();
    void leavesThePacedLaneOneInTen_data();
    void leavesThePacedLaneOneInTen();
    void holdsNobodyBackInTheInteractiveLane();
    void foretellsWhatIsFree_data();
    void foretellsWhatIsFree();
    void foretellsWhatReallyGoes_data();
    void foretellsWhatReallyGoes();
};

void RateReserveTest::keepsRequestsForWhatCannotWait()
{
    RateSimulation simulation({.phase = 0ms});
    simulation.run(60s, false);
    simulation.budget.reserve(100);
    simulation.run(55s, true);
    QCOMPARE(simulation.sentBetween(60s, 115s), 195);
    QCOMPARE(burst(simulation), 100);
    simulation.run(2min, true);
    QVERIFY(simulation.fullest() <= 295);
    QCOMPARE(simulation.sentBetween(122s, 180s), 195); // and again in the next window
}

void RateReserveTest::letsThePacedLaneGoOnOnceNothingIsKept()
{
    RateSimulation simulation({.phase = 0ms});
    simulation.budget.reserve(200);
    simulation.run(40s, true);
    QCOMPARE(simulation.sentBetween(0s, 40s), 95);
    QVERIFY(simulation.budget.delay(Lane::Paced, simulation.now()) > 0ms);
    simulation.budget.reserve(0);
    QCOMPARE(simulation.budget.delay(Lane::Paced, simulation.now()), 0ms);
    simulation.run(20s, true);
    QVERIFY(simulation.sentBetween(40s, 60s) >= 95);
}

void RateReserveTest::leavesThePacedLaneOneInTen_data()
{
    QTest::addColumn<int>("allowed");
    QTest::addColumn<int>("reserved");
    QTest::addColumn<int>("paced");
    QTest::newRow("nothing kept") << 300 << 0 << 295;
    QTest::newRow("less than nothing kept") << 300 << -50 << 295;
    QTest::newRow("a part") << 300 << 100 << 195;
    QTest::newRow("nine in ten") << 300 << 265 << 30;
    QTest::newRow("all") << 300 << 295 << 30;
    QTest::newRow("more than all") << 300 << 100'000 << 30;
    QTest::newRow("of a small budget") << 20 << 20 << 2;
    QTest::newRow("of one request") << 6 << 20 << 1;
}

void RateReserveTest::leavesThePacedLaneOneInTen()
{
    QFETCH(const int, allowed);
    QFETCH(const int, reserved);
    QFETCH(const int, paced);
    RateBudget budget;
    budget.observe({.count = 0, .allowed = allowed, .reset = 59s}, 0s);
    budget.reserve(reserved);
    int sent = 0;
    for (RateBudget::Time now = 0s; now < 60s; now += 10ms) {
        if (budget.delay(Lane::Paced, now) > 0ms)
            continue;
        budget.spend(now);
        ++sent;
    }
    QVERIFY2(sent == paced || (reserved <= 0 && sent == paced + 1), qPrintable(QString::number(sent)));
}

void RateReserveTest::holdsNobodyBackInTheInteractiveLane()
{
    RateSimulation simulation({.phase = 0ms});
    simulation.budget.reserve(200);
    QCOMPARE(burst(simulation), 295);
}

void RateReserveTest::foretellsWhatIsFree_data()
{
    QTest::addColumn<int>("until"); // seconds; it is 100, and the window ends at 131 at the latest
    QTest::addColumn<int>("free");
    QTest::newRow("past") << 99 << 0;
    QTest::newRow("now") << 100 << 295 - 200;
    QTest::newRow("in this window") << 130 << 295 - 200;
    QTest::newRow("when the next begins") << 131 << 295 - 200 + 295;
    QTest::newRow("in the next") << 190 << 295 - 200 + 295;
    QTest::newRow("in the one after") << 191 << 295 - 200 + 2 * 295;
    QTest::newRow("in an hour") << 3700 << 295 - 200 + 60 * 295;
}

void RateReserveTest::foretellsWhatIsFree()
{
    QFETCH(const int, until);
    QFETCH(const int, free);
    RateBudget budget;
    for (int i = 0; i < 50; ++i)
        budget.spend(90s);
    budget.observe({.count = 200, .allowed = 300, .reset = 30s}, 100s);
    budget.reserve(100); // for just these
    QCOMPARE(budget.free(std::chrono::seconds(until), 100s), free);
}

void RateReserveTest::foretellsWhatReallyGoes_data()
{
    QTest::addColumn<bool>("knowsWindow");
    QTest::addColumn<bool>("doubts");
    QTest::addColumn<bool>("throttled");
    QTest::newRow("before a header was seen") << false << false << false;
    QTest::newRow("with a window") << true << false << false;
    QTest::newRow("while answers disagree") << true << true << false;
    QTest::newRow("after a 429") << true << false << true;
    QTest::newRow("after a 429, without a window") << false << false << true;
}

// Never more. Less only where a window ends within seconds of both moments, by what goes in these.
void RateReserveTest::foretellsWhatReallyGoes()
{
    QFETCH(const bool, knowsWindow);
    QFETCH(const bool, doubts);
    QFETCH(const bool, throttled);
    QRandomGenerator random(29);
    int exact = 0;
    for (int round = 0; round < 300; ++round) {
        RateBudget budget;
        RateBudget::Time now = 1000s;
        if (knowsWindow)
            budget.observe(
                {.count = random.bounded(60), .allowed = 100, .reset = std::chrono::seconds(random.bounded(60))}, now);
        for (int sent = random.bounded(150); sent > 0; --sent) {
            now += RateBudget::Time(random.bounded(700));
            if (budget.delay(Lane::Interactive, now) == 0ms)
                budget.spend(now);
        }
        if (doubts)
            budget.observe({.count = 5, .allowed = 100, .reset = std::chrono::seconds(random.bounded(60))}, now);
        if (throttled)
            budget.throttled(RateBudget::Time(random.bounded(90'000)), now);
        const RateBudget::Time until = now + RateBudget::Time(random.bounded(200'000));
        const int foretold = budget.free(until, now);
        const int sent = sentUntil(budget, until, now);
        QVERIFY2(foretold <= sent && foretold >= sent - 30,
                 qPrintable(QStringLiteral("%1, not %2").arg(sent).arg(foretold)));
        exact += foretold == sent ? 1 : 0;
    }
    QVERIFY2(exact >= 285, qPrintable(QString::number(exact)));
}

WRAPDESK_TEST(RateReserveTest)
#include "ratereservetest.moc"
