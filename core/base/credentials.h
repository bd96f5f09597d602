// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"

#include <QString>

#include <chrono>
#include <optional>

namespace wrapdesk {

// What the token endpoint hands out (RFC 6749 §5.1).
struct Token
{
    Secret secret;
    std::optional<std::chrono::seconds> lifetime; // expires_in; none: unknown
    Secret refresh; // empty: none was given
};

// An OAuth client as it proves itself at the token endpoint (FACTS §7). Without a secret it is a public one (PKCE).
// The platform refuses to code with the client credentials grant: see Refusal::UserNeeded.
struct ClientCredentials
{
    QString clientId;
    Secret clientSecret;
};

// A user's access token got elsewhere: --access-token-file, or the one the demo organisation mints.
struct AccessToken
{
    Secret token;
};

// A person who signed in with an authorization code: what came of it, and the client it was given to.
struct SignedInPerson
{
    ClientCredentials client;
    Token token; // an empty access token beside a refresh token: renewed at once
};

} // namespace wrapdesk
