// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/ruleexplanation.h"

namespace wrapdesk {

namespace {

// RuleWords::explanation() has a line for each condition that is set, in the order of the fields.
QList<RuleExplanation::Condition> conditionsOf(const Rule &rule, qsizetype place, const Decision &decision,
                                               const DecidedLeg &decided, const RuleWords &words)
{
    QStringList lines = words.explanation(rule, decided.leg, decided.straggler, decided.division, decided.at);
    QList<RuleExplanation::Condition> conditions;
    for (int each = 0; each < ruleFieldCount; ++each) {
        const auto field = static_cast<RuleField>(each);
        const bool isMet = decision.isMet(place, field);
        if (!words.condition(rule.when, field).isEmpty() && !lines.isEmpty())
            conditions.append({.field = field, .isMet = isMet, .text = lines.takeFirst()});
        else if (!isMet) // what is not meant by design is left out unless a rule asks for it
            conditions.append({.field = field,
                               .isMet = false,
                               .text = RuleWords::tr("no code is expected of the leg, and the rule does not ask for "
                                                     "such legs")});
    }
    return conditions;
}

} // namespace

QList<RuleExplanation> explained(const QList<Rule> &rules, const Decision &decision, const DecidedLeg &decided,
                                 const RuleWords &words)
{
    QList<RuleExplanation> all;
    for (qsizetype place = 0; place < rules.size() && place <= decision.rule.value_or(rules.size()); ++place) {
        const Rule &rule = rules.at(place);
        all.append({.rule = rule.id,
                    .name = rule.name,
                    .mode = rule.mode,
                    .decides = decision.rule == place,
                    .conditions = conditionsOf(rule, place, decision, decided, words)});
    }
    return all;
}

} // namespace wrapdesk
