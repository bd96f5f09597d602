// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/outbound.h"

#include "api/endpoint.h"

namespace wrapdesk::api::outbound {

Request<QSet<CodeId>> codeMappings()
{
    return {get(QStringLiteral("/api/v2/outbound/wrapupcodemappings")), decodeCodeMappings};
}

} // namespace wrapdesk::api::outbound
