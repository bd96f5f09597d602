// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/grant.h"
#include "auth/tokenendpoint.h"

namespace wrapdesk {

// The tokens of a person who signed in with an authorization code. Hands out the one that came of it; later ones are
// got with the refresh token where there is one (FACTS §7: confidential clients; for public ones either may be), else
// the answer is Unauthorized: sign in again. What it renews it tells by `tokenChanged`.
class PersonGrant final : public Grant
{
    Q_OBJECT

public:
    // `clock` must outlive the grant.
    PersonGrant(const QUrl &login, SignedInPerson person, const Clock &clock, QObject *parent = nullptr);

    void fetch(QObject *context, std::function<void(const Result<Token> &)> handler) override;

private:
    void renew(QObject *context, std::function<void(const Result<Token> &)> handler);

    Token m_token; // the access token: until it has been handed out
    TokenEndpoint m_endpoint;
};

} // namespace wrapdesk
