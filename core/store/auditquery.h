// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/audit.h"

namespace wrapdesk {

class Database;

// Reading the audit. Made for a million entries: whatever the filter, nothing but an index is scanned, and the table is
// touched only for the entries that come back.
namespace auditquery {

// Up to `atMost` entries, newest first; `before`: only what comes after the entry of that id in this order, 0: all.
Result<QList<AuditEntry>> page(Database &database, const AuditFilter &filter, qint64 before, int atMost);
// Who ever appears as `by`, with the newest name, by name.
Result<QList<std::pair<UserId, QString>>> people(Database &database);

} // namespace auditquery

} // namespace wrapdesk
