// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "session/profile.h"

namespace wrapdesk {

// What the command line of either program says about signing in; the environment fills in the rest.
struct SignInOptions
{
    QString region; // AWS name or environment, e.g. eu-west-1 or mypurecloud.ie
    QString apiUrl; // both or neither, instead of a region
    QString loginUrl;
    QString tokenFile; // a user's access token; else GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET
};

// The profile to sign in with. Invalid with cause and cure: no or unknown region, a URL that may not be used, a token
// file that cannot be read, a missing variable. Blocking only for the length of a small file's read.
Result<Profile> profileFrom(const SignInOptions &options);

} // namespace wrapdesk
