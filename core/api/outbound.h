// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/outboundcodec.h"
#include "net/request.h"

// What wrap-up codes set off in outbound dialing.
namespace wrapdesk::api::outbound {

// Needs outbound:wrapUpCodeMapping:view, which few supervisors have: 403 missing.permissions.
Request<QSet<CodeId>> codeMappings();

} // namespace wrapdesk::api::outbound
