// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/audit.h"

namespace wrapdesk {

class Database;

// The audit on disk: append-only, its triggers see to it. Inside the caller's transaction.
namespace audittable {

// `entry.id` is the caller's to give, above lastId(). An entry that is there already stays: adding may be repeated.
Result<void> add(Database &database, const AuditEntry &entry);
// The highest id ever given, also if its entry was let go since; 0: none.
Result<qint64> lastId(Database &database);
// Lets go of up to `atMost` entries older than `before`, the oldest first; how many.
Result<int> forget(Database &database, const QDateTime &before, int atMost);

} // namespace audittable

} // namespace wrapdesk
