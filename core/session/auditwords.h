// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "domain/organizationsettings.h"
#include "session/writingneeds.h"

namespace wrapdesk {

// What the audit says of an intent that has come to its end, with the names of the moment. `leg`: as it is known, if it
// is.
AuditEntry auditOf(const Intent &intent, const Leg *leg, const WritingNeeds &names);

// What it says of changed settings: each with its old and its new value.
AuditEntry auditOf(const OrganizationSettings &before, const OrganizationSettings &after, const WritingNeeds &names);

} // namespace wrapdesk
