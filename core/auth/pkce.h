// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"

namespace wrapdesk {

// So many bytes of the system's own randomness (>= 16) as base64url without padding: unreserved characters alone.
Secret randomText(int bytes);

// The proof that who redeems an authorization code is who asked for it (RFC 7636), method S256.
struct Pkce
{
    Secret verifier; // 43 characters
    QByteArray challenge; // BASE64URL(SHA256(verifier))

    static Pkce fresh();
    static Pkce of(const Secret &verifier);
};

} // namespace wrapdesk
