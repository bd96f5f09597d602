// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/authorization.h"

#include "api/endpoint.h"

namespace wrapdesk::api::authorization {

Request<QList<PermissionGrant>> myGrants()
{
    return {get(QStringLiteral("/api/v2/authorization/subjects/me")), decodeGrants};
}

Request<Page<Division>> divisions(int page)
{
    HttpRequest http = get(QStringLiteral("/api/v2/authorization/divisions"));
    http.query = pageQuery(page);
    return {http, decodeDivisions};
}

} // namespace wrapdesk::api::authorization
