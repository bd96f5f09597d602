// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/grant.h"
#include "base/clock.h"
#include "base/credentials.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QUrl>

namespace wrapdesk {

class Exchange;
struct Answer;

// OAuth client credentials (FACTS §7): POST {login}/oauth/token with id and secret as Basic authorization. Has a
// network access manager of its own, so that renewal never queues behind six busy connections.
class ClientCredentialsGrant final : public Grant
{
    Q_OBJECT

public:
    // `clock` must outlive the grant.
    ClientCredentialsGrant(const QUrl &login, ClientCredentials credentials, const Clock &clock,
                           QObject *parent = nullptr);
    ~ClientCredentialsGrant() override;

    void fetch(QObject *context, std::function<void(const Result<Token> &)> handler) override;

private:
    const QUrl m_login;
    const ClientCredentials m_credentials;
    const Clock &m_clock;
    QNetworkAccessManager m_network;
    QPointer<Exchange> m_exchange;
};

// Reads the token endpoint's answer: a token fit for a header, or what is wrong with the sign-in in words.
Result<Token> tokenFrom(const Answer &answer);

} // namespace wrapdesk
