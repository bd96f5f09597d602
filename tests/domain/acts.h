// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ruleact.h"
#include "legs.h"

// Acts of rules for tables: the code that the rule "first" gave a leg on the queue "support".
namespace wrapdesk::test {

inline const RuleId firstRule(QStringLiteral("first"));
inline const QueueId support(QStringLiteral("support"));

inline RuleAct act(int leg, int second, RuleResult result = RuleResult::Coded, const RuleId &rule = firstRule,
                   const QueueId &queue = support)
{
    RuleAct made;
    made.leg = legId(QStringLiteral("agent-%1").arg(leg));
    made.queue = queue;
    made.rule = rule;
    made.version = 1;
    made.at = at(second);
    made.result = result;
    return made;
}

inline QString shown(const RuleHistory::Faults &faults)
{
    return QStringLiteral("%1: %2 refused, %3 corrected").arg(faults.judged).arg(faults.refused).arg(faults.corrected);
}

} // namespace wrapdesk::test
