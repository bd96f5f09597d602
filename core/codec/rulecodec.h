// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/dryrun.h"
#include "domain/rule.h"

#include <functional>

namespace wrapdesk {

// Names and ids of the organisation at hand. A rule file is portable: whatever it names, it names by id and by name, or
// by one of them.
struct RuleNames
{
    // Nothing if the organisation has neither.
    template <typename T>
    using Find = std::function<std::optional<T>(const QString &id, const QString &name)>;
    template <typename T>
    using Name = std::function<QString(const T &)>;

    Find<QueueId> findQueue;
    Find<UserId> findAgent;
    Find<TeamId> findTeam;
    Find<DivisionId> findDivision;
    Find<CodeId> findCode;
    Name<QueueId> queue;
    Name<UserId> agent;
    Name<TeamId> team;
    Name<DivisionId> division;
    Name<CodeId> code;
};

// The rules of a file, as far as they can be used here.
struct RuleFile
{
    QList<Rule> rules; // in order, without ids of their own where the file has none
    // What it names and the organisation does not have: such a rule is switched off and keeps the name as its id.
    QStringList remarks; // "line 12, rule “Night”: the queue “Billing” is not known here; the rule is switched off"
};

inline constexpr int ruleFileVersion = 1; // resources/rules.schema.json

// UTF-8 JSON, indented, ends with a line feed.
QByteArray encodeRules(const QList<Rule> &rules, const RuleNames &names);
// Errors are of kind Invalid; `message` says what is wrong and what is allowed there, `where` is the place a person
// looks for: "line 12, rules[3].when.talk.from". Unknown keys are errors too: a typing mistake must not pass for a
// condition nobody set. All or nothing.
Result<RuleFile> decodeRules(const QByteArray &file, const RuleNames &names);

// One rule, one dry run, for the database: compact, by ids alone, with the name of the code. Decode errors as
// elsewhere.
QByteArray encodeRule(const Rule &rule);
Result<Rule> decodeRule(const QByteArray &json);
QByteArray encodeDryRun(const DryRunResult &result);
Result<DryRunResult> decodeDryRun(const QByteArray &json);

} // namespace wrapdesk
