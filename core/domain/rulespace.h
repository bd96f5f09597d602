// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ruleparts.h"

namespace wrapdesk {

// All legs there can be, as far as rules tell them apart: in each dimension few parts, and within a part every rule
// says the same. A rule means a box of parts; whether boxes meet, or leave anything of another, is found from the parts
// alone.
class RuleSpace
{
public:
    using Parts = std::array<const RulePart *, RuleDimensionCount>; // one of each dimension: legs all rules take alike

    // At most mostRules rules.
    RuleSpace(const QList<Rule> &rules, const RuleBook::World &world);

    Q_DISABLE_COPY_MOVE(RuleSpace)

    const QList<Queue> &queues() const { return m_parts.queues; } // the organisation's, by name
    // Queues the rule can reach, by place in queues().
    bool reaches(qsizetype rule, qsizetype queue) const;

    // The first dimension in which the rule takes nothing that exists.
    std::optional<RuleDimension> emptyDimension(qsizetype rule) const;
    // The rule takes legs of these parts.
    static bool takes(qsizetype rule, const Parts &parts);
    // Rules whose boxes meet the rule's own.
    const RuleSet &meeting(qsizetype rule) const { return m_boxes[size_t(rule)].meeting; }

    struct Found
    {
        std::optional<Parts> parts;
        bool isSure = true; // false: given up before all was looked at
    };
    // Legs both rules mean (`a` may be `b`) and none of `without`. What is looked at is bounded, for one search and for
    // all of one space; where `a` is `b`, a rule that takes all of it is always seen.
    Found find(qsizetype a, qsizetype b, const RuleSet &without);

private:
    using Places = std::vector<const RulePart *>;
    struct Box // what one rule takes
    {
        std::array<Places, RuleDimensionCount> taken;
        std::array<RuleSet, RuleDimensionCount> covering; // rules that take all of that
        RuleSet meeting;
    };
    struct Candidate;
    struct Search;

    bool goOn(Search &search, size_t dimension, const RuleSet &avoided) const;
    std::vector<Candidate> candidatesFor(const Search &search, size_t dimension, const RuleSet &avoided) const;
    static void keepBest(std::vector<Candidate> &best, const Candidate &candidate);

    const RuleParts m_parts;
    std::vector<Box> m_boxes; // by rule
    int m_stepsLeft = 0;
};

} // namespace wrapdesk
