// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rulebook.h"

#include <QSet>

namespace wrapdesk {

enum class ConflictKind
{
    UnknownCode, // the organisation has no such code (any more): the rule cannot act
    CodeNotOnQueue, // `queues` it can reach do not offer its code: the rule cannot act there
    UnknownQueue, // a queue it names is gone; with `isBlocking` when none of those it names is left
    MappedCode, // its code sets off outbound mappings and the rule does not say it may
    Unreachable, // no leg can ever meet `field` (or, without a field, all conditions together)
    NeverInTime, // its grace ends after the time-out of `queues`: it always comes too late there
    Shadowed, // whatever it means, one of `others`, which stand before it, decides
    Overlap, // one of `others`, which stand before it, decides part of what it means, with another code
    NeverMatched, // has not meant a single leg since it was kept, `since`
};

// One thing that is wrong or worth knowing about a rule among others.
struct Conflict
{
    ConflictKind kind = ConflictKind::Overlap;
    RuleId rule;
    QList<RuleId> others;
    std::optional<RuleField> field;
    QList<QueueId> queues;
    QDateTime since;
    bool isBlocking = false; // the rule may not suggest or apply like this
    // Shadowed and Overlap: a leg both rules mean, made up from their conditions (never a real one, no customer), and
    // when. RuleBook::decide agrees.
    std::optional<Leg> example;
    std::optional<Straggler> exampleIs;
    QDateTime exampleAt;

    bool operator==(const Conflict &) const = default;
};

// What the rules are checked against.
struct RuleSurroundings
{
    RuleBook::World world;
    CodeBook codes; // a queue whose list is unknown is not judged
    QSet<CodeId> mappedCodes; // with outbound flags of their own
    QHash<RuleId, QDateTime> lastMatched; // null: kept and watched, but never matched
    QHash<RuleId, QDateTime> keptSince; // of the version in force
    QDateTime now;
};

// The queues a rule's conditions on queues and divisions leave, of those the organisation has; sorted by name.
QList<Queue> reachOf(const Rule &rule, const RuleBook::World &world);

// All conflicts, in the order of the rules, the blocking ones of each first. Rules that are off are checked, but shadow
// and overlap nothing. Found from the conditions themselves, never by trying legs. Pure.
QList<Conflict> conflictsOf(const QList<Rule> &rules, const RuleSurroundings &around);

} // namespace wrapdesk
