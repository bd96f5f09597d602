// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "samples.h"
#include "session/rules.h"
#include "widgets/dryrunnames.h"

namespace wrapdesk::test {

inline QString nameIn(const RuleVocabulary &vocabulary, const QueueId &id)
{
    for (const Queue &queue : vocabulary.queues) {
        if (queue.id == id)
            return queue.name;
    }
    return {};
}

inline QString nameIn(const RuleVocabulary &vocabulary, const CodeId &id)
{
    for (const WrapupCode &code : vocabulary.codes) {
        if (code.id == id)
            return code.name;
    }
    return {};
}

// Five queues, three codes and agents; ids are short: q1 …, c1 …, u1 ….
inline RuleVocabulary vocabulary()
{
    RuleVocabulary vocabulary;
    int number = 0;
    for (const char *name : {"Billing", "Claims", "Retention", "Sales North", "Sales South"})
        vocabulary.queues.append(
            {QueueId(QStringLiteral("q%1").arg(++number)), QString::fromLatin1(name), {}, {}, {}, {}});
    number = 0;
    for (const char *name : {"Complaint", "No code chosen", "Resolved"})
        vocabulary.codes.append({CodeId(QStringLiteral("c%1").arg(++number)), QString::fromLatin1(name), {}});
    number = 0;
    for (const char *name : {"A. Okafor", "J. Lind", "M. Haddad"})
        vocabulary.agents.append({UserId(QStringLiteral("u%1").arg(++number)), QString::fromLatin1(name)});
    vocabulary.teams = {{TeamId(QStringLiteral("t1")), QStringLiteral("Evening")}};
    vocabulary.divisions = {{DivisionId(QStringLiteral("d1")), QStringLiteral("Home")}};
    vocabulary.disconnectTypes = {QStringLiteral("client"), QStringLiteral("peer")};
    vocabulary.externalTags = {QStringLiteral("vip")};
    return vocabulary;
}

inline RuleWords ruleWords()
{
    RuleWords::Names names;
    names.queue = [](const QueueId &queue) { return nameIn(vocabulary(), queue); };
    names.code = [](const CodeId &code) { return nameIn(vocabulary(), code); };
    names.agent = [](const UserId &agent) {
        for (const auto &[id, name] : vocabulary().agents) {
            if (id == agent)
                return name;
        }
        return QString();
    };
    names.team = [](const TeamId &) { return QStringLiteral("Evening"); };
    names.division = [](const DivisionId &) { return QStringLiteral("Home"); };
    return RuleWords(names);
}

inline DryRunNames dryRunNames()
{
    return {[](const QueueId &queue) { return nameIn(vocabulary(), queue); }, [](const UserId &) { return QString(); },
            [](const QString &code) { return nameIn(vocabulary(), CodeId(code)); }};
}

// "Voice in Billing": kept once, off.
inline Rule plainRule(const QString &id = QStringLiteral("r1"))
{
    Rule rule;
    rule.id = RuleId(id);
    rule.version = 1;
    rule.name = QStringLiteral("Voice in Billing");
    rule.when.media.values = {Media::Voice};
    rule.when.queues.values = {QueueId(QStringLiteral("q1"))};
    rule.when.classes.values = {StragglerClass::Pending};
    rule.code = CodeId(QStringLiteral("c2"));
    rule.codeName = QStringLiteral("No code chosen");
    return rule;
}

// Every field says something, with values an editor would not write by itself.
inline Rule fullRule()
{
    using namespace std::chrono_literals;
    Rule rule = plainRule(QStringLiteral("r2"));
    rule.version = 7;
    rule.name = QStringLiteral("Night & day");
    rule.mode = RuleMode::Suggest;
    rule.when.queues = {
        Choice<QueueId>::Kind::NoneOf,
        {QueueId(QStringLiteral("gone")), QueueId(QStringLiteral("q2")), QueueId(QStringLiteral("q1"))}};
    rule.when.media.values = {Media::Chat, Media::Voice};
    rule.when.directions.values = {Direction::Outbound};
    rule.when.classes = {Choice<StragglerClass>::Kind::NoneOf, {StragglerClass::SystemCoded}};
    rule.when.agents = {Choice<UserId>::Kind::NoneOf, {UserId(QStringLiteral("u2")), UserId(QStringLiteral("u9"))}};
    rule.when.teams.values = {TeamId(QStringLiteral("t1"))};
    rule.when.divisions.values = {DivisionId(QStringLiteral("d1"))};
    rule.when.disconnectTypes.values = {QStringLiteral("endpoint.donotdisturb")};
    rule.when.externalTags.values = {QStringLiteral("gold card"), QStringLiteral("vip")};
    rule.when.talk = {30s, 5min};
    rule.when.acwAge = {{}, 3661s};
    rule.when.conversationAge = {48h, {}};
    rule.when.hours = {{Qt::Monday, Qt::Sunday}, QTime(22, 0), QTime(6, 30)};
    rule.when.byDesign = true;
    rule.timing = {RuleTiming::Kind::AfterGrace, 90min};
    rule.notes = QStringLiteral("By {rule}\nin {queue}");
    rule.perHour = 120;
    rule.perQueueHour = 7;
    rule.schedule = {{Qt::Saturday}, {}, {}};
    rule.mayUseMappedCode = true;
    return rule;
}

inline DryRunResult dryRunResult()
{
    DryRunResult result;
    result.rule = RuleId(QStringLiteral("r1"));
    result.version = 3;
    result.at = noon();
    result.days = 7;
    result.legs = 2340;
    result.coded = 128;
    result.byQueue = {{QueueId(QStringLiteral("q1")), 28}, {QueueId(QStringLiteral("q2")), 100}};
    result.overtaken = 12;
    result.comparable = 51;
    result.agreed = 34;
    result.chosenInstead = {{QStringLiteral("c1"), 9}, {QStringLiteral("c3"), 8}};
    result.codesInAll = 2000;
    result.ofItsCode = 140;
    for (int number = 1; number <= 2; ++number) {
        DryRunLeg leg;
        leg.leg = straggler(number).leg;
        leg.leg.agentName = QStringLiteral("A. Okafor");
        leg.why = {QStringLiteral("queue is Billing (asked for: Billing)"), QStringLiteral("class is pending")};
        result.sample.append(leg);
    }
    result.sample[0].stood = QStringLiteral("c3");
    return result;
}

} // namespace wrapdesk::test
