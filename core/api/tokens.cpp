// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/tokens.h"

#include "api/endpoint.h"

namespace wrapdesk::api::tokens {

Request<TokenInfo> me() { return {get(QStringLiteral("/api/v2/tokens/me")), decodeTokenInfo}; }

Request<void> revoke()
{
    HttpRequest http = get(QStringLiteral("/api/v2/tokens/me"));
    http.verb = Verb::Delete;
    return {http, [](const QByteArray &) { return Result<void>(); }};
}

} // namespace wrapdesk::api::tokens
