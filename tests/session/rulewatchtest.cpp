// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulerig.h"
#include "support/runner.h"

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// Rules at work over a real organisation: when they act, what wins over them, and what they say of it.
class RuleWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void codesAClosedLegAtOnceAndSaysWhy();
    void codesShortlyBeforeTheTimeOutAndNotEarlier();
    void waitsWhileAnAgentWithoutATimeOutMayAct();
    void aGraceIsCountedFromTheEndOfTheLeg();
    void anExtendedAcwIsWaitedFor();
    void aCodeSavedForLaterKeepsTheRuleAway();
    void aCodeSavedForLaterCountsNothingWhereTheSettingSaysSo();
    void anAgentsCodeWins();
    void anAgentsCodeAfterwardsIsACorrection();
    void theFirstThatMatchesDecides();
    void aSuggestionWritesNothing();
    void leavesWhatIsByDesignUnlessAskedFor();
    void aChangeOfOneLegDecidesThatLegAlone();
    void decidesWhatEndedWhileTheProgramWasClosed();
    void neverDecidesTwiceWhatWasRefused();

private:
    static QDateTime codedAt(const RuleDesk &desk, const LegId &leg);
};

QDateTime RuleWatchTest::codedAt(const RuleDesk &desk, const LegId &leg)
{
    const RosterEntry *entry = desk.session.roster().find(leg);
    return entry && entry->leg.code ? entry->leg.code->setAt : QDateTime();
}

void RuleWatchTest::codesAClosedLegAtOnceAndSaysWhy()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    RuleDesk ada(site);
    ada.begin();
    Rule rule = ruleFor(site);
    rule.notes = QStringLiteral("{rule}: {class}");
    const RuleId id = ada.keep(rule);
    QTRY_VERIFY(ada.isCoded(leg, rule.code));
    const RuleAct act = *ada.rules.actOn(leg);
    QCOMPARE(act.rule, id);
    QCOMPARE(act.version, 1);
    QCOMPARE(act.ruleName, rule.name);
    QVERIFY2(act.why.join(u'\n').contains(QStringLiteral("Billing")), qPrintable(act.why.join(u'\n')));
    const AuditEntry entry = ada.entryOf(leg);
    QVERIFY(entry.reason.kind == Reason::Kind::Rule && entry.reason.rule == id.text());
    QCOMPARE(ada.session.roster().find(leg)->leg.code->notes, QStringLiteral("Leftovers: missing"));
    QTRY_COMPARE(ada.rules.status(id).today.value(RuleResult::Coded), 1);
    QCOMPARE(ada.rules.status(id).lastHour, 1);
    QVERIFY(ada.rules.status(id).lastMatched.isValid());
}

void RuleWatchTest::codesShortlyBeforeTheTimeOutAndNotEarlier()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    const LegId leg = site.put({.stage = Stage::InAcw, .ended = 54s}); // of 60
    QTRY_VERIFY(ada.session.roster().find(leg));
    const QDateTime deadline = ada.session.roster().find(leg)->leg.acwDeadline();
    QVERIFY(deadline.isValid());
    const Rule rule = ruleFor(site);
    const RuleId id = ada.keep(rule);
    QTRY_VERIFY(ada.rules.verdictOn(leg) && ada.rules.verdictOn(leg)->at.isValid());
    QVERIFY(ada.rules.verdictOn(leg)->at < deadline.addSecs(-3));
    QVERIFY(ada.rules.verdictOn(leg)->at > deadline.addSecs(-5));
    QTRY_COMPARE(ada.rules.status(id).waiting, 1);
    QCOMPARE(site.requests(DemoSite::writeRoute), 0);
    QTRY_VERIFY(ada.isCoded(leg, rule.code));
    const auto left = std::chrono::milliseconds(codedAt(ada, leg).msecsTo(deadline));
    QVERIFY2(left > 1500ms && left < 4500ms, qPrintable(QString::number(left.count())));
    QCOMPARE(site.writesTo(leg), 1);
}

void RuleWatchTest::waitsWhileAnAgentWithoutATimeOutMayAct()
{
    DemoSite site;
    const LegId closed = site.put({.queue = claims});
    RuleDesk ada(site);
    ada.begin();
    const LegId open = site.put({.stage = Stage::InAcw, .queue = claims});
    QTRY_VERIFY(ada.session.roster().find(open));
    const Rule rule = ruleFor(site, claims);
    ada.keep(rule);
    QTRY_VERIFY(ada.isCoded(closed, rule.code));
    QVERIFY(!ada.rules.actOn(open));
    QVERIFY(ada.rules.verdictOn(open)->rule && !ada.rules.verdictOn(open)->at.isValid());
    QCOMPARE(site.writesTo(open), 0);
}

void RuleWatchTest::aGraceIsCountedFromTheEndOfTheLeg()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    const LegId leg = site.put({.stage = Stage::InAcw, .queue = claims, .ended = 1s});
    const LegId later = site.put({.stage = Stage::InAcw, .queue = claims, .ended = 0s});
    QTRY_VERIFY(ada.session.roster().find(later));
    Rule rule = ruleFor(site, claims);
    rule.timing = {.kind = RuleTiming::Kind::AfterGrace, .span = 4s};
    ada.keep(rule);
    QTRY_VERIFY(ada.isCoded(leg, rule.code));
    const QDateTime ended = ada.session.roster().find(leg)->leg.endedAt;
    // Half a second: the platform tells its time in whole ones.
    QVERIFY(ended.msecsTo(codedAt(ada, leg)) >= 3500);
    QVERIFY(!ada.rules.actOn(later) || !ada.isCoded(later, rule.code)); // its grace ends a second later
}

void RuleWatchTest::anExtendedAcwIsWaitedFor()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    const LegId leg = site.put({.stage = Stage::InAcw, .ended = 54s});
    QTRY_VERIFY(ada.session.roster().find(leg));
    const QDateTime deadline = ada.session.roster().find(leg)->leg.acwDeadline();
    const Rule rule = ruleFor(site);
    ada.keep(rule);
    QTRY_VERIFY(ada.rules.verdictOn(leg)->at.isValid());
    site.site().agentExtends(leg.conversation.text(), leg.participant.text(), leg.communication.text(), 4s);
    QTRY_COMPARE(ada.session.roster().find(leg)->leg.acwDeadline(), deadline.addSecs(4));
    QTRY_VERIFY(ada.rules.verdictOn(leg)->at > deadline.addSecs(-1));
    QTRY_VERIFY_WITH_TIMEOUT(ada.isCoded(leg, rule.code), 15'000);
    QVERIFY(codedAt(ada, leg) > deadline.addSecs(-1));
    QVERIFY(codedAt(ada, leg) < deadline.addSecs(4));
}

void RuleWatchTest::aCodeSavedForLaterKeepsTheRuleAway()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    const LegId leg = site.put({.stage = Stage::InAcw, .ended = 54s});
    const LegId other = site.put({.stage = Stage::InAcw, .ended = 54s});
    const Rule rule = ruleFor(site);
    ada.keep(rule);
    site.site().agentSavesProvisional(leg.conversation.text(), leg.participant.text(), leg.communication.text());
    // No event shows what is only saved: the read right before the write does.
    QTRY_VERIFY_WITH_TIMEOUT(ada.stopOn(leg) == RuleStop::Provisional, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(ada.isCoded(other, rule.code), 15'000);
    QCOMPARE(ada.state(leg), QStringLiteral("humanWon"));
    QVERIFY(mayDecideAgain(*ada.rules.actOn(leg)));
    QCOMPARE(site.writesTo(leg), 0);
}

void RuleWatchTest::aCodeSavedForLaterCountsNothingWhereTheSettingSaysSo()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    OrganizationSettings settings = ada.writing.settings();
    settings.provisionalWins = false;
    QVERIFY(ada.writing.setSettings(settings));
    const LegId leg = site.put({.stage = Stage::InAcw, .ended = 54s});
    site.site().agentSavesProvisional(leg.conversation.text(), leg.participant.text(), leg.communication.text());
    const Rule rule = ruleFor(site);
    ada.keep(rule);
    QTRY_VERIFY_WITH_TIMEOUT(ada.isCoded(leg, rule.code), 15'000);
}

void RuleWatchTest::anAgentsCodeWins()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    const LegId leg = site.put({.stage = Stage::InAcw, .ended = 54s});
    QTRY_VERIFY(ada.session.roster().find(leg));
    const RuleId id = ada.keep(ruleFor(site));
    QTRY_COMPARE(ada.rules.status(id).waiting, 1);
    site.agentCodes(leg, site.code(5));
    QTRY_COMPARE(ada.rules.status(id).means, 0);
    QVERIFY(!ada.rules.actOn(leg));
    QCOMPARE(site.codeOn(leg), site.code(5).text());
    QCOMPARE(site.requests(DemoSite::writeRoute), 0);
}

void RuleWatchTest::anAgentsCodeAfterwardsIsACorrection()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    RuleDesk ada(site);
    ada.begin();
    const Rule rule = ruleFor(site);
    const RuleId id = ada.keep(rule);
    QTRY_VERIFY(ada.isCoded(leg, rule.code));
    site.agentCodes(leg, site.code(5));
    QTRY_VERIFY(ada.rules.actOn(leg)->result == RuleResult::Corrected);
    QTRY_COMPARE(ada.rules.status(id).faults.corrected, 1);
    QVERIFY(ada.rules.find(id)->mode == RuleMode::Apply); // one is not too many
    QCOMPARE(site.writesTo(leg), 1);
}

void RuleWatchTest::theFirstThatMatchesDecides()
{
    DemoSite site;
    const LegId voice = site.put(LegPlan{});
    const LegId email = site.put({.media = QStringLiteral("email")});
    RuleDesk ada(site);
    ada.begin();
    QVERIFY(ada.rules.setOn(false));
    Rule first = ruleFor(site);
    first.when.media.values = {Media::Email};
    const RuleId special = ada.keep(first);
    Rule second = ruleFor(site);
    second.code = site.code(5);
    const RuleId general = ada.keep(second);
    QVERIFY(ada.rules.setOn(true));
    QTRY_VERIFY(ada.isCoded(voice, second.code));
    QTRY_VERIFY(ada.isCoded(email, first.code));
    QCOMPARE(ada.rules.actOn(voice)->rule, general);
    QCOMPARE(ada.rules.actOn(email)->rule, special);
}

void RuleWatchTest::aSuggestionWritesNothing()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    const LegId other = site.put({.queue = claims});
    RuleDesk ada(site);
    ada.begin();
    const Rule rule = ruleFor(site, billing, RuleMode::Suggest);
    ada.keep(rule);
    const Rule applied = ruleFor(site, claims);
    ada.keep(applied);
    QTRY_VERIFY(ada.isCoded(other, applied.code)); // by then the first would have been, too
    QVERIFY(ada.rules.suggestionFor(leg));
    QCOMPARE(ada.rules.suggestionFor(leg)->id, rule.code);
    QVERIFY(!ada.rules.suggestionFor(other));
    QCOMPARE(site.writesTo(leg), 0);
    QVERIFY(ada.rules.setOn(false));
    QTRY_VERIFY(!ada.rules.suggestionFor(leg));
}

void RuleWatchTest::leavesWhatIsByDesignUnlessAskedFor()
{
    DemoSite site;
    const LegId skipped = site.put({.acwSkipped = true});
    const LegId plain = site.put(LegPlan{});
    RuleDesk ada(site);
    ada.begin();
    Rule rule = ruleFor(site);
    const RuleId id = ada.keep(rule);
    QTRY_VERIFY(ada.isCoded(plain, rule.code));
    QVERIFY(!ada.rules.actOn(skipped));
    rule = *ada.rules.find(id);
    rule.when.byDesign = true;
    ada.keep(rule);
    QTRY_VERIFY(ada.isCoded(skipped, rule.code));
    QCOMPARE(ada.rules.actOn(skipped)->version, 2);
}

void RuleWatchTest::aChangeOfOneLegDecidesThatLegAlone()
{
    DemoSite site;
    const QList<LegId> legs = putMissing(site, 30);
    RuleDesk ada(site);
    ada.begin();
    ada.keep(ruleFor(site, billing, RuleMode::Suggest));
    QTRY_VERIFY(ada.rules.suggestionFor(legs.last()));
    QSignalSpy verdicts(&ada.rules, &Rules::verdictsChanged);
    site.agentCodes(legs.at(7), site.code(5));
    QTRY_COMPARE(verdicts.size(), 1);
    QCOMPARE(verdicts.constFirst().constFirst().value<QList<LegId>>(), QList<LegId>{legs.at(7)});
}

void RuleWatchTest::decidesWhatEndedWhileTheProgramWasClosed()
{
    DemoSite site;
    const Profile profile = site.profile();
    const Rule rule = ruleFor(site);
    const LegId before = site.put(LegPlan{});
    {
        RuleDesk ada(site, profile);
        ada.begin();
        ada.keep(rule);
        QTRY_VERIFY(ada.isCoded(before, rule.code));
    }
    const LegId meanwhile = site.put(LegPlan{});
    RuleDesk ada(site, profile);
    ada.begin();
    QTRY_VERIFY(ada.isCoded(meanwhile, rule.code));
    QCOMPARE(site.writesTo(before), 1);
    QCOMPARE(site.writesTo(meanwhile), 1);
    QVERIFY(ada.rules.actOn(before)->result == RuleResult::Coded); // remembered
}

void RuleWatchTest::neverDecidesTwiceWhatWasRefused()
{
    DemoSite::Options options = DemoSite::quiet();
    options.site.closedLegsWritable = false;
    DemoSite site(options);
    const Profile profile = site.profile();
    const LegId leg = site.put(LegPlan{});
    {
        RuleDesk ada(site, profile);
        ada.begin();
        ada.keep(ruleFor(site));
        QTRY_VERIFY(ada.rules.actOn(leg) && ada.rules.actOn(leg)->result == RuleResult::Refused);
        QTRY_VERIFY(ada.stopOn(leg) == RuleStop::DecidedBefore);
    }
    const int writes = site.requests(DemoSite::writeRoute);
    const LegId other = site.put(LegPlan{});
    RuleDesk ada(site, profile);
    ada.begin();
    QTRY_VERIFY(ada.stopOn(leg) == RuleStop::DecidedBefore);
    QTRY_VERIFY(ada.stopOn(other) == RuleStop::NotAble); // what the platform refuses is not asked for again and again
    QCOMPARE(site.requests(DemoSite::writeRoute), writes);
}

WRAPDESK_TEST(RuleWatchTest)
#include "rulewatchtest.moc"
