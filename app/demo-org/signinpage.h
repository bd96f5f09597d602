// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"
#include "authority.h"
#include "authorizations.h"

namespace demoorg {

// The login host's pages: plain HTML without scripts and without anything from elsewhere, to be read with any browser.

// Who may sign in, a button each, and Deny. The form goes back to the same address with the page token. Whose e-mail
// address is `loginHint` comes first.
Answer signInPage(const AuthorizationRequest &request, const QByteArray &pageToken, const Authority &authority,
                  const Site &site, const QString &loginHint);

// What went wrong, where there is no redirect that could be told so (RFC 6749 §4.1.2.1).
Answer oauthErrorPage(int status, const QString &error, const QString &description);

} // namespace demoorg
