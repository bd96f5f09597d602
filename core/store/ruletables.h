// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/dryrun.h"
#include "domain/ruleact.h"

namespace wrapdesk {

class Database;

struct StoredRules
{
    QList<RuleVersion> inForce; // in order
    QList<RuleVersion> history; // oldest first
};

// The versions of the rules, append-only, and which of them are in force.
namespace ruletable {

// Conflict if the rule has another version of that number; the same one once more changes nothing.
Result<void> add(Database &database, const RuleVersion &version);
// Conflict if a rule comes twice.
Result<void> setOrder(Database &database, const QList<RuleId> &order);
// A version that cannot be read is left out and logged. If it is the newest of its rule, the rule is not in force: what
// an older version says nobody wants any more.
Result<StoredRules> all(Database &database);

// Later times take the place of earlier ones, never the other way round. A null time says nothing.
Result<void> noteMatch(Database &database, const RuleId &rule, const QDateTime &at);
Result<QHash<RuleId, QDateTime>> matches(Database &database);

} // namespace ruletable

// What rules did to legs, one row for each leg.
namespace acttable {

Result<void> keep(Database &database, const RuleAct &act);
Result<QList<RuleAct>> since(Database &database, const QDateTime &time); // oldest first
// How many were let go, at most `atMost`.
Result<int> forget(Database &database, const QDateTime &before, int atMost);

} // namespace acttable

// What each version of a rule would have done.
namespace dryruntable {

// A newer run takes the place of an older one, never the other way round.
Result<void> keep(Database &database, const DryRunResult &result);
// One that cannot be read is left out and logged: it can be run again.
Result<QList<DryRunResult>> all(Database &database);

} // namespace dryruntable

} // namespace wrapdesk
