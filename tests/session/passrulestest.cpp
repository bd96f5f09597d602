// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "passrulesrig.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace wrapdesk::test::rulefile;
using namespace std::chrono_literals;

// One pass whose codes rules choose.
class PassRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstRuleThatMatchesCodes();
    void saysWhatKeepsARuleFromALeg_data();
    void saysWhatKeepsARuleFromALeg();
    void aCapEndsWithinThePass();
    void aCapHoldsFromPassToPass();
    void aRuleWhoseCodeIsNotOnItsQueuesDoesNothing();
    void aPersonIsFaster();
    void aDryRunSaysWhatWouldBeGiven();
    void explainsEachDecision();
    void aBadFileEndsThePassBeforeItSignsIn_data();
    void aBadFileEndsThePassBeforeItSignsIn();
    void aNameNobodyKnowsSwitchesItsRuleOff();
    void takesTheRulesThatAreKept();
    void withoutRulesThatAreKeptThereIsNothingToDo();
};

void PassRulesTest::init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!left out).*"))); }

void PassRulesTest::theFirstRuleThatMatchesCodes()
{
    PassRig rig;
    const LegId onBilling = rig.site.put({.queue = billing});
    const LegId timedOutThere = rig.site.put({.queue = billing, .code = timedOut});
    const LegId onClaims = rig.site.put({.queue = claims});
    const LegId elsewhere = rig.site.put({.queue = 3});
    const LegId coded = rig.site.put({.queue = billing, .code = rig.site.code(3).text()});
    const PassReport report = rig.run(byFile({claimsRule, billingRule()}));
    QVERIFY2(report.incomplete.isEmpty(), qPrintable(report.incomplete));
    QVERIFY(report.byRules && !report.hasFailures());
    QCOMPARE(report.stragglers.size(), 4);
    const auto nameOn = [&rig](const LegId &leg) { return rig.session->codes().named(rig.site.codeOn(leg)).name; };
    for (const LegId &leg : {onBilling, timedOutThere}) {
        QCOMPARE(rig.outcome(leg), QStringLiteral("confirmed"));
        QCOMPARE(nameOn(leg), anyCode);
        QCOMPARE(find(report, leg)->remark, QStringLiteral("“No code chosen” by rule “Leftovers”"));
    }
    QCOMPARE(nameOn(onClaims), QStringLiteral("Claim closed"));
    QCOMPARE(rig.outcome(elsewhere), QStringLiteral("skipped"));
    QCOMPARE(find(report, elsewhere)->remark, QStringLiteral("no rule means it"));
    QCOMPARE(rig.site.writesTo(elsewhere) + rig.site.writesTo(coded), 0);
    const std::optional<Intent> intent = rig.session->writing().intentOf(onClaims);
    QVERIFY(intent);
    QCOMPARE(intent->reason, (Reason{.kind = Reason::Kind::Rule, .rule = QStringLiteral("file:Claims")}));
}

void PassRulesTest::saysWhatKeepsARuleFromALeg_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("remark");
    const auto row = [](const char *name, const QByteArray &rule, const char16_t *remark) {
        QTest::newRow(name) << rule << QString::fromUtf16(remark);
    };
    row("it only suggests", billingRule("suggest"), u"rule “Leftovers” suggests “No code chosen”");
    row("it is off", billingRule("off"), u"no rule means it");
    row("it means other legs", billingRule("apply", {}, R"(, "media": {"anyOf": ["email"]})"), u"no rule means it");
    row("its grace is not over", billingRule("apply", R"(, "timing": {"afterGrace": "5h"})"),
        u"rule “Leftovers”: its moment has not come, until ");
    row("another day", billingRule("apply", R"(, "schedule": {"days": [")" + anotherWeekday() + R"("]})"),
        u"rule “Leftovers”: it is outside its schedule, until ");
}

void PassRulesTest::saysWhatKeepsARuleFromALeg()
{
    QFETCH(const QByteArray, rule);
    QFETCH(const QString, remark);
    PassRig rig;
    const LegId leg = rig.site.put({.queue = billing});
    const PassReport report = rig.run(byFile({rule}));
    QVERIFY2(!report.error, qPrintable(report.incomplete));
    QCOMPARE(rig.outcome(leg), QStringLiteral("skipped"));
    const QString told = find(report, leg)->remark;
    QVERIFY2(told.startsWith(remark), qPrintable(told));
    QVERIFY(!report.hasFailures());
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 0);
    QCOMPARE(rig.site.writesTo(leg), 0);
}

void PassRulesTest::aCapEndsWithinThePass()
{
    PassRig rig;
    QList<LegId> legs;
    for (int i = 0; i < 4; ++i)
        legs << rig.site.put({.ended = std::chrono::seconds(600 - i)});
    const PassReport report = rig.run(byFile({billingRule("apply", R"(, "perHour": 3)")}));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(rig.outcome(legs[i]), QStringLiteral("confirmed"));
    QCOMPARE(rig.outcome(legs[3]), QStringLiteral("skipped"));
    QVERIFY2(find(report, legs[3])->remark.startsWith(QStringLiteral("rule “Leftovers”: its hour's cap is reached")),
             qPrintable(find(report, legs[3])->remark));
}

void PassRulesTest::aCapHoldsFromPassToPass()
{
    PassRig rig;
    const PassOrder order = byFile({billingRule("apply", R"(, "perHour": 1)")});
    const LegId first = rig.site.put(LegPlan{});
    rig.run(order);
    QCOMPARE(rig.outcome(first), QStringLiteral("confirmed"));
    rig.pass.reset();
    rig.session.reset(); // one program at a time uses the database
    rig.finished = 0;
    const LegId second = rig.site.put(LegPlan{});
    rig.run(order);
    QCOMPARE(rig.outcome(second), QStringLiteral("skipped"));
    QCOMPARE(rig.site.writesTo(second), 0);
}

void PassRulesTest::aRuleWhoseCodeIsNotOnItsQueuesDoesNothing()
{
    PassRig rig;
    const LegId leg = rig.site.put({.queue = billing});
    const PassReport report = rig.run(byFile(
        {R"({"name": "Too wide", "mode": "apply", "when": {"queues": {"anyOf": ["Billing", "Claims"]}}, "code": "Invoice explained"})"}));
    QCOMPARE(rig.outcome(leg), QStringLiteral("skipped"));
    const QString told = find(report, leg)->remark;
    QVERIFY2(told.contains(QStringLiteral("a conflict keeps it from acting"))
                 && told.contains(QStringLiteral("Claims")),
             qPrintable(told));
    QCOMPARE(rig.site.writesTo(leg), 0);
}

void PassRulesTest::aPersonIsFaster()
{
    PassRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    rig.start(byFile({billingRule()}));
    connect(rig.session.get(), &Session::sweepFinished, this, [&] { rig.site.agentCodes(leg, rig.site.code(3)); });
    QTRY_COMPARE_WITH_TIMEOUT(rig.finished, 1, 20'000);
    QCOMPARE(rig.outcome(leg), QStringLiteral("humanWon"));
    QCOMPARE(rig.site.humanCodesOverwritten(), 0);
}

void PassRulesTest::aDryRunSaysWhatWouldBeGiven()
{
    PassRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    PassOrder order = byFile({billingRule()});
    order.dryRun = true;
    const PassReport report = rig.run(order);
    QCOMPARE(rig.outcome(leg), QStringLiteral("-"));
    QCOMPARE(find(report, leg)->remark, QStringLiteral("would get “No code chosen” by rule “Leftovers”"));
    QVERIFY(find(report, leg)->explanation.isEmpty());
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 0);
    QCOMPARE(rig.site.writesTo(leg), 0);
}

void PassRulesTest::explainsEachDecision()
{
    PassRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    const LegId optional = rig.site.put({.queue = 2});
    PassOrder order = byFile({claimsRule, billingRule(), R"({"name": "Rest", "mode": "off", "when": {},
                              "code": "Customer hung up"})"});
    order.dryRun = true;
    order.rules->explains = true;
    const PassReport report = rig.run(order);
    const QList<RuleExplanation> told = find(report, leg)->explanation;
    QCOMPARE(told.size(), 2); // up to the one that decides
    QCOMPARE(told[0].name, QStringLiteral("Claims"));
    QVERIFY(!told[0].decides);
    QCOMPARE(told[0].conditions,
             (QList<RuleExplanation::Condition>{{.field = RuleField::Queues,
                                                 .isMet = false,
                                                 .text = QStringLiteral("queue is Billing (asked for: Claims)")}}));
    QVERIFY(told[1].decides && told[1].conditions.constFirst().isMet);
    QCOMPARE(told[1].conditions.constFirst().text, QStringLiteral("queue is Billing (asked for: Billing)"));

    const QList<RuleExplanation> all = find(report, optional)->explanation;
    QCOMPARE(all.size(), 3);
    QCOMPARE(int(all[2].mode), int(RuleMode::Off));
    QCOMPARE(all[2].conditions.size(), 1);
    QVERIFY(!all[2].decides && all[2].conditions.constFirst().text.startsWith(QStringLiteral("no code is expected")));
}

void PassRulesTest::aBadFileEndsThePassBeforeItSignsIn_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("message");
    QTest::newRow("no JSON") << QByteArray("{\"name\": ") << QStringLiteral("rules.json: line 4, column ");
    QTest::newRow("an unknown key") << billingRule("apply", ", \"mood\": 1")
                                    << QStringLiteral("rules.json: line 3, rules[0].mood: ");
    QTest::newRow("an unknown mode") << billingRule("always") << QStringLiteral("rules.json: line 3, rules[0].mode: ");
}

void PassRulesTest::aBadFileEndsThePassBeforeItSignsIn()
{
    QFETCH(const QByteArray, rule);
    QFETCH(const QString, message);
    PassRig rig;
    rig.site.put(LegPlan{});
    const PassReport report = rig.run(byFile({rule}));
    QVERIFY(report.error && report.badOrder);
    QVERIFY2(report.error->message.startsWith(message), qPrintable(report.error->message));
    QCOMPARE(rig.site.requests(), 0);
    QCOMPARE(rig.finished, 1);
}

void PassRulesTest::aNameNobodyKnowsSwitchesItsRuleOff()
{
    PassRig rig;
    const LegId leg = rig.site.put({.queue = claims});
    QByteArray unknown = claimsRule;
    unknown.replace("[\"Claims\"]", "[\"Claims\", \"Klaims\"]");
    rig.start(byFile({unknown}));
    QSignalSpy said(rig.pass.get(), &OnePass::progressed);
    QTRY_COMPARE_WITH_TIMEOUT(rig.finished, 1, 20'000);
    QCOMPARE(rig.outcome(leg), QStringLiteral("skipped"));
    const bool isSaid = std::any_of(said.cbegin(), said.cend(), [](const QList<QVariant> &line) {
        return line.constFirst().toString().contains(QStringLiteral("Klaims"));
    });
    QVERIFY(isSaid);
}

void PassRulesTest::takesTheRulesThatAreKept()
{
    PassRig rig;
    const LegId leg = rig.site.put(LegPlan{});
    rig.start({.rules = RuleSource{}});
    connect(rig.session.get(), &Session::ready, this, [&rig] {
        Rule rule;
        rule.name = QStringLiteral("Kept");
        rule.mode = RuleMode::Apply;
        rule.when.queues.values = {rig.site.queue(billing)};
        rule.code = rig.session->codes().named(anyCode).id;
        const Result<RuleId> kept = rig.session->rules().keep(rule);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
    });
    QTRY_COMPARE_WITH_TIMEOUT(rig.finished, 1, 20'000);
    QCOMPARE(rig.outcome(leg), QStringLiteral("confirmed"));
    QCOMPARE(rig.session->codes().named(rig.site.codeOn(leg)).name, anyCode);
    const std::optional<RuleAct> act = rig.session->rules().actOn(leg);
    QVERIFY(act && act->result == RuleResult::Coded);
    QCOMPARE(act->ruleName, QStringLiteral("Kept"));
    QCOMPARE(act->version, 1);
}

void PassRulesTest::withoutRulesThatAreKeptThereIsNothingToDo()
{
    PassRig rig;
    rig.site.put(LegPlan{});
    const PassReport report = rig.run({.rules = RuleSource{}});
    QVERIFY(report.error && report.badOrder);
    QVERIFY2(report.error->message.contains(QStringLiteral("no rules yet")), qPrintable(report.error->message));
    QCOMPARE(rig.site.requests(DemoSite::readRoute), 0);
}

WRAPDESK_TEST(PassRulesTest)
#include "passrulestest.moc"
