// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dryrunrig.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace wrapdesk::test::dryrun;

class DryRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tellsWhoWouldHaveBeenFirst_data();
    void tellsWhoWouldHaveBeenFirst();
    void namesWhatWasChosenInstead();
    void theFirstRuleThatMatchesDecides();
    void aRuleThatIsOffIsTried();

private:
    static void addMoreRows();
};

void DryRunTest::tellsWhoWouldHaveBeenFirst_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<QString>("expected");
    const Rule inTime = rule("in time"); // 3 s before the time-out: at 127
    const auto row = [](const char *name, const Rule &rule, const Leg &leg, const char *expected) {
        QTest::newRow(name) << rule << leg << QString::fromLatin1(expected);
    };
    row("the time-out came", inTime, timedOut(), "coded 1, overtaken 0, comparable 0, agreed 0");
    row("the agent was faster", inTime, chosenAt(110), "coded 0, overtaken 0, comparable 1, agreed 0");
    row("with the same code", inTime, chosenAt(110, sale), "coded 0, overtaken 0, comparable 1, agreed 1");
    row("with the same code by its name", inTime, chosenAt(110, QStringLiteral("Sale")),
        "coded 0, overtaken 0, comparable 1, agreed 1");
    row("at that very moment", inTime, chosenAt(127), "coded 0, overtaken 0, comparable 1, agreed 0");
    row("a second later", inTime, chosenAt(128), "coded 1, overtaken 1, comparable 1, agreed 0");
    row("a person after the time-out", inTime, with(chosenAt(130, sale), [](Leg &leg) { leg.code->setAt = at(900); }),
        "coded 1, overtaken 1, comparable 1, agreed 1");
    row("nobody says when", inTime, with(chosenAt(110), [](Leg &leg) { leg.code->setAt = {}; }),
        "coded 0, overtaken 0, comparable 1, agreed 0");
    row("without a time-out, nobody", inTime, withPrompt(swept(), WrapupPrompt::Mandatory),
        "coded 1, overtaken 0, comparable 0, agreed 0");
    row("without a time-out, the agent", inTime, withPrompt(chosenAt(500), WrapupPrompt::Mandatory),
        "coded 0, overtaken 0, comparable 1, agreed 0");
    row("the agent is still choosing", inTime, inAcw(swept()), "coded 1, overtaken 0, comparable 0, agreed 0");
    addMoreRows();
}

void DryRunTest::addMoreRows()
{
    const auto row = [](const char *name, const Rule &rule, const Leg &leg, const char *expected) {
        QTest::newRow(name) << rule << leg << QString::fromLatin1(expected);
    };
    const auto of = [](StragglerClass kind, Rule made = rule("of a class")) {
        made.when.classes.values = {kind};
        return made;
    };
    const char *once = "coded 1, overtaken 0, comparable 0, agreed 0";
    const char *never = "coded 0, overtaken 0, comparable 0, agreed 0";
    row("pending: before the time-out", of(StragglerClass::Pending), timedOut(), once);
    row("system-coded: after it", of(StragglerClass::SystemCoded), timedOut(), once);
    row("missing: not on such a queue", of(StragglerClass::Missing), timedOut(), never);
    row("pending: the grace ends too late", of(StragglerClass::Pending, afterGrace(rule("late"), 31s)), timedOut(),
        never);
    row("a grace that ends after the ACW", afterGrace(rule("grace"), 10min), timedOut(), once);
    row("a grace against an agent", afterGrace(rule("grace"), 10s), chosenAt(115),
        "coded 1, overtaken 1, comparable 1, agreed 0");
    row("an agent against a grace", afterGrace(rule("grace"), 20s), chosenAt(115),
        "coded 0, overtaken 0, comparable 1, agreed 0");
    Rule aged = afterGrace(rule("aged"), 0s);
    aged.when.acwAge.from = 10s;
    row("an age it only comes to: in time", aged, chosenAt(115), "coded 1, overtaken 1, comparable 1, agreed 0");
    row("an age it only comes to: too late", aged, chosenAt(105), "coded 0, overtaken 0, comparable 1, agreed 0");
    Rule elsewhere = rule("elsewhere");
    elsewhere.when.queues.values = {claims};
    row("a condition it does not meet", elsewhere, chosenAt(115), never);
    row("a queue that does not offer the code", rule("not there"), on(claims, timedOut()), never);
    row("a choice of a code that has gone", rule("in time"), chosenAt(110, QStringLiteral("id-retired")),
        "coded 0, overtaken 0, comparable 1, agreed 0");
    row("nothing that can be written", rule("in time"), withMedia(timedOut(), Media::Chat), never);
    row("no queue", rule("in time"), on(QueueId(), timedOut()), never);
    const Leg skipped = with(swept(), [](Leg &leg) {
        leg.acw = AcwState::Skipped;
        leg.acwSkipped = true;
    });
    Rule byDesign = rule("by design");
    byDesign.when.byDesign = true;
    row("left without a code by design", rule("in time"), skipped, never);
    row("by design, asked for", byDesign, skipped, once);
}

void DryRunTest::tellsWhoWouldHaveBeenFirst()
{
    QFETCH(const Rule, rule);
    QFETCH(const Leg, leg);
    QFETCH(const QString, expected);
    const DryRunResult result = resultOf(rule, {leg});
    QCOMPARE(counted(result), expected);
    QCOMPARE(result.legs, 1);
    QCOMPARE(result.sample.size(), result.coded);
}

void DryRunTest::namesWhatWasChosenInstead()
{
    const DryRunResult result =
        resultOf(rule("in time"), {chosenAt(110), later(chosenAt(110, QStringLiteral("Complaint")), 1),
                                   later(chosenAt(129, QStringLiteral("id-retired")), 2), later(chosenAt(110, sale), 3),
                                   later(timedOut(), 4)});
    QCOMPARE(counted(result), QStringLiteral("coded 2, overtaken 1, comparable 4, agreed 1"));
    QCOMPARE(result.chosenInstead, (QMap<QString, int>{{complaint, 2}, {QStringLiteral("id-retired"), 1}}));
}

void DryRunTest::theFirstRuleThatMatchesDecides()
{
    Rule email = rule("email", complaint);
    email.when.media.values = {Media::Email};
    const QList<Leg> legs{timedOut(), later(withMedia(timedOut(), Media::Email), 1), later(timedOut(), 2)};
    const QList<DryRunResult> told = results({email, rule("all"), rule("never", complaint)}, legs);
    QCOMPARE(told.size(), 3);
    QCOMPARE(told[0].coded, 1);
    QCOMPARE(told[1].coded, 2);
    QCOMPARE(told[2].coded, 0);
    // A rule whose moment comes later keeps those behind it from the leg all the same.
    const QList<DryRunResult> waiting =
        results({afterGrace(rule("slow"), 20s), rule("fast", complaint)}, {chosenAt(110)});
    QCOMPARE(waiting[0].comparable, 1);
    QCOMPARE(waiting[1].comparable, 0);
}

void DryRunTest::aRuleThatIsOffIsTried()
{
    Rule off = rule("off");
    off.mode = RuleMode::Off;
    Rule suggesting = rule("suggesting", complaint);
    suggesting.mode = RuleMode::Suggest;
    const QList<DryRunResult> told = results({off, suggesting}, {timedOut()});
    QCOMPARE(told[0].coded, 1);
    QCOMPARE(told[1].coded, 0);
    QCOMPARE(results({suggesting, off}, {timedOut()})[0].coded, 1);
}

WRAPDESK_TEST(DryRunTest)
#include "dryruntest.moc"
