// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/identitycodec.h"
#include "net/request.h"

// The organisation signed in to.
namespace wrapdesk::api::organizations {

Request<Organization> me();

} // namespace wrapdesk::api::organizations
