// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "domain/dryrun.h"
#include "domain/evidence.h"
#include "domain/lastknown.h"
#include "domain/organizationsettings.h"
#include "domain/ruleact.h"

#include <QHash>

#include <variant>

namespace wrapdesk {

struct AddIntents
{
    QList<Intent> intents;
};
struct RecordIntents
{
    QList<Intent> intents;
    QList<AuditEntry> entries;
};
struct ForgetAudit
{
    QDateTime before;
};
// New versions of rules, the order of those that are left, and what the audit says of it.
struct KeepRules
{
    QList<RuleVersion> versions;
    QList<RuleId> order;
    QList<AuditEntry> entries;
};
struct KeepActs
{
    QList<RuleAct> acts; // replace what is kept of their legs
    QHash<RuleId, QDateTime> lastMatched;
};
struct ForgetActs
{
    QDateTime before;
};
struct KeepLastKnown
{
    std::optional<LastKnown> lists; // none: those that are kept are let go
};

// One thing the store is to keep, all or nothing. Writing it twice is the same as writing it once.
using StoreWrite = std::variant<AddIntents, RecordIntents, Evidence, OrganizationSettings, ForgetAudit, KeepRules,
                                KeepActs, DryRunResult, ForgetActs, KeepLastKnown>;

// Numbers the audit entries of a batch on from `last`, which moves along.
void giveAuditIds(QList<StoreWrite> &batch, qint64 &last);

// What became of a batch that is on disk.
struct StoreOutcome
{
    QHash<qsizetype, Error> refused; // by place in the batch
    std::optional<QDateTime> forgetMore; // older entries than this are still there
    std::optional<QDateTime> forgetMoreActs;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::StoreOutcome)
