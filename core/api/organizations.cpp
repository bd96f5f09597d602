// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/organizations.h"

#include "api/endpoint.h"

namespace wrapdesk::api::organizations {

Request<Organization> me() { return {get(QStringLiteral("/api/v2/organizations/me")), decodeOrganization}; }

} // namespace wrapdesk::api::organizations
