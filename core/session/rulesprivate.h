// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/rulecodec.h"
#include "session/dryrunner.h"
#include "session/ruleacts.h"
#include "session/ruleneeds.h"
#include "session/ruleshelf.h"
#include "session/rulewatch.h"

#include <QTimer>

namespace wrapdesk {

// What lies behind Rules. Members are destroyed last to first: whoever uses another stands below it.
class Rules::Private
{
public:
    Private(Rules *rules, RuleNeeds means);

    RuleBook::World world() const;
    RuleSurroundings surroundings() const;
    RuleNames names() const;
    // What keeps the rule from being kept like this.
    Result<void> check(const Rule &rule) const;
    QList<Rule> with(const Rule &draft) const; // the rules, with the draft in its place
    void changed(); // the rules themselves
    void follow();
    const QList<Rule> &inForce() const { return borrowed ? *borrowed : shelf.rules(); }
    void noteAct(const RuleAct &act);
    void tellStatus();
    DryRun::Words trialWords() const;
    void dryRunEnded(const QList<DryRunResult> &results, const std::optional<Error> &error);

    Rules *const q;
    const RuleNeeds needs;
    RuleShelf shelf;
    std::optional<QList<Rule>> borrowed; // by a single pass, in place of those on the shelf
    RuleActs acts;
    RuleWatch watch;
    QList<Conflict> conflicts;
    bool isOpen = false;
    bool wasOn = true;
    QTimer statusTimer;
    QTimer followTimer;
    mutable std::optional<QList<RuleStatus>> statuses; // as last asked for
    std::unique_ptr<DryRunner> dryRunner;
    DryRunProgress progress;
    RuleId tried; // by the dry run under way
    int triedDays = 0;
    QHash<RuleId, DryRunResult> dryRuns; // the newest of each
};

} // namespace wrapdesk
