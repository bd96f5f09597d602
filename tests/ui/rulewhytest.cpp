// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulewhy.h"

#include "rulepagesamples.h"
#include "support/runner.h"

using namespace wrapdesk;
using namespace wrapdesk::test;

class RuleWhyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void tellsWhatARuleDid_data();
    void tellsWhatARuleDid();
    void tellsWhatARuleWillDo_data();
    void tellsWhatARuleWillDo();
    void tellsTheConditionsOfTheRuleThatMeansIt();
    void tellsWhatKeepsEachRuleFromTheLeg();
    void withoutRulesThereIsNothingToTell();

private:
    RuleWhy whyOf(const RuleVerdict &verdict, const QList<Rule> &rules) const
    {
        const StragglerRow row = straggler(5);
        return RuleWhy::of(verdict, RuleBook(rules, {}), ruleWords(), {row.leg, row.straggler, {}}, noon());
    }
    RuleVerdict verdictOf(const QList<Rule> &rules) const
    {
        const StragglerRow row = straggler(5);
        RuleVerdict verdict;
        verdict.decision = RuleBook(rules, {}).decide(row.leg, row.straggler, noon());
        if (verdict.decision.rule)
            verdict.rule = rules.at(*verdict.decision.rule);
        return verdict;
    }
};

void RuleWhyTest::tellsWhatARuleDid_data()
{
    QTest::addColumn<RuleResult>("result");
    QTest::addColumn<QString>("ruling");
    QTest::newRow("coded") << RuleResult::Coded
                           << QStringLiteral("Coded by rule “Night”, version 3, with “Resolved” at 12:00");
    QTest::newRow("changed later") << RuleResult::Corrected
                                   << QStringLiteral("Coded by rule “Night”, version 3, with “Resolved” at 12:00; a "
                                                     "person has chosen another since");
    QTest::newRow("person") << RuleResult::HumanWon
                            << QStringLiteral("Rule “Night”, version 3, meant to give it “Resolved” at 12:00; a person "
                                              "was faster");
    QTest::newRow("refused") << RuleResult::Refused
                             << QStringLiteral("Rule “Night”, version 3, tried to give it “Resolved” at 12:00 and was "
                                               "refused");
}

void RuleWhyTest::tellsWhatARuleDid()
{
    QFETCH(RuleResult, result);
    RuleAct act;
    act.version = 3;
    act.codeName = QStringLiteral("Resolved");
    act.ruleName = QStringLiteral("Night");
    act.why = QStringList{QStringLiteral("queue is Billing")};
    act.at = noon();
    act.result = result;
    const RuleWhy why = RuleWhy::of(act, noon());
    QTEST(why.ruling, "ruling");
    QCOMPARE(why.conditions, act.why);
}

void RuleWhyTest::tellsWhatARuleWillDo_data()
{
    QTest::addColumn<RuleStop>("stop");
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QString>("ruling");
    QTest::newRow("soon") << RuleStop::NotDue << noon().addSecs(12)
                          << QStringLiteral("Rule “Rule 1” will code it in 12 s");
    QTest::newRow("later") << RuleStop::None << noon().addSecs(125)
                           << QStringLiteral("Rule “Rule 1” will code it in 2:05");
    QTest::newRow("now") << RuleStop::None << noon() << QStringLiteral("Rule “Rule 1” codes it now");
    QTest::newRow("after the ACW") << RuleStop::NotDue << QDateTime()
                                   << QStringLiteral("Rule “Rule 1” will code it once its after-call work is over");
    QTest::newRow("suggests") << RuleStop::Suggests << QDateTime()
                              << QStringLiteral("Rule “Rule 1” suggests “Resolved”");
    QTest::newRow("stopped") << RuleStop::HourCap << QDateTime()
                             << QStringLiteral("Rule “Rule 1” means it, but its hour's cap is reached");
}

void RuleWhyTest::tellsWhatARuleWillDo()
{
    QFETCH(RuleStop, stop);
    QFETCH(QDateTime, at);
    RuleVerdict verdict = verdictOf({rule(1)});
    verdict.stop = stop;
    verdict.at = at;
    QTEST(whyOf(verdict, {rule(1)}).ruling, "ruling");
}

void RuleWhyTest::tellsTheConditionsOfTheRuleThatMeansIt()
{
    const RuleWhy why = whyOf(verdictOf({rule(1)}), {rule(1)});
    QCOMPARE(why.conditions.size(), 1);
    QVERIFY(why.conditions.first().contains(QStringLiteral("missing")));
}

void RuleWhyTest::tellsWhatKeepsEachRuleFromTheLeg()
{
    Rule emails = rule(1);
    emails.when.media.values = {Media::Email};
    const RuleWhy why = whyOf(verdictOf({emails, rule(2, RuleMode::Off)}), {emails, rule(2, RuleMode::Off)});
    QCOMPARE(why.ruling, QStringLiteral("No rule means it"));
    QCOMPARE(why.conditions.size(), 2);
    QCOMPARE(why.conditions.first(), QStringLiteral("“Rule 1”: media is voice"));
    QCOMPARE(why.conditions.last(), QStringLiteral("“Rule 2” would mean it, but is off"));
}

void RuleWhyTest::withoutRulesThereIsNothingToTell() { QVERIFY(whyOf(verdictOf({}), {}).ruling.isEmpty()); }

Q_DECLARE_METATYPE(wrapdesk::RuleStop)
Q_DECLARE_METATYPE(wrapdesk::RuleResult)

WRAPDESK_TEST(RuleWhyTest)
#include "rulewhytest.moc"
