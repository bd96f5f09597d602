// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/queue.h"
#include "domain/rule.h"

#include <array>
#include <bitset>
#include <memory>

namespace wrapdesk {

// What the rules decide of one leg at one moment, and why: every condition of every rule, met or not.
struct Decision
{
    using Rules = std::bitset<mostRules>; // by place in the book

    std::optional<qsizetype> rule; // place of the first rule whose conditions all hold and which is not off
    // When that rule acts, before any lead for the requests: null while only the end of the ACW can tell. May be past.
    QDateTime due;
    QDateTime deadline; // when the platform stamps its time-out; null: it will not
    QDateTime reconsiderAt; // when time alone may change the decision; null: never
    std::array<Rules, ruleFieldCount> met; // of rules that are off, too
    bool isEligible = true; // false: no rule means such a leg (a person's code, nothing that can be written)

    bool isMet(qsizetype place, RuleField field) const
    {
        return met[static_cast<size_t>(field)].test(static_cast<size_t>(place));
    }
    // All conditions of the rule hold.
    bool matches(qsizetype place) const;
};

// An organisation's rules in their order, made ready so that deciding a leg costs the same whatever their number. A
// value, cheap to copy.
class RuleBook
{
public:
    // What the conditions are about besides the leg itself.
    struct World
    {
        QHash<QueueId, Queue> queues; // for divisions
        QTimeZone zone = QTimeZone::utc();
    };

    RuleBook(); // no rules
    // At most mostRules; more are left out.
    RuleBook(const QList<Rule> &rules, const World &world);

    const QList<Rule> &rules() const;
    std::optional<qsizetype> placeOf(const RuleId &rule) const;

    // `straggler`: what the leg is; `now`: platform time. Pure.
    Decision decide(const Leg &leg, const Straggler &straggler, const QDateTime &now) const;

private:
    struct Tables;
    std::shared_ptr<const Tables> m_tables;
};

} // namespace wrapdesk
