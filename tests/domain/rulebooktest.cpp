// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rulebook.h"

#include "naiverules.h"
#include "rulesamples.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(RuleConditions)
Q_DECLARE_METATYPE(RuleTiming)

namespace {

const QDateTime now = at(200);

// A leg in ACW since at(100), in the 60 s its queue gives it.
Leg timeBoxed()
{
    return with(withPrompt(inAcw(endedLeg()), WrapupPrompt::MandatoryTimeout), [](Leg &leg) { leg.acwTimeout = 60s; });
}

QString shown(const std::optional<qsizetype> &place)
{
    return place ? QString::number(*place) : QStringLiteral("none");
}

} // namespace

// Which rule decides, when, and until when.
class RuleBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void takesTheFirstThatMatches();
    void skipsARuleThatIsOffButExplainsIt();
    void decidesNothingWithoutRules();
    void leavesOutRulesBeyondTheMost();
    void findsRulesByTheirIds();
    void tellsWhenTheRuleActs_data();
    void tellsWhenTheRuleActs();
    void tellsWhenTimeMayChangeIt_data();
    void tellsWhenTimeMayChangeIt();
    void agreesWithTheRulesReadOneByOne();
    void staysTheSameUntilItIsReconsidered();
};

void RuleBookTest::takesTheFirstThatMatches()
{
    const RuleConditions voice = asking([](RuleConditions &when) { when.media = anyOf<Media>({Media::Voice}); });
    const RuleConditions email = asking([](RuleConditions &when) { when.media = anyOf<Media>({Media::Email}); });
    const Rule a = ruleOf(QStringLiteral("a"), voice);
    const Rule b = ruleOf(QStringLiteral("b"), email);
    const Rule c = ruleOf(QStringLiteral("c"), {}, RuleMode::Suggest);
    const auto deciding = [](const QList<Rule> &rules, const Leg &leg) {
        return shown(RuleBook(rules, ruleWorld()).decide(leg, missing, now).rule);
    };
    const Leg mail = withMedia(endedLeg(), Media::Email);
    const Leg callback = withMedia(endedLeg(), Media::Callback);
    QCOMPARE(deciding({a, b, c}, endedLeg()), QStringLiteral("0"));
    QCOMPARE(deciding({a, b, c}, mail), QStringLiteral("1"));
    QCOMPARE(deciding({a, b, c}, callback), QStringLiteral("2"));
    QCOMPARE(deciding({c, b, a}, endedLeg()), QStringLiteral("0"));
    QCOMPARE(deciding({b, a, c}, endedLeg()), QStringLiteral("1"));
    QCOMPARE(deciding({a, b}, callback), QStringLiteral("none"));
}

void RuleBookTest::skipsARuleThatIsOffButExplainsIt()
{
    const RuleConditions email = asking([](RuleConditions &when) { when.media = anyOf<Media>({Media::Email}); });
    const RuleBook book({ruleOf(QStringLiteral("off"), {}, RuleMode::Off), ruleOf(QStringLiteral("mail"), email),
                         ruleOf(QStringLiteral("on"))},
                        ruleWorld());
    const Decision decision = book.decide(endedLeg(), missing, now);
    QCOMPARE(shown(decision.rule), QStringLiteral("2"));
    QVERIFY(decision.matches(0));
    QVERIFY(!decision.matches(1));
    QVERIFY(!decision.isMet(1, RuleField::Media));
    QVERIFY(decision.isMet(1, RuleField::Queues));
}

void RuleBookTest::decidesNothingWithoutRules()
{
    const Decision decision = RuleBook().decide(timeBoxed(), pending, now);
    QCOMPARE(shown(decision.rule), QStringLiteral("none"));
    QVERIFY(decision.isEligible);
    QCOMPARE(decision.deadline, at(160));
    QVERIFY(decision.due.isNull());
    QVERIFY(decision.reconsiderAt.isNull());
    QVERIFY(!RuleBook().decide(endedLeg(), orphaned, now).isEligible);
    QVERIFY(RuleBook().rules().isEmpty());
}

void RuleBookTest::leavesOutRulesBeyondTheMost()
{
    QList<Rule> rules(mostRules + 1, ruleOf(QStringLiteral("off"), {}, RuleMode::Off));
    rules[mostRules].mode = RuleMode::Apply;
    const RuleBook tooMany(rules, ruleWorld());
    QCOMPARE(tooMany.rules().size(), mostRules);
    QCOMPARE(shown(tooMany.decide(endedLeg(), missing, now).rule), QStringLiteral("none"));
    for (const qsizetype place : {0, 63, 64, 127, 128, 191, 192, 255}) {
        QList<Rule> each = rules;
        each[place].mode = RuleMode::Apply;
        QCOMPARE(shown(RuleBook(each, ruleWorld()).decide(endedLeg(), missing, now).rule), QString::number(place));
    }
}

void RuleBookTest::findsRulesByTheirIds()
{
    const RuleBook book({ruleOf(QStringLiteral("a")), ruleOf(QStringLiteral("b")), ruleOf(QStringLiteral("a"))},
                        ruleWorld());
    QCOMPARE(shown(book.placeOf(RuleId(QStringLiteral("a")))), QStringLiteral("0"));
    QCOMPARE(shown(book.placeOf(RuleId(QStringLiteral("b")))), QStringLiteral("1"));
    QCOMPARE(shown(book.placeOf(RuleId(QStringLiteral("c")))), QStringLiteral("none"));
}

void RuleBookTest::tellsWhenTheRuleActs_data()
{
    QTest::addColumn<RuleTiming>("timing");
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<QDateTime>("due");
    QTest::addColumn<QDateTime>("deadline");
    const RuleTiming before{RuleTiming::Kind::BeforeTimeout, 3s};
    const RuleTiming grace{RuleTiming::Kind::AfterGrace, 120s};
    const auto without = [](Leg leg, auto... parts) {
        ((leg.*parts = QDateTime()), ...);
        return leg;
    };
    QTest::newRow("before the time-out") << before << timeBoxed() << at(157) << at(160);
    QTest::newRow("the agent has got more time")
        << before << with(timeBoxed(), [](Leg &leg) { leg.acwTimeout = 90s; }) << at(187) << at(190);
    QTest::newRow("in ACW, no time-out comes") << before << inAcw(endedLeg()) << QDateTime() << QDateTime();
    QTest::newRow("ACW is over") << before << endedLeg() << at(130) << QDateTime();
    QTest::newRow("ACW is over, its end not known")
        << before << without(endedLeg(), &Leg::acwEnd) << at(100) << QDateTime();
    QTest::newRow("a grace after the end") << grace << endedLeg() << at(220) << QDateTime();
    QTest::newRow("a grace while in ACW") << grace << timeBoxed() << at(220) << at(160);
    QTest::newRow("a grace, the end not known")
        << grace << without(inAcw(endedLeg()), &Leg::endedAt) << at(220) << QDateTime();
    QTest::newRow("a grace, nothing known")
        << grace << without(endedLeg(), &Leg::endedAt, &Leg::acwStart) << QDateTime() << QDateTime();
    QTest::newRow("no grace at all") << RuleTiming{RuleTiming::Kind::AfterGrace, 0s} << endedLeg() << at(100)
                                     << QDateTime();
}

void RuleBookTest::tellsWhenTheRuleActs()
{
    QFETCH(const RuleTiming, timing);
    QFETCH(const Leg, leg);
    QFETCH(const QDateTime, due);
    QFETCH(const QDateTime, deadline);
    Rule each = ruleOf(QStringLiteral("one"));
    each.timing = timing;
    const Decision decision = RuleBook({each}, ruleWorld()).decide(leg, missing, now);
    QCOMPARE(decision.due, due);
    QCOMPARE(decision.deadline, deadline);
}

void RuleBookTest::tellsWhenTimeMayChangeIt_data()
{
    QTest::addColumn<RuleConditions>("when");
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<QDateTime>("reconsiderAt"); // now is at(200); the conversation began at(0), ACW at(100)
    const auto acw = [](const DurationRange &range) {
        return asking([&range](RuleConditions &when) { when.acwAge = range; });
    };
    const auto age = [](const DurationRange &range) {
        return asking([&range](RuleConditions &when) { when.conversationAge = range; });
    };
    const Leg open = inAcw(endedLeg());
    QTest::newRow("nothing asked") << RuleConditions() << open << QDateTime();
    QTest::newRow("not yet old enough") << acw({150s, 300s}) << open << at(250);
    QTest::newRow("old enough until") << acw({50s, 300s}) << open << at(400);
    QTest::newRow("old enough for ever") << acw({100s, {}}) << open << QDateTime();
    QTest::newRow("too old") << acw({{}, 100s}) << open << QDateTime();
    QTest::newRow("ACW is over") << acw({0s, 300s}) << endedLeg() << QDateTime();
    QTest::newRow("a conversation goes on growing") << age({{}, 201s}) << endedLeg() << at(201);
    QTest::newRow("the earlier of both") << asking([](RuleConditions &when) {
        when.acwAge = {150s, {}};
        when.conversationAge = {240s, {}};
    }) << open << at(240);
    QTest::newRow("something else never holds") << asking([](RuleConditions &when) {
        when.acwAge = {150s, {}};
        when.media = anyOf<Media>({Media::Email});
    }) << open << QDateTime();
    QTest::newRow("ACW begins later than now")
        << acw({10s, {}}) << with(open, [](Leg &leg) { leg.acwStart = at(205); }) << at(215);
}

void RuleBookTest::tellsWhenTimeMayChangeIt()
{
    QFETCH(const RuleConditions, when);
    QFETCH(const Leg, leg);
    QFETCH(const QDateTime, reconsiderAt);
    const Rule timed = ruleOf(QStringLiteral("timed"), when);
    const Rule any = ruleOf(QStringLiteral("any"));
    QCOMPARE(RuleBook({timed}, ruleWorld()).decide(leg, missing, now).reconsiderAt, reconsiderAt);
    QCOMPARE(RuleBook({timed, any}, ruleWorld()).decide(leg, missing, now).reconsiderAt, reconsiderAt);
    // What stands behind the deciding rule does not matter, nor what is off.
    QVERIFY(RuleBook({any, timed}, ruleWorld()).decide(leg, missing, now).reconsiderAt.isNull());
    const Rule off = ruleOf(QStringLiteral("off"), when, RuleMode::Off);
    QVERIFY(RuleBook({off}, ruleWorld()).decide(leg, missing, now).reconsiderAt.isNull());
}

void RuleBookTest::agreesWithTheRulesReadOneByOne()
{
    RandomRules random(20261125);
    const RuleBook::World there = RandomRules::world();
    int decided = 0;
    for (int round = 0; round < 150; ++round) {
        const QList<Rule> rules = random.rules(round < 100 ? 12 : int(mostRules));
        const RuleBook book(rules, there);
        for (int each = 0; each < 60; ++each) {
            const Leg leg = random.leg();
            const Straggler straggler = random.straggler();
            const QDateTime moment = random.time();
            const Decision decision = book.decide(leg, straggler, moment);
            QCOMPARE(shown(decision.rule), shown(naiveRule(rules, leg, straggler, moment, there)));
            decided += decision.rule ? 1 : 0;
            for (qsizetype place = 0; place < rules.size(); place += 1 + random.below(8)) {
                for (int field = 0; field < ruleFieldCount; ++field) {
                    const auto part = static_cast<RuleField>(field);
                    const bool met = naivelyMet(rules.at(place), part, leg, straggler, moment, there);
                    if (decision.isMet(place, part) != met)
                        QFAIL(qPrintable(QStringLiteral("rule %1, %2").arg(place).arg(ruleFieldName(part))));
                }
            }
            QCOMPARE(shown(book.decide(leg, straggler, moment).rule), shown(decision.rule));
            QVERIFY(book.decide(leg, straggler, moment).met == decision.met);
        }
    }
    QVERIFY2(decided > 2000 && decided < 8000, qPrintable(QString::number(decided))); // both happen
}

void RuleBookTest::staysTheSameUntilItIsReconsidered()
{
    RandomRules random(7);
    const RuleBook::World there = RandomRules::world();
    int timed = 0;
    int changed = 0;
    for (int round = 0; round < 600; ++round) {
        const QList<Rule> rules = random.rules(int(mostRules));
        const RuleBook book(rules, there);
        const Leg leg = random.leg();
        const Straggler straggler = random.straggler();
        const QDateTime start = leg.acwStart.isValid() ? leg.acwStart : random.time();
        const QDateTime moment = start.addMSecs(random.below(120'000) - 10'000);
        const Decision decision = book.decide(leg, straggler, moment);
        const QDateTime until = decision.reconsiderAt;
        QVERIFY(until.isNull() || until > moment);
        timed += until.isValid() ? 1 : 0;
        const qint64 span = until.isValid() ? moment.msecsTo(until) : 400'000;
        for (int probe = 0; probe < 10; ++probe) {
            const qint64 after = probe == 0 ? span - 1 : random.below(int(span));
            QCOMPARE(shown(naiveRule(rules, leg, straggler, moment.addMSecs(after), there)), shown(decision.rule));
        }
        if (until.isValid() && naiveRule(rules, leg, straggler, until, there) != decision.rule)
            ++changed;
    }
    QVERIFY2(timed > 60, qPrintable(QString::number(timed)));
    QVERIFY2(changed > 20, qPrintable(QString::number(changed)));
}

WRAPDESK_TEST(RuleBookTest)
#include "rulebooktest.moc"
