// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"

#include <QString>

namespace wrapdesk {

// OAuth client credentials (FACTS §7). The platform refuses to code with them: see Refusal::UserNeeded.
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

} // namespace wrapdesk
