// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokenbook.h"

#include <QRandomGenerator>

#include <array>

namespace demoorg {

QByteArray randomToken()
{
    std::array<quint32, 8> noise{};
    QRandomGenerator::system()->generate(noise.begin(), noise.end());
    const QByteArray raw(reinterpret_cast<const char *>(noise.data()), sizeof noise);
    return raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray TokenBook::issue(const QString &clientId, const QString &userId, Grant grant)
{
    QByteArray token = randomToken();
    m_tokens.insert(token, {.caller = {.token = token, .clientId = clientId, .userId = userId},
                            .grant = grant,
                            .expires = Clock::now() + m_limits.lifetime,
                            .idles = idleEnd()});
    return token;
}

QByteArray TokenBook::issueRefresh(const Renewal &renewal)
{
    QByteArray token = randomToken();
    m_renewals.insert(token, renewal);
    return token;
}

std::optional<TokenBook::Renewal> TokenBook::takeRefresh(const QByteArray &refreshToken, const QString &clientId)
{
    const auto found = m_renewals.constFind(refreshToken);
    if (found == m_renewals.constEnd() || found->clientId != clientId)
        return {};
    return m_renewals.take(refreshToken);
}

void TokenBook::revoke(const QByteArray &token)
{
    if (const Grant grant = m_tokens.take(token).grant; grant != 0)
        revokeRefresh(grant);
}

void TokenBook::revokeGrant(Grant grant)
{
    m_tokens.removeIf([grant](const auto &entry) { return entry.value().grant == grant; });
    revokeRefresh(grant);
}

std::optional<Caller> TokenBook::caller(const QByteArray &token) const
{
    const auto found = m_tokens.constFind(token);
    if (found == m_tokens.constEnd() || found->end() <= Clock::now())
        return {};
    return found->caller;
}

TokenBook::Rate TokenBook::count(const QByteArray &token)
{
    Token &entry = m_tokens[token];
    const auto now = Clock::now();
    if (entry.windowEnd <= now) {
        entry.windowEnd = now + m_limits.window;
        entry.used = 0;
    }
    ++entry.used;
    return {.count = entry.used,
            .allowed = m_limits.requests,
            .untilReset = std::chrono::ceil<std::chrono::seconds>(entry.windowEnd - now)};
}

void TokenBook::touch(const QByteArray &token)
{
    if (const auto found = m_tokens.find(token); found != m_tokens.end())
        found->idles = idleEnd();
}

QDateTime TokenBook::idlesAt(const QByteArray &token) const
{
    const auto found = m_tokens.constFind(token);
    if (found == m_tokens.constEnd())
        return {};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(found->end() - Clock::now());
    return QDateTime::currentDateTimeUtc().addMSecs(left.count());
}

TokenBook::Clock::time_point TokenBook::idleEnd() const
{
    return m_limits.idle.count() > 0 ? Clock::now() + m_limits.idle : Clock::time_point::max();
}

void TokenBook::revokeRefresh(Grant grant)
{
    m_renewals.removeIf([grant](const auto &entry) { return entry.value().grant == grant; });
}

} // namespace demoorg
