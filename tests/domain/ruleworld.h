// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ruleconflicts.h"
#include "support/choices.h"

#include <QStringList>

// Rules for tables, in an organisation of three queues.
namespace wrapdesk::test {

struct id // an id of whatever kind is asked for
{
    const char *text;
    explicit id(const char *name) : text(name) { }

    template <typename Tag>
    operator Id<Tag>() const
    {
        return Id<Tag>(QString::fromLatin1(text));
    }
};

// Applies the code "sale"; its name is its id.
inline Rule rule(const char *name, const RuleConditions &when = {})
{
    Rule rule;
    rule.id = id(name);
    rule.name = QString::fromUtf8(name);
    rule.mode = RuleMode::Apply;
    rule.when = when;
    rule.code = id("sale");
    return rule;
}

// The same rules with a code of its own for each.
inline QList<Rule> differentCodes(QList<Rule> rules)
{
    for (Rule &each : rules)
        each.code = CodeId(QStringLiteral("sale %1").arg(each.id.text()));
    return rules;
}

// Billing and Claims are in the division "north", Sales is in "south". "sale" is offered on Billing and Claims, and so
// is what begins like it; "complaint" and "dial", which dials again, on Billing; "local" stands only there. What Sales
// offers is not known.
inline RuleSurroundings around(const QList<Rule> &rules = {})
{
    using namespace std::chrono_literals;
    RuleSurroundings around;
    const auto add = [&around](const char *name, const char *shown, const char *division) -> Queue & {
        Queue queue{.id = id(name), .name = QString::fromLatin1(shown), .division = id(division)};
        queue.prompt = WrapupPrompt::Mandatory;
        return *around.world.queues.insert(queue.id, queue);
    };
    Queue &billing = add("billing", "Billing", "north");
    billing.prompt = WrapupPrompt::MandatoryTimeout;
    billing.acwTimeout = 15s;
    Queue &claims = add("claims", "Claims", "north");
    claims.prompt = WrapupPrompt::MandatoryForcedTimeout;
    claims.acwTimeout = 60s;
    add("sales", "Sales", "south");

    const auto code = [](const char *name) { return WrapupCode{.id = id(name), .name = QString::fromLatin1(name)}; };
    QList<WrapupCode> everywhere{code("sale")};
    for (const Rule &rule : rules) {
        if (rule.code.text().startsWith(u"sale "))
            everywhere.append({.id = rule.code, .name = rule.code.text()});
    }
    around.codes.setCodes(everywhere + QList{code("complaint"), code("dial")});
    around.codes.setQueueCodes(id("billing"), everywhere + QList{code("complaint"), code("dial"), code("local")});
    around.codes.setQueueCodes(id("claims"), everywhere);
    around.mappedCodes = {id("dial")};
    around.now = QDateTime(QDate(2026, 11, 4), QTime(10, 30), Qt::UTC); // a Wednesday
    return around;
}

inline QString kindText(ConflictKind kind)
{
    switch (kind) {
    case ConflictKind::UnknownCode:
        return QStringLiteral("unknown code");
    case ConflictKind::CodeNotOnQueue:
        return QStringLiteral("code not on queue");
    case ConflictKind::UnknownQueue:
        return QStringLiteral("unknown queue");
    case ConflictKind::MappedCode:
        return QStringLiteral("mapped code");
    case ConflictKind::Unreachable:
        return QStringLiteral("unreachable");
    case ConflictKind::NeverInTime:
        return QStringLiteral("never in time");
    case ConflictKind::Shadowed:
        return QStringLiteral("shadowed by");
    case ConflictKind::Overlap:
        return QStringLiteral("overlaps");
    case ConflictKind::NeverMatched:
        return QStringLiteral("never matched");
    }
    return {};
}

// The example of a conflict is decided by one of the earlier rules it names.
inline bool isExampleRight(const Conflict &conflict, const RuleBook &book)
{
    const bool needsOne = conflict.kind == ConflictKind::Shadowed || conflict.kind == ConflictKind::Overlap;
    if (!needsOne)
        return !conflict.example;
    if (!conflict.example || !conflict.exampleIs)
        return false;
    const Decision decision = book.decide(*conflict.example, *conflict.exampleIs, conflict.exampleAt);
    return decision.rule && conflict.others.contains(book.rules()[*decision.rule].id)
           && decision.matches(book.placeOf(conflict.rule).value_or(-1));
}

// "b shadowed by a", "r code not on queue claims !": `!` blocks.
inline QStringList said(const QList<Rule> &rules)
{
    const RuleSurroundings surroundings = around(rules);
    const RuleBook book(rules, surroundings.world);
    QStringList lines;
    for (const Conflict &conflict : conflictsOf(rules, surroundings)) {
        QStringList words{conflict.rule.text(), kindText(conflict.kind)};
        for (const RuleId &other : conflict.others)
            words << other.text();
        for (const QueueId &queue : conflict.queues)
            words << queue.text();
        if (conflict.isBlocking)
            words << QStringLiteral("!");
        if (!isExampleRight(conflict, book))
            words << QStringLiteral("(its example is wrong)");
        lines << words.join(u' ');
    }
    return lines;
}

} // namespace wrapdesk::test
