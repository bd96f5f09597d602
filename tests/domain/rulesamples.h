// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rulebook.h"
#include "legs.h"

// Rules for tables, against the legs of legs.h: the queue "support" is of the division "north", the organisation in
// Berlin.
namespace wrapdesk::test {

inline RuleBook::World ruleWorld()
{
    const Queue support{.id = QueueId(QStringLiteral("support")), .division = DivisionId(QStringLiteral("north"))};
    return {.queues = {{support.id, support}}, .zone = QTimeZone(QByteArray("Europe/Berlin"))};
}

inline Rule ruleOf(const QString &id, const RuleConditions &when = {}, RuleMode mode = RuleMode::Apply)
{
    Rule rule;
    rule.id = RuleId(id);
    rule.mode = mode;
    rule.when = when;
    return rule;
}

template <typename Change>
RuleConditions asking(Change change)
{
    RuleConditions when;
    change(when);
    return when;
}

template <typename T>
Choice<T> anyOf(const QList<T> &values)
{
    return {Choice<T>::Kind::AnyOf, values};
}

template <typename T>
Choice<T> noneOf(const QList<T> &values)
{
    return {Choice<T>::Kind::NoneOf, values};
}

} // namespace wrapdesk::test
