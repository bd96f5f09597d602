// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/evidence.h"
#include "domain/organizationsettings.h"

namespace wrapdesk {

class Database;

// The two small tables: what the sign-ins were seen to be able to do, and what a supervisor has set.
namespace evidencetable {

// Newer evidence takes the place of older, never the other way round.
Result<void> keep(Database &database, const Evidence &evidence);
Result<QList<Evidence>> all(Database &database);

} // namespace evidencetable

namespace settingtable {

Result<void> keep(Database &database, const OrganizationSettings &settings);
// What is missing, unreadable or out of range comes back as the default or the nearest bound.
Result<OrganizationSettings> read(Database &database);

} // namespace settingtable

} // namespace wrapdesk
