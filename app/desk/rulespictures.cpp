// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulespictures.h"

#include "mainwindow.h"
#include "pages/rulespage.h"
#include "widgets/boardview.h"
#include "widgets/conflictlist.h"
#include "widgets/dryrunpanel.h"
#include "widgets/ruleeditor.h"
#include "widgets/rulepanel.h"

using namespace wrapdesk;
using namespace std::chrono_literals;

namespace {

constexpr int editedRule = 1;

RuleWords words()
{
    return RuleWords({.queue = [](const QueueId &queue) { return queue.text(); },
                      .agent = [](const UserId &agent) { return agent.text(); },
                      .team = [](const TeamId &team) { return team.text(); },
                      .division = [](const DivisionId &division) { return division.text(); },
                      .code = [](const CodeId &code) { return code.text(); }});
}

DryRunNames names()
{
    return {.queue = [](const QueueId &queue) { return queue.text(); },
            .agent = [](const UserId &agent) { return agent.text(); },
            .code = [](const QString &code) { return code; }};
}

Rule pictured(const QString &name, RuleMode mode, const QString &code)
{
    Rule rule;
    rule.id = RuleId(name);
    rule.version = 3;
    rule.name = name;
    rule.mode = mode;
    rule.code = CodeId(code);
    rule.codeName = code;
    return rule;
}

QList<Rule> sampleRules()
{
    Rule night = pictured(QStringLiteral("Night leftovers"), RuleMode::Apply, QStringLiteral("No code chosen"));
    night.when.queues.values = {QueueId(QStringLiteral("Billing")), QueueId(QStringLiteral("Claims"))};
    night.when.hours.from = QTime(20, 0);
    night.when.hours.to = QTime(6, 0);
    Rule quick = pictured(QStringLiteral("Short voice calls"), RuleMode::Suggest, QStringLiteral("Wrong number"));
    quick.when.media.values = {Media::Voice};
    quick.when.talk.to = 12s;
    quick.timing = {RuleTiming::Kind::AfterGrace, 2min};
    Rule emails = pictured(QStringLiteral("Emails nobody coded"), RuleMode::Apply, QStringLiteral("Resolved"));
    emails.when.media.values = {Media::Email};
    emails.when.classes.values = {StragglerClass::Missing};
    emails.timing = {RuleTiming::Kind::AfterGrace, 1h};
    emails.perHour = 60;
    Rule broken = pictured(QStringLiteral("Retention call-backs"), RuleMode::Off, QStringLiteral("Callback promised"));
    broken.when.queues.values = {QueueId(QStringLiteral("Technical support EMEA"))};
    broken.when.media.values = {Media::Callback};
    Rule burst = pictured(QStringLiteral("Last resort"), RuleMode::Apply, QStringLiteral("No code chosen"));
    burst.when.classes.values = {StragglerClass::Pending};
    return {night, quick, emails, broken, burst};
}

QHash<RuleId, RuleStatus> sampleStatus(const QList<Rule> &rules, const QDateTime &now)
{
    RuleStatus atWork{.lastMatched = now, .means = 3, .waiting = 3};
    atWork.today = {{RuleResult::Coded, 41}, {RuleResult::HumanWon, 6}, {RuleResult::Refused, 2}};
    RuleStatus suggests{.lastMatched = now, .means = 12, .stop = RuleStop::Suggests};
    RuleStatus capped{.lastMatched = now, .stop = RuleStop::HourCap, .until = now.addSecs(840)};
    capped.today = {{RuleResult::Coded, 312}};
    RuleStatus misses{.lastMatched = now, .means = 50, .waiting = 50, .willMiss = 4};
    misses.today = {{RuleResult::Coded, 1204}, {RuleResult::Missed, 17}};
    return {{rules.at(0).id, atWork}, {rules.at(1).id, suggests}, {rules.at(2).id, capped}, {rules.at(4).id, misses}};
}

QList<Conflict> sampleConflicts(const QList<Rule> &rules, const QDateTime &now)
{
    const Conflict overlap{
        .kind = ConflictKind::Overlap, .rule = rules.at(1).id, .others = {rules.at(0).id}, .field = {}, .queues = {}};
    const Conflict neverMatched{.kind = ConflictKind::NeverMatched,
                                .rule = rules.at(1).id,
                                .others = {},
                                .field = {},
                                .queues = {},
                                .since = now.addDays(-9)};
    const Conflict notOffered{.kind = ConflictKind::CodeNotOnQueue,
                              .rule = rules.at(3).id,
                              .others = {},
                              .field = {},
                              .queues = {QueueId(QStringLiteral("Technical support EMEA"))},
                              .since = {},
                              .isBlocking = true};
    return {overlap, neverMatched, notOffered};
}

DryRunResult sampleRun(const Rule &rule, const QDateTime &now)
{
    DryRunResult result{.rule = rule.id, .version = rule.version, .at = now.addSecs(-5400), .days = 7};
    result.legs = 18'420;
    result.coded = 364;
    result.byQueue = {{QueueId(QStringLiteral("Billing")), 201},
                      {QueueId(QStringLiteral("Claims")), 140},
                      {QueueId(QStringLiteral("Retention")), 23}};
    result.overtaken = 12;
    result.comparable = 96;
    result.agreed = 81;
    result.chosenInstead = {{QStringLiteral("Resolved"), 9}, {QStringLiteral("Callback promised"), 6}};
    result.codesInAll = 17'800;
    result.ofItsCode = 610;
    return result;
}

} // namespace

void rulespictures::fill(MainWindow &window, const QDateTime &now)
{
    const QList<Rule> rules = sampleRules();
    const ListState ready{.loading = Loading::Ready, .asOf = now};
    window.showPage(MainWindow::Rules);
    window.rules().setWords(words());
    window.rules().showRules(rules, sampleStatus(rules, now), sampleConflicts(rules, now), ready, now);
    window.rules().selectRule(rules.at(editedRule).id);
}

void rulespictures::empty(MainWindow &window, const QDateTime &now)
{
    window.showPage(MainWindow::Rules);
    window.rules().showRules({}, {}, {}, {.loading = Loading::Ready, .asOf = now}, now);
}

void rulespictures::switchOff(MainWindow &window, const Health &health, const QDateTime &now)
{
    const QList<Rule> rules = sampleRules();
    QHash<RuleId, RuleStatus> status;
    for (const Rule &rule : rules)
        status.insert(rule.id, {.lastMatched = now, .stop = RuleStop::RulesOff});
    window.rules().showRules(rules, status, sampleConflicts(rules, now), {.loading = Loading::Ready, .asOf = now}, now);
    Health off = health;
    off.rulesOn = false;
    window.showHealth(off, now);
}

void rulespictures::openEditor(MainWindow &window, const QDateTime &now)
{
    const QList<Rule> rules = sampleRules();
    const Rule &rule = rules.at(editedRule);
    RuleVocabulary vocabulary;
    for (const QString &queue : {QStringLiteral("Billing"), QStringLiteral("Claims"), QStringLiteral("Retention")})
        vocabulary.queues.append({.id = QueueId(queue), .name = queue});
    for (const QString &code : {QStringLiteral("Resolved"), QStringLiteral("Wrong number")})
        vocabulary.codes.append({CodeId(code), code, {}});
    RulePanel &panel = window.rules().panel();
    panel.editor().edit(rule, vocabulary, words());
    QList<Conflict> own = sampleConflicts(rules, now);
    own.removeIf([&](const Conflict &conflict) { return conflict.rule != rule.id; });
    panel.conflicts().show(own, rules, vocabulary.queues, words());
    panel.setConflictCount(0, own.size());
    panel.dryRun().setTriable(true);
    panel.dryRun().showProgress({}, now);
    panel.dryRun().showResult(sampleRun(rule, now), rule.version, names(), now);
    window.rules().showPanel(true);
}

void rulespictures::closeEditor(MainWindow &window) { window.rules().showPanel(false); }
