// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "acts.h"
#include "support/runner.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

namespace {

constexpr int lastResult = int(RuleResult::Failed);

Rule capped(const std::optional<int> &perHour, const std::optional<int> &perQueueHour = {})
{
    Rule rule;
    rule.id = firstRule;
    rule.perHour = perHour;
    rule.perQueueHour = perQueueHour;
    return rule;
}

// Seconds after at(0); -1: there is room.
int roomIn(const RuleHistory &history, const Rule &rule, int now, const QueueId &queue = support)
{
    const QDateTime room = history.roomAt(rule, queue, at(now));
    return room.isNull() ? -1 : int(at(0).secsTo(room));
}

// The same history as a plain list, read from its beginning to its end for every question.
class NaiveHistory
{
public:
    void note(const RuleAct &act)
    {
        m_acts.removeIf([&](const RuleAct &known) { return known.leg == act.leg; });
        m_acts.append(act);
        std::sort(m_acts.begin(), m_acts.end(),
                  [](const RuleAct &a, const RuleAct &b) { return std::tie(a.at, a.leg) > std::tie(b.at, b.leg); });
    }
    void forget(const QDateTime &before)
    {
        m_acts.removeIf([&](const RuleAct &known) { return known.at < before; });
    }
    int actsAfter(const RuleId &rule, const QDateTime &since, const std::optional<QueueId> &queue) const
    {
        return int(std::count_if(m_acts.begin(), m_acts.end(), [&](const RuleAct &known) {
            const bool gaveNone = known.result == RuleResult::HumanWon || known.result == RuleResult::Missed
                                  || known.result == RuleResult::Refused;
            return known.rule == rule && known.at > since && !gaveNone && (!queue || known.queue == *queue);
        }));
    }
    // The first second, now or when one leaves, in which both caps have room.
    int roomIn(const Rule &rule, const QueueId &queue, int now) const
    {
        const auto isFull = [&](int second) {
            const QDateTime hourAgo = at(second - 3600);
            return (rule.perHour && actsAfter(rule.id, hourAgo, {}) >= *rule.perHour)
                   || (rule.perQueueHour && actsAfter(rule.id, hourAgo, queue) >= *rule.perQueueHour);
        };
        if (!isFull(now))
            return -1;
        int room = std::numeric_limits<int>::max();
        for (const RuleAct &known : m_acts) {
            const int left = int(at(0).secsTo(known.at)) + 3600;
            if (left > now && left < room && !isFull(left))
                room = left;
        }
        return room;
    }
    RuleHistory::Faults faults(const RuleId &rule, const QDateTime &since) const
    {
        RuleHistory::Faults faults;
        for (const RuleAct &known : m_acts) {
            const bool isJudged = known.result == RuleResult::Coded || known.result == RuleResult::Corrected
                                  || known.result == RuleResult::Refused;
            if (known.rule != rule || known.at < since || !isJudged || faults.judged == 100)
                continue;
            ++faults.judged;
            faults.refused += known.result == RuleResult::Refused;
            faults.corrected += known.result == RuleResult::Corrected;
        }
        return faults;
    }

private:
    QList<RuleAct> m_acts; // newest first
};

} // namespace

// What caps and the breaker are told from.
class RuleHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsTheNewestActOfALeg();
    void countsUnderTheCapsWhatGaveACodeOrMayHave_data();
    void countsUnderTheCapsWhatGaveACodeOrMayHave();
    void makesRoomWhenTheOldestLeavesTheHour();
    void waitsForTheLaterOfBothCaps();
    void makesRoomOnlyBelowACapThatWasLowered();
    void countsResultsOfTheDay();
    void forgetsWhatIsOld();
    void agreesWithTheNaiveHistory();
};

void RuleHistoryTest::keepsTheNewestActOfALeg()
{
    const RuleId second(QStringLiteral("second"));
    RuleHistory history;
    QVERIFY(!history.find(act(1, 0).leg));
    history.note(act(1, 0, RuleResult::Open));
    history.note(act(1, 0, RuleResult::Failed));
    QCOMPARE(*history.find(act(1, 0).leg), act(1, 0, RuleResult::Failed));
    QCOMPARE(history.actsSince(firstRule, at(0)), 1);
    history.note(act(1, 50, RuleResult::Open)); // decided again
    QCOMPARE(history.actsSince(firstRule, at(0)), 1);
    QCOMPARE(history.actsSince(firstRule, at(51)), 0);
    history.note(act(1, 90, RuleResult::Open, second)); // and by another rule
    QCOMPARE(history.actsSince(firstRule, at(0)), 0);
    QCOMPARE(history.actsSince(second, at(90)), 1);
    history.note(act(1, 40, RuleResult::Coded)); // what is noted replaces, however old
    QCOMPARE(history.actsSince(firstRule, at(40)), 1);
    QCOMPARE(history.actsSince(second, at(0)), 0);
}

void RuleHistoryTest::countsUnderTheCapsWhatGaveACodeOrMayHave_data()
{
    QTest::addColumn<RuleResult>("result");
    QTest::addColumn<int>("places");
    const auto row = [](RuleResult result, int places) {
        QTest::newRow(qPrintable(ruleResultName(result))) << result << places;
    };
    row(RuleResult::Open, 1);
    row(RuleResult::Coded, 1);
    row(RuleResult::Corrected, 1);
    row(RuleResult::Failed, 1);
    row(RuleResult::HumanWon, 0);
    row(RuleResult::Missed, 0);
    row(RuleResult::Refused, 0);
}

void RuleHistoryTest::countsUnderTheCapsWhatGaveACodeOrMayHave()
{
    QFETCH(const RuleResult, result);
    QFETCH(const int, places);
    RuleHistory history;
    history.note(act(1, 0, result));
    history.note(act(2, 0, result, RuleId(QStringLiteral("second")))); // another rule's
    QCOMPARE(history.actsSince(firstRule, at(0)), places);
    QCOMPARE(history.actsSince(firstRule, at(1)), 0);
    QCOMPARE(history.actsSince(firstRule, at(0), support), places);
    QCOMPARE(history.actsSince(firstRule, at(0), QueueId(QStringLiteral("sales"))), 0);
    QCOMPARE(roomIn(history, capped(1), 10), places == 1 ? 3600 : -1);
}

void RuleHistoryTest::makesRoomWhenTheOldestLeavesTheHour()
{
    RuleHistory history;
    for (int i = 0; i < 3; ++i)
        history.note(act(i, i * 100));
    QCOMPARE(roomIn(history, capped({}), 300), -1);
    QCOMPARE(roomIn(history, capped(4), 300), -1);
    QCOMPARE(roomIn(history, capped(3), 300), 3600);
    QCOMPARE(roomIn(history, capped(3), 3599), 3600);
    QCOMPARE(roomIn(history, capped(3), 3600), -1);
    history.note(act(3, 3600)); // the place it made is taken
    QCOMPARE(roomIn(history, capped(3), 3600), 3700);
}

void RuleHistoryTest::waitsForTheLaterOfBothCaps()
{
    const QueueId sales(QStringLiteral("sales"));
    RuleHistory history;
    history.note(act(1, 0, RuleResult::Coded, firstRule, sales));
    history.note(act(2, 100));
    QCOMPARE(roomIn(history, capped(2, 1), 200), 3700); // the queue's place, though the rule has one at 3600
    QCOMPARE(roomIn(history, capped(2, 1), 200, sales), 3600);
    QCOMPARE(roomIn(history, capped(1, 1), 200, sales), 3700); // the rule's, though the queue has one at 3600
    QCOMPARE(roomIn(history, capped({}, 1), 200, QueueId(QStringLiteral("third"))), -1);
    QCOMPARE(roomIn(history, capped({}, 2), 200), -1);
}

void RuleHistoryTest::makesRoomOnlyBelowACapThatWasLowered()
{
    RuleHistory history;
    for (int i = 0; i < 10; ++i)
        history.note(act(i, i * 10));
    QCOMPARE(roomIn(history, capped(3), 200), 3600 + 70);
}

void RuleHistoryTest::countsResultsOfTheDay()
{
    RuleHistory history;
    history.note(act(1, 0, RuleResult::Refused));
    history.note(act(2, 10, RuleResult::Coded));
    history.note(act(3, 20, RuleResult::Coded));
    history.note(act(4, 30, RuleResult::Missed));
    const QMap<RuleResult, int> expected{{RuleResult::Coded, 2}, {RuleResult::Missed, 1}};
    QCOMPARE(history.resultsSince(firstRule, at(10)), expected);
    QVERIFY(history.resultsSince(RuleId(QStringLiteral("second")), at(0)).isEmpty());
}

void RuleHistoryTest::forgetsWhatIsOld()
{
    RuleHistory history;
    history.note(act(1, 0));
    history.note(act(2, 10));
    history.note(act(3, 5, RuleResult::Coded, RuleId(QStringLiteral("second"))));
    history.forget(at(10));
    QVERIFY(!history.find(act(1, 0).leg));
    QVERIFY(history.find(act(2, 0).leg));
    QVERIFY(!history.find(act(3, 0).leg));
    QCOMPARE(history.actsSince(firstRule, at(0)), 1);
    QCOMPARE(history.actsSince(RuleId(QStringLiteral("second")), at(0)), 0);
}

// Three rules, two queues and forty legs in two hours, out of order and again and again.
void RuleHistoryTest::agreesWithTheNaiveHistory()
{
    QRandomGenerator random(23);
    for (int round = 0; round < 20; ++round) {
        RuleHistory history;
        NaiveHistory naive;
        for (int step = 0; step < 200; ++step) {
            const RuleAct next =
                act(random.bounded(40 + round * 20), random.bounded(7200), RuleResult(random.bounded(lastResult + 1)),
                    RuleId(QString::number(random.bounded(3))), QueueId(QString::number(step % 2)));
            history.note(next);
            naive.note(next);
            if (random.bounded(50) == 0) {
                const QDateTime before = at(random.bounded(2000));
                history.forget(before);
                naive.forget(before);
            }
            if (step % 10 != 0)
                continue;
            Rule rule = capped(1 + random.bounded(20), 1 + random.bounded(10));
            rule.id = next.rule;
            const int now = 7200 - random.bounded(600);
            QCOMPARE(roomIn(history, rule, now, next.queue), naive.roomIn(rule, next.queue, now));
            QCOMPARE(history.actsSince(rule.id, at(now - 3600).addMSecs(1), next.queue),
                     naive.actsAfter(rule.id, at(now - 3600), next.queue));
            const QDateTime since = at(random.bounded(5000));
            QCOMPARE(shown(history.faults(rule.id, since)), shown(naive.faults(rule.id, since)));
        }
    }
}

WRAPDESK_TEST(RuleHistoryTest)
#include "rulehistorytest.moc"
