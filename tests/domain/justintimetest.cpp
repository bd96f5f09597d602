// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/justintime.h"

#include "duelegs.h"
#include "support/runner.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

using Ms = std::chrono::milliseconds;

const QDateTime now = at(0);

} // namespace

class JustInTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void beginsAtTheRulesMoment();
    void beginsEarliestDeadlineFirst();
    void growsTheLeadWithWhatIsDueTogether();
    void codesFiftyOfOneSecondInTimeAndLeavesTheAgentsMostOfIt();
    void meetsEveryDeadlineThatCanBeMet_data();
    void meetsEveryDeadlineThatCanBeMet();
    void saysHowManyTheBudgetWillMiss();
    void saysHowManyTheConnectionsWillMiss();
    void lateLegsTakeNothingFromTheOthers();
    void missesNoMoreThanItMust();
    void beginsBeforeTheWindowEndsWhatTheNextCannotCarry();
    void leavesTheWindowToWhatNeedsIt();
    void asksTheBudgetLittle();
};

void JustInTimeTest::beginsAtTheRulesMoment()
{
    const DueLeg leg = due(1, 15'000);
    const JustInTimePlan plan = planJustInTime(std::span(&leg, 1), {}, now);
    QCOMPARE(starts(plan)[leg.leg], 15'000 - 3000 - 400 - 300);
    QVERIFY(plan.willMiss.isEmpty());
    // A moment that leaves no room for the write and the safety is moved.
    const DueLeg tight = due(2, 15'000, 0s);
    QCOMPARE(starts(planJustInTime(std::span(&tight, 1), {}, now))[tight.leg], 15'000 - 400 - 300 - 500);
    QVERIFY(planJustInTime({}, {}, now).starts.isEmpty());
}

void JustInTimeTest::beginsEarliestDeadlineFirst()
{
    const QList<DueLeg> legs{due(1, 20'000), due(2, 10'000), due(3, 30'000, 60s), due(4, 10'000, 5s)};
    const JustInTimePlan plan = planJustInTime(legs, {}, now);
    QList<LegId> order;
    for (const JustInTimePlan::Start &start : plan.starts)
        order << start.leg;
    QCOMPARE(order, (QList<LegId>{legs[3].leg, legs[1].leg, legs[0].leg, legs[2].leg}));
    QCOMPARE(starts(plan)[legs[2].leg], 30'000 - 60'000 - 700); // long past: now
}

void JustInTimeTest::growsTheLeadWithWhatIsDueTogether()
{
    const QList<DueLeg> few = together(6, 15'000);
    for (const DueLeg &leg : few)
        QCOMPARE(starts(planJustInTime(few, {}, now))[leg.leg], 11'300);
    // 120 legs are twenty rounds of six.
    const QList<DueLeg> many = together(120, 15'000);
    const JustInTimePlan plan = planJustInTime(many, {}, now);
    QCOMPARE(starts(plan)[many.first().leg], 15'000 - 800 - 20 * 400);
    QCOMPARE(starts(plan)[many.last().leg], 11'300);
    QVERIFY(plan.willMiss.isEmpty());
}

// A time-box of 15 s, and a rule that acts 3 s before its end.
void JustInTimeTest::codesFiftyOfOneSecondInTimeAndLeavesTheAgentsMostOfIt()
{
    const JustInTimeMeans means{.requestsUntil = windows(100, 90'000, 295)};
    const QList<DueLeg> legs = together(50, 15'000);
    const JustInTimePlan plan = planJustInTime(legs, means, now);
    QVERIFY(plan.willMiss.isEmpty());
    QCOMPARE(plan.starts.size(), 50);
    const QHash<LegId, qint64> done = served(plan, means);
    qint64 sum = 0;
    for (const qint64 time : done) {
        QVERIFY2(time <= 15'000, qPrintable(QString::number(time)));
        sum += time - means.effect.count();
    }
    QVERIFY2(sum / 50 >= 15'000 * 80 / 100, qPrintable(QString::number(sum / 50)));
}

void JustInTimeTest::meetsEveryDeadlineThatCanBeMet_data()
{
    QTest::addColumn<int>("service");
    QTest::addColumn<int>("connections");
    QTest::newRow("as usual") << 400 << 6;
    QTest::newRow("one connection") << 400 << 1;
    QTest::newRow("slower than the safety") << 1700 << 3;
}

// Legs of many rules over a minute, in bunches: some rules act so early that their legs are in the way of others.
void JustInTimeTest::meetsEveryDeadlineThatCanBeMet()
{
    QFETCH(const int, service);
    QFETCH(const int, connections);
    const JustInTimeMeans means{.service = Ms(service), .connections = connections};
    QRandomGenerator random(41);
    int feasible = 0;
    for (int round = 0; round < 100; ++round) {
        QList<DueLeg> legs;
        const int count = random.bounded(1 + connections * 60'000 / service);
        qint64 bunch = 0;
        for (int i = 0; i < count; ++i) {
            if (random.bounded(4) == 0)
                bunch = 5000 + random.bounded(55'000);
            legs << due(i, bunch + random.bounded(1000) + 3000, Ms(1000 + random.bounded(round % 2 ? 3000 : 60'000)));
        }
        const JustInTimePlan plan = planJustInTime(legs, means, now);
        QCOMPARE(plan.starts.size(), legs.size());
        if (!plan.willMiss.isEmpty())
            continue;
        ++feasible;
        const QHash<LegId, qint64> done = served(plan, means);
        const QHash<LegId, qint64> begun = starts(plan);
        for (const DueLeg &leg : legs) {
            QVERIFY(begun[leg.leg] <= now.msecsTo(leg.due) - service - means.effect.count());
            QVERIFY2(now.addMSecs(done[leg.leg]) <= leg.deadline, qPrintable(QString::number(round)));
        }
    }
    QVERIFY2(feasible > 20, qPrintable(QString::number(feasible)));
}

void JustInTimeTest::saysHowManyTheBudgetWillMiss()
{
    const QList<DueLeg> legs = together(50, 15'000);
    for (const int left : {0, 1, 2, 61, 99, 100}) {
        const JustInTimePlan plan = planJustInTime(legs, {.requestsUntil = windows(left, 20'000, 295)}, now);
        QCOMPARE(missed(plan), 50 - left / 2);
        QCOMPARE(plan.starts.size(), 50); // tried with what is left
    }
    // The next window brings more in time, or too late.
    QCOMPARE(missed(planJustInTime(legs, {.requestsUntil = windows(20, 11'000, 295)}, now)), 0);
    QCOMPARE(missed(planJustInTime(legs, {.requestsUntil = windows(20, 12'000, 295)}, now)), 40 - 36); // six rounds
    QCOMPARE(missed(planJustInTime(legs, {.requestsUntil = windows(20, 14'600, 295)}, now)), 40);
    // By rule: who is due last is missed.
    const QList<DueLeg> mixed{due(1, 10'000, 3s, QStringLiteral("a")), due(2, 12'000, 3s, QStringLiteral("b")),
                              due(3, 13'000, 3s, QStringLiteral("b")), due(4, 11'000, 3s, QStringLiteral("a"))};
    const JustInTimePlan plan = planJustInTime(mixed, {.requestsUntil = windows(5, 60'000, 295)}, now);
    QCOMPARE(plan.willMiss, (QHash<RuleId, int>{{RuleId(QStringLiteral("b")), 2}}));
    QCOMPARE(starts(plan)[mixed[1].leg], 12'000 - 3700); // not before its time at the cost of others
}

void JustInTimeTest::saysHowManyTheConnectionsWillMiss()
{
    // In 2.7 s less the effect six connections have six rounds.
    QCOMPARE(missed(planJustInTime(together(50, 2700), {}, now)), 50 - 36);
    QCOMPARE(missed(planJustInTime(together(50, 2699), {}, now)), 50 - 30);
    QCOMPARE(missed(planJustInTime(together(50, 2700), {.connections = 1}, now)), 50 - 6);
    QCOMPARE(missed(planJustInTime(together(3, -1000), {}, now)), 3);
}

void JustInTimeTest::lateLegsTakeNothingFromTheOthers()
{
    QList<DueLeg> legs = together(500, 1000);
    for (int i = 0; i < 60; ++i)
        legs << due(500 + i, 5000, 1s, QStringLiteral("later"));
    const JustInTimeMeans means{.requestsUntil = windows(132, 60'000, 295)};
    const JustInTimePlan plan = planJustInTime(legs, means, now);
    QCOMPARE(plan.willMiss, (QHash<RuleId, int>{{RuleId(QStringLiteral("rule")), 494}}));
    QCOMPARE(plan.starts.at(65).leg, legs.last().leg); // before the 494
}

// Small cases against every choice of legs there is.
void JustInTimeTest::missesNoMoreThanItMust()
{
    QRandomGenerator random(17);
    for (int round = 0; round < 500; ++round) {
        QList<DueLeg> legs;
        const int count = 1 + random.bounded(9);
        for (int i = 0; i < count; ++i)
            legs << due(i, 500 + random.bounded(2500));
        const int budget = random.bounded(2 * count + 6);
        const JustInTimeMeans means{.connections = 1 + random.bounded(2),
                                    .requestsUntil = [budget](const QDateTime &) { return budget; }};
        QCOMPARE(missed(planJustInTime(legs, means, now)), count - mostInTime(legs, means));
    }
}

// The next window has requests for 147 legs only, and what this one has left is lost at its end.
void JustInTimeTest::beginsBeforeTheWindowEndsWhatTheNextCannotCarry()
{
    const qint64 end = 30'000;
    const JustInTimeMeans means{.requestsUntil = windows(200, end, 295)};
    const QList<DueLeg> legs = together(210, end + 16'000);
    const JustInTimePlan plan = planJustInTime(legs, means, now);
    QVERIFY(plan.willMiss.isEmpty());
    const auto later = std::count_if(plan.starts.cbegin(), plan.starts.cend(),
                                     [](const auto &start) { return now.msecsTo(start.at) >= end; });
    QCOMPARE(later, 147);
    // And no earlier than that takes.
    const qint64 earliest = now.msecsTo(plan.starts.first().at);
    QVERIFY2(earliest > end - 11 * 400 - 100, qPrintable(QString::number(earliest)));
    // More than both windows have.
    QCOMPARE(missed(planJustInTime(together(260, end + 16'000), means, now)), 260 - 100 - 147);
}

// A rule that acts a minute before the time-out does not take what is left from those who cannot wait.
void JustInTimeTest::leavesTheWindowToWhatNeedsIt()
{
    const JustInTimeMeans means{.requestsUntil = windows(20, 15'000, 295)};
    QList<DueLeg> legs = together(9, 10'000);
    const DueLeg first = due(100, 40'000, 35s);
    const DueLeg second = due(101, 41'000, 36s);
    const JustInTimePlan plan = planJustInTime(legs << first << second, means, now);
    QVERIFY(plan.willMiss.isEmpty());
    QCOMPARE(starts(plan)[first.leg], 5000 - 700);
    QVERIFY2(starts(plan)[second.leg] >= 15'000, qPrintable(QString::number(starts(plan)[second.leg])));
}

void JustInTimeTest::asksTheBudgetLittle()
{
    int asked = 0;
    const auto budget = windows(295, 30'000, 295);
    const JustInTimeMeans means{.requestsUntil = [&](const QDateTime &until) {
        ++asked;
        return budget(until);
    }};
    QRandomGenerator random(5);
    QList<DueLeg> legs;
    for (int i = 0; i < 2000; ++i)
        legs << due(i, 5000 + random.bounded(600'000));
    QCOMPARE(planJustInTime(legs, means, now).starts.size(), 2000);
    QVERIFY2(asked < 2000 + 11 * 40, qPrintable(QString::number(asked)));
}

WRAPDESK_TEST(JustInTimeTest)
#include "justintimetest.moc"
