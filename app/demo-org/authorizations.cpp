// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authorizations.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace demoorg {

namespace {

constexpr std::chrono::minutes patience{10}; // with somebody who looks at the sign-in page

bool isWhole(const QRegularExpression &pattern, const QString &text) { return pattern.match(text).hasMatch(); }

QByteArray challengeOf(const QByteArray &verifier)
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

// A verifier for a code that was asked for without a challenge is no proof of anything (RFC 9700 §4.8.2).
bool proves(const QByteArray &verifier, const QByteArray &challenge)
{
    return challenge.isEmpty() ? verifier.isEmpty() : !verifier.isEmpty() && challengeOf(verifier) == challenge;
}

} // namespace

QByteArray Authorizations::ask(const AuthorizationRequest &request)
{
    const auto now = Clock::now();
    m_pending.removeIf([now](const auto &entry) { return entry.value().expires <= now; });
    QByteArray pageToken = randomToken();
    m_pending.insert(pageToken, {request, now + patience});
    return pageToken;
}

std::optional<AuthorizationRequest> Authorizations::take(const QByteArray &pageToken)
{
    const auto found = m_pending.constFind(pageToken);
    if (found == m_pending.constEnd() || found->expires <= Clock::now())
        return {};
    return m_pending.take(pageToken).request;
}

QByteArray Authorizations::issueCode(const AuthorizationRequest &request, const QString &userId)
{
    QByteArray code = randomToken();
    m_codes.insert(code, {.request = request,
                          .userId = userId,
                          .expires = Clock::now() + m_tokens.limits().codeLifetime,
                          .grant = m_tokens.open()});
    return code;
}

std::optional<Redeemed> Authorizations::redeem(const Redemption &redemption)
{
    const auto found = m_codes.find(redemption.code);
    if (found == m_codes.end() || found->request.client != redemption.client)
        return {};
    if (found->isUsed) {
        m_tokens.revokeGrant(found->grant);
        return {};
    }
    found->isUsed = true;
    const bool isValid = found->expires > Clock::now() && found->request.redirect == redemption.redirect
                         && proves(redemption.verifier, found->request.challenge);
    return isValid ? std::optional(Redeemed{found->userId, found->grant}) : std::nullopt;
}

bool isVerifier(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[A-Za-z0-9._~-]{43,128}\\z"));
    return isWhole(pattern, text);
}

bool isChallenge(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[A-Za-z0-9_-]{43}\\z"));
    return isWhole(pattern, text);
}

} // namespace demoorg
