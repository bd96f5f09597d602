// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokenbook.h"

#include <QRandomGenerator>

#include <array>

namespace demoorg {

QByteArray TokenBook::issue(const QString &clientId, const QString &userId)
{
    std::array<quint32, 8> noise{};
    QRandomGenerator::system()->generate(noise.begin(), noise.end());
    const QByteArray raw(reinterpret_cast<const char *>(noise.data()), sizeof noise);
    const QByteArray token = raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    m_tokens.insert(token, {.caller = {.token = token, .clientId = clientId, .userId = userId},
                            .expires = Clock::now() + m_limits.lifetime});
    return token;
}

std::optional<Caller> TokenBook::caller(const QByteArray &token) const
{
    const auto found = m_tokens.constFind(token);
    if (found == m_tokens.constEnd() || found->expires <= Clock::now())
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

} // namespace demoorg
