// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ratebudget.h"

#include "ratesimulation.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

using Server = RateSimulation::Server;

class RateBudgetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void pacesEvenlyUpToTheLimit_data();
    void pacesEvenlyUpToTheLimit();
    void neverExceedsAWindowUnderBursts_data();
    void neverExceedsAWindowUnderBursts();
    void learnsTheLengthOfTheWindow_data();
    void learnsTheLengthOfTheWindow();
    void interactiveTakesTheNextSlot();
    void pacedGivesWayToWhatInteractiveSpent();
    void pacedStartsAfreshWithTheWindow();
    void takesBackWhatDidNotGo();
    void assumesThreeHundredUntilTold();
    void waitsOutAThrottle();
    void lateAnswersDoNotLowerTheCount();
    void lateAnswersDoNotMoveTheWindow();
    void countsWhatOthersSpendWithTheSameToken();
    void reliesOnTheLengthAloneWhileAnswersDisagree();
    void survivesAWindowThatMoves();
    void takesALowerAllowanceAtOnce();
    void saysHowLongARunTakes_data();
    void saysHowLongARunTakes();
};

void RateBudgetTest::pacesEvenlyUpToTheLimit_data()
{
    QTest::addColumn<Server>("server");
    for (const int phase : {0, 1, 17'341, 30'000, 59'999}) {
        for (const int latency : {0, 60, 400}) {
            for (const bool roundsUp : {false, true})
                QTest::addRow("phase %d ms, latency %d ms, reset rounded %s", phase, latency, roundsUp ? "up" : "down")
                    << Server{.phase = RateBudget::Time(phase),
                              .roundsUp = roundsUp,
                              .latency = RateBudget::Time(latency)};
        }
    }
}

void RateBudgetTest::pacesEvenlyUpToTheLimit()
{
    QFETCH(const Server, server);
    RateSimulation simulation(server);
    simulation.run(5min, true);
    for (auto minute = 0min; minute < 5min; ++minute)
        QVERIFY2(simulation.sentBetween(minute, minute + 1min) >= 290,
                 qPrintable(QString::number(simulation.sentBetween(minute, minute + 1min))));
    // What the road squeezes together is what the spare requests are for.
    QVERIFY2(simulation.fullest() <= server.allowed - (server.latency == 0ms ? 5 : 0),
             qPrintable(QString::number(simulation.fullest())));
    for (RateBudget::Time second = 0s; second < 5min; second += 100ms)
        QVERIFY(simulation.sentBetween(second, second + 1s) <= 6);
}

void RateBudgetTest::neverExceedsAWindowUnderBursts_data()
{
    QTest::addColumn<Server>("server");
    for (const int window : {10'000, 60'000}) {
        for (const int phase : {0, 7'777}) {
            for (const int latency : {0, 150}) {
                for (const bool roundsUp : {false, true})
                    QTest::addRow("window %d ms, phase %d ms, latency %d ms, reset rounded %s", window, phase, latency,
                                  roundsUp ? "up" : "down")
                        << Server{.window = RateBudget::Time(window),
                                  .phase = RateBudget::Time(phase),
                                  .allowed = 50 + window / 240,
                                  .roundsUp = roundsUp,
                                  .latency = RateBudget::Time(latency)};
            }
        }
    }
    QTest::newRow("the platform's clock goes slow") << Server{.window = 60'100ms, .latency = 20ms};
}

// Bulk at full speed, and somebody who writes as much as ever goes, now and then.
void RateBudgetTest::neverExceedsAWindowUnderBursts()
{
    QFETCH(const Server, server);
    RateSimulation simulation(server, 7);
    QRandomGenerator random(11);
    RateBudget::Time burstUntil = 0s;
    RateBudget::Time burstFrom = 0s;
    simulation.run(server.window == 60'100ms ? 20min : 4min, true, [&] {
        if (simulation.now() >= burstUntil) {
            burstFrom = simulation.now() + RateBudget::Time(random.bounded(30'000));
            burstUntil = burstFrom + RateBudget::Time(random.bounded(8'000));
        }
        while (simulation.now() >= burstFrom && simulation.now() < burstUntil
               && simulation.budget.delay(Lane::Interactive, simulation.now()) == 0ms)
            simulation.send();
    });
    QVERIFY2(simulation.fullest() <= server.allowed - (server.latency == 0ms ? 5 : 0),
             qPrintable(QString::number(simulation.fullest())));
}

void RateBudgetTest::learnsTheLengthOfTheWindow_data()
{
    QTest::addColumn<Server>("server");
    for (const int seconds : {10, 20, 30, 120}) {
        for (const bool roundsUp : {false, true})
            QTest::addRow("%d s, reset rounded %s", seconds, roundsUp ? "up" : "down")
                << Server{.window = std::chrono::seconds(seconds),
                          .phase = 3'210ms,
                          .allowed = seconds * 5,
                          .roundsUp = roundsUp,
                          .latency = 40ms};
    }
}

void RateBudgetTest::learnsTheLengthOfTheWindow()
{
    QFETCH(const Server, server);
    RateSimulation simulation(server);
    simulation.run(8min, true);
    QCOMPARE(simulation.budget.window(), server.window);
    const int perWindow = simulation.sentBetween(4min, 4min + server.window);
    QVERIFY2(perWindow >= (server.allowed - 5) * 96 / 100 - 1, qPrintable(QString::number(perWindow)));
    QVERIFY(simulation.fullest() <= server.allowed);
}

void RateBudgetTest::interactiveTakesTheNextSlot()
{
    RateSimulation simulation({.phase = 0ms});
    simulation.run(60s, true);
    simulation.run(30s, true);
    // Half the window is gone, half of the requests with it: the other half may go at once.
    int burst = 0;
    for (; simulation.budget.delay(Lane::Interactive, simulation.now()) == 0ms; ++burst)
        simulation.send();
    QVERIFY2(burst > 120 && burst < 150, qPrintable(QString::number(burst)));
    simulation.run(1ms, false);
    QCOMPARE(simulation.fullest(), 295);
    QVERIFY(simulation.budget.delay(Lane::Interactive, simulation.now()) > 0ms);
}

void RateBudgetTest::pacedGivesWayToWhatInteractiveSpent()
{
    RateSimulation simulation({});
    simulation.run(20s, true);
    for (int i = 0; i < 50; ++i)
        simulation.send();
    const auto burstAt = simulation.now();
    simulation.run(10s, true);
    QCOMPARE(simulation.sentBetween(burstAt + 1ms, burstAt + 10s), 0);
    simulation.run(30s, true);
    QVERIFY(simulation.fullest() <= 295);
    QVERIFY(simulation.sentBetween(burstAt + 11s, burstAt + 21s) >= 47);
}

void RateBudgetTest::pacedStartsAfreshWithTheWindow()
{
    RateSimulation simulation({.phase = 0ms});
    simulation.run(55s, true);
    while (simulation.budget.delay(Lane::Interactive, simulation.now()) == 0ms)
        simulation.send();
    simulation.run(65s, true);
    QVERIFY(simulation.sentBetween(62s, 120s) >= 270);
    QVERIFY(simulation.fullest() <= 295);
}

void RateBudgetTest::takesBackWhatDidNotGo()
{
    RateBudget budget;
    budget.giveBack(10s); // there is nothing
    budget.spend(10s);
    const RateBudget::Time before = budget.delay(Lane::Paced, 11s);
    for (int i = 0; i < 100; ++i)
        budget.spend(11s);
    QVERIFY(budget.delay(Lane::Paced, 11s) > 15s);
    for (int i = 0; i < 100; ++i)
        budget.giveBack(12s);
    QCOMPARE(budget.used(12s), 1);
    QCOMPARE(budget.delay(Lane::Paced, 12s), before);
}

void RateBudgetTest::assumesThreeHundredUntilTold()
{
    RateBudget budget;
    QCOMPARE(budget.allowed(), 300);
    int sent = 0;
    for (; budget.delay(Lane::Interactive, 5s) == 0ms; ++sent)
        budget.spend(5s);
    QCOMPARE(sent, 295);
    QCOMPARE(budget.used(5s), 295);
    QCOMPARE(budget.delay(Lane::Interactive, 5s), 60s);
    QCOMPARE(budget.delay(Lane::Interactive, 64'999ms), 1ms);
    QCOMPARE(budget.delay(Lane::Interactive, 65s), 0ms);
}

void RateBudgetTest::waitsOutAThrottle()
{
    RateBudget budget;
    budget.throttled(7s, 100s);
    QCOMPARE(budget.delay(Lane::Interactive, 100s), 7s);
    QCOMPARE(budget.delay(Lane::Paced, 104s), 3s);
    budget.throttled(1s, 101s); // another request's answer, from before
    QCOMPARE(budget.delay(Lane::Interactive, 104s), 3s);
    QCOMPARE(budget.delay(Lane::Interactive, 107s), 0ms);
    QCOMPARE(budget.delay(Lane::Paced, 107s), 0ms);
}

void RateBudgetTest::lateAnswersDoNotLowerTheCount()
{
    RateBudget budget;
    budget.observe({.count = 200, .allowed = 300, .reset = 30s}, 100s);
    QCOMPARE(budget.used(100s), 200);
    budget.observe({.count = 3, .allowed = 300, .reset = 30s}, 100s);
    QCOMPARE(budget.used(100s), 200);
    // An answer of that window, told when the next has begun.
    budget.observe({.count = 10, .allowed = 300, .reset = 59s}, 132s);
    budget.observe({.count = 250, .allowed = 300, .reset = 1s}, 133s);
    QCOMPARE(budget.used(133s), 10);
}

void RateBudgetTest::lateAnswersDoNotMoveTheWindow()
{
    RateSimulation simulation({.phase = 0ms});
    simulation.run(90s, true);
    // A stalled connection delivers what was answered 20 s ago.
    for (int i = 0; i < 6; ++i)
        simulation.budget.observe({.count = 50 + i, .allowed = 300, .reset = 50s}, simulation.now());
    QCOMPARE(simulation.budget.window(), 60s);
    simulation.run(90s, true);
    QCOMPARE(simulation.budget.window(), 60s);
    QVERIFY(simulation.fullest() <= 295);
    QVERIFY(simulation.sentBetween(120s, 180s) >= 290);
}

void RateBudgetTest::countsWhatOthersSpendWithTheSameToken()
{
    RateBudget budget;
    budget.spend(10s);
    budget.observe({.count = 281, .allowed = 300, .reset = 20s}, 10s);
    QCOMPARE(budget.used(10s), 281);
    int sent = 0;
    for (; budget.delay(Lane::Interactive, 11s) == 0ms; ++sent)
        budget.spend(11s);
    QCOMPARE(sent, 14);
    QVERIFY(budget.delay(Lane::Interactive, 11s) <= 20s);
    QCOMPARE(budget.delay(Lane::Interactive, 32s), 0ms);
    QCOMPARE(budget.used(32s), 0);
}

void RateBudgetTest::reliesOnTheLengthAloneWhileAnswersDisagree()
{
    RateBudget budget;
    budget.observe({.count = 0, .allowed = 300, .reset = 30s}, 100s);
    budget.observe({.count = 1, .allowed = 300, .reset = 60s}, 120s); // a new token's window, perhaps
    for (int i = 0; i < 200; ++i)
        budget.spend(120s);
    QCOMPARE(budget.used(135s), 200); // though the first window is over by then
    budget.observe({.count = 5, .allowed = 300, .reset = 55s}, 135s);
    QCOMPARE(budget.used(135s), 5);
}

// A new token, or a server that starts its window with the first request after a rest.
void RateBudgetTest::survivesAWindowThatMoves()
{
    for (const auto moved : {5s, 25s, 40s, 55s}) {
        RateSimulation before({.phase = 0ms});
        before.run(130s, true);
        RateSimulation after({.phase = moved});
        after.budget = before.budget;
        after.run(130s, false);
        after.run(5min, true);
        QVERIFY(after.fullest() <= 295);
        QCOMPARE(after.budget.window(), 60s);
        QVERIFY(after.sentBetween(360s, 420s) >= 290);
    }
}

void RateBudgetTest::takesALowerAllowanceAtOnce()
{
    RateSimulation simulation({.allowed = 180});
    simulation.run(3min, true);
    QVERIFY(simulation.fullest() <= 175);
    QVERIFY(simulation.sentBetween(1min, 2min) >= 170);
}

void RateBudgetTest::saysHowLongARunTakes_data()
{
    QTest::addColumn<int>("requests");
    QTest::newRow("nothing") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("some") << 50;
    QTest::newRow("more than a window") << 700;
}

// As long as it then takes, to within a second and a hundredth.
void RateBudgetTest::saysHowLongARunTakes()
{
    QFETCH(const int, requests);
    for (const int before : {0, 3}) {
        RateBudget budget;
        RateBudget::Time now = 10s;
        for (int i = 0; i < before; ++i)
            budget.spend(now);
        const RateBudget::Time promised = budget.timeFor(requests, now);
        for (int sent = 0; sent < requests;) {
            if (const RateBudget::Time wait = budget.delay(Lane::Paced, now); wait > 0ms) {
                now += wait;
                continue;
            }
            budget.spend(now);
            ++sent;
        }
        const RateBudget::Time taken = now - 10s;
        QVERIFY2(std::chrono::abs(promised - taken) <= 1s + taken / 100,
                 qPrintable(QStringLiteral("%1 ms, not %2").arg(taken.count()).arg(promised.count())));
        QCOMPARE(promised == 0ms, requests == 0 || (requests == 1 && before == 0));
    }
}

WRAPDESK_TEST(RateBudgetTest)
#include "ratebudgettest.moc"
