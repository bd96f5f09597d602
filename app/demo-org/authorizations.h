// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "oauthclients.h"
#include "tokenbook.h"

#include <chrono>
#include <optional>

namespace demoorg {

// What a client asked a person for, checked (RFC 6749 §4.1.1, RFC 7636 §4.3).
struct AuthorizationRequest
{
    const OAuthClient *client = nullptr;
    QString redirect;
    QString state; // empty: none
    QByteArray challenge; // S256; empty: none
};

// What the client brings for a code (RFC 6749 §4.1.3, RFC 7636 §4.5).
struct Redemption
{
    const OAuthClient *client = nullptr;
    QByteArray code;
    QString redirect;
    QByteArray verifier;
};

// Whose code it was, and the grant whose tokens come from it.
struct Redeemed
{
    QString userId;
    TokenBook::Grant grant = 0;
};

// Requests that wait for a person's decision, and the codes that came of them. A page token is good for one decision,
// within ten minutes. A code is good once; a second use kills what came from the first (RFC 6749 §4.1.2).
class Authorizations
{
public:
    explicit Authorizations(TokenBook &tokens) : m_tokens(tokens) { }

    QByteArray ask(const AuthorizationRequest &request); // the page token
    std::optional<AuthorizationRequest> take(const QByteArray &pageToken);

    QByteArray issueCode(const AuthorizationRequest &request, const QString &userId);
    // Nothing: invalid_grant. A code that its own client brings with a wrong redirect or verifier is used up.
    std::optional<Redeemed> redeem(const Redemption &redemption);

private:
    using Clock = std::chrono::steady_clock;

    struct Pending
    {
        AuthorizationRequest request;
        Clock::time_point expires;
    };

    struct Code
    {
        AuthorizationRequest request;
        QString userId;
        Clock::time_point expires;
        TokenBook::Grant grant = 0;
        bool isUsed = false;
    };

    TokenBook &m_tokens;
    QHash<QByteArray, Pending> m_pending; // by page token
    QHash<QByteArray, Code> m_codes;
};

// 43 to 128 unreserved characters (RFC 7636 §4.1).
bool isVerifier(const QString &text);
// The 43 characters of a SHA-256 in base64url (RFC 7636 §4.2).
bool isChallenge(const QString &text);

} // namespace demoorg
