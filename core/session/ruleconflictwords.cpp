// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What RuleWords says of a conflict.

#include "session/rulewords.h"

#include <algorithm>

namespace wrapdesk {

namespace {

const Rule *findRule(const QList<Rule> &rules, const RuleId &id)
{
    const auto found = std::find_if(rules.begin(), rules.end(), [&id](const Rule &rule) { return rule.id == id; });
    return found != rules.end() ? &*found : nullptr;
}

QStringList namesOf(const QList<RuleId> &ids, const QList<Rule> &rules)
{
    QStringList names;
    for (const RuleId &id : ids) {
        const Rule *rule = findRule(rules, id);
        names << (rule ? RulePhrases::quoted(rule->name) : RuleWords::tr("another rule"));
    }
    return names;
}

// Fields an example tells with its noun: "an inbound voice leg in Billing, pending".
bool isInNoun(RuleField field)
{
    return field == RuleField::Queues || field == RuleField::Media || field == RuleField::Directions
           || field == RuleField::Classes;
}

} // namespace

QString RuleWords::exampleOf(const Conflict &conflict, const QList<Rule> &rules) const
{
    if (!conflict.example || !conflict.exampleIs)
        return {};
    const Leg &leg = *conflict.example;
    RuleConditions noun{.queues = {.values = {leg.queue}}, .media = {.values = {leg.media}}};
    if (leg.direction != Direction::Unknown)
        noun.directions.values = {leg.direction};
    QStringList parts{subject(noun), RulePhrases::stragglerClass(conflict.exampleIs->kind)};
    QList<RuleId> concerned = conflict.others;
    concerned.append(conflict.rule);
    for (int place = 0; place < ruleFieldCount; ++place) {
        const auto each = static_cast<RuleField>(place);
        // Which division its queue is in, the queue tells.
        if (isInNoun(each) || each == RuleField::Divisions || each == RuleField::ByDesign)
            continue;
        const bool isAsked = std::any_of(concerned.begin(), concerned.end(), [&](const RuleId &id) {
            const Rule *rule = findRule(rules, id);
            return rule && !condition(rule->when, each).isEmpty();
        });
        const QString text = value(each, leg, *conflict.exampleIs, {}, conflict.exampleAt);
        if (isAsked && text != RulePhrases::unknown())
            parts << tr("%1 %2").arg(field(each), text);
    }
    if (conflict.exampleIs->byDesign)
        parts << tr("no code expected");
    return parts.join(QStringLiteral(", "));
}

QString RuleWords::conflict(const Conflict &conflict, const QList<Rule> &rules) const
{
    const Rule *found = findRule(rules, conflict.rule);
    const Rule rule = found ? *found : Rule{};
    const QString queues = queuesOf(conflict);
    const QString code = codeOf(rule);
    switch (conflict.kind) {
    case ConflictKind::UnknownCode:
        return tr("The organisation does not have the code %1 any more. Choose another one.").arg(code);
    case ConflictKind::CodeNotOnQueue:
        return tr("%1 is not offered in %2. Choose a code that is, offer it there, or leave the queue out.")
            .arg(code, queues);
    case ConflictKind::UnknownQueue:
        return conflict.isBlocking ? tr("Of the queues it names none is left. Choose queues there are.")
                                   : tr("It names what is no queue any more: %1. Take it out.").arg(queues);
    case ConflictKind::MappedCode:
        return tr("%1 sets off outbound mappings: it may change contacts and stop calls of campaigns. Allow this in "
                  "the rule, or choose another code.")
            .arg(code);
    case ConflictKind::Unreachable:
        return unreachable(conflict, rule);
    case ConflictKind::NeverInTime:
        return tr("In %1 the time-out comes before its grace of %2 is over. Choose a shorter grace, or a moment before "
                  "the time-out.")
            .arg(queues, RulePhrases::duration(rule.timing.span));
    case ConflictKind::Shadowed:
    case ConflictKind::Overlap:
        return amongOthers(conflict, rules);
    case ConflictKind::NeverMatched:
        return tr("It has not met a single leg since %1. Try it in a dry run, or ask for less.")
            .arg(RulePhrases::moment(conflict.since, m_names.zone));
    }
    return {};
}

QString RuleWords::queuesOf(const Conflict &conflict) const
{
    RuleConditions when;
    when.queues.values = conflict.queues;
    return condition(when, RuleField::Queues);
}

QString RuleWords::unreachable(const Conflict &conflict, const Rule &rule) const
{
    if (!conflict.field)
        return tr("No leg can meet all its conditions together. Ask for less.");
    if (*conflict.field == RuleField::Hours && !rule.when.hours.impossible().isEmpty())
        return tr("No leg can meet its hours: %1. Correct them.").arg(rule.when.hours.impossible());
    const QString askedFor = condition(rule.when, *conflict.field);
    return tr("No leg can meet its condition on %1: %2. Ask for something else, or for less.")
        .arg(field(*conflict.field), askedFor);
}

QString RuleWords::amongOthers(const Conflict &conflict, const QList<Rule> &rules) const
{
    const QStringList others = namesOf(conflict.others, rules);
    const QString example = exampleOf(conflict, rules);
    const bool isOne = others.size() == 1;
    QString words;
    if (conflict.kind == ConflictKind::Shadowed) {
        words = (isOne ? tr("It never decides: %1 stands before it and means every leg it means. Move it up, or ask "
                            "for less in %1.")
                       : tr("It never decides: %1 stand before it and together mean every leg it means. Move it up, "
                            "or ask for less in them."))
                    .arg(RulePhrases::allOf(others));
    } else {
        const Rule *other = findRule(rules, conflict.others.value(0));
        const QString code = other ? codeOf(*other) : tr("another code");
        words = isOne ? tr("%1 stands before it and decides part of what it means, with %2. Move the one up that "
                           "should decide.")
                            .arg(others.constFirst(), code)
                      : tr("%1 stand before it and decide part of what it means, with other codes. Move the one up "
                           "that should decide.")
                            .arg(RulePhrases::allOf(others));
    }
    return example.isEmpty() ? words : tr("%1 For example: %2.").arg(words, example);
}

} // namespace wrapdesk
