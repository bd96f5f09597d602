// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/credentials.h"
#include "base/result.h"

namespace wrapdesk {

// A token as an HTTP header takes it: visible ASCII without blanks. Secret error otherwise, which never quotes it.
Result<Secret> headerSafe(const Secret &token);

// An access token from a file (at most 16 KiB) that holds nothing else; one line end after it is taken off. A Secret
// error names the file, the cause and the cure, never the content.
Result<Secret> readTokenFile(const QString &path);

// GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET, blanks around them taken off. Invalid, naming the missing one.
Result<ClientCredentials> credentialsFromEnvironment();

} // namespace wrapdesk
