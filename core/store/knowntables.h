// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/evidence.h"
#include "domain/lastknown.h"
#include "domain/organizationsettings.h"

namespace wrapdesk {

class Database;

// The small tables: what the sign-ins were seen to be able to do, what a supervisor has set, and the lists as they were
// last known.
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

namespace lastknowntable {

Result<void> keep(Database &database, const std::optional<LastKnown> &lists); // none: lets go of them
// Of another version or damaged they are nothing, and the log says so.
Result<std::optional<LastKnown>> read(Database &database);

} // namespace lastknowntable

} // namespace wrapdesk
