// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/intent.h"

namespace wrapdesk {

class Database;

// The outbox on disk, one row an intent. Each function is one statement or a few, inside the caller's transaction.
namespace intenttable {

// Conflict if its leg has an open intent. An intent that is there already stays as it is: adding may be repeated.
Result<void> add(Database &database, const Intent &intent);
// Everything that changes after it was added. Nothing happens if the intent is not there.
Result<void> update(Database &database, const Intent &intent);
// Oldest first.
Result<QList<Intent>> open(Database &database);
// Lets go of what was settled before then.
Result<void> forget(Database &database, const QDateTime &before);

} // namespace intenttable

} // namespace wrapdesk
