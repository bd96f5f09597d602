// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/clientcredentialsgrant.h"

namespace wrapdesk {

ClientCredentialsGrant::ClientCredentialsGrant(const QUrl &login, ClientCredentials credentials, const Clock &clock,
                                               QObject *parent)
    : Grant(parent), m_endpoint(login, std::move(credentials), clock)
{
}

void ClientCredentialsGrant::fetch(QObject *context, std::function<void(const Result<Token> &)> handler)
{
    m_endpoint.askWithClientCredentials(context, std::move(handler));
}

} // namespace wrapdesk
