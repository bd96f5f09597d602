// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/grant.h"
#include "auth/tokenendpoint.h"

namespace wrapdesk {

// OAuth client credentials (RFC 6749 §4.4, FACTS §7): an application, not a person.
class ClientCredentialsGrant final : public Grant
{
    Q_OBJECT

public:
    // `clock` must outlive the grant.
    ClientCredentialsGrant(const QUrl &login, ClientCredentials credentials, const Clock &clock,
                           QObject *parent = nullptr);

    void fetch(QObject *context, std::function<void(const Result<Token> &)> handler) override;

private:
    TokenEndpoint m_endpoint;
};

} // namespace wrapdesk
