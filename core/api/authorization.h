// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/identitycodec.h"
#include "net/request.h"

// What who signed in may do, and divisions. Pages count from 1.
namespace wrapdesk::api::authorization {

Request<QList<PermissionGrant>> myGrants();
Request<Page<Division>> divisions(int page);

} // namespace wrapdesk::api::authorization
