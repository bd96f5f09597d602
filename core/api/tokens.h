// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/identitycodec.h"
#include "net/request.h"

// The token in use (FACTS §2.1).
namespace wrapdesk::api::tokens {

Request<TokenInfo> me();
// Revokes it: DELETE /api/v2/tokens/me (FACTS §7).
Request<void> revoke();

} // namespace wrapdesk::api::tokens
