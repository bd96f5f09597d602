// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"

#include <chrono>

namespace demoorg {

// The tokens in circulation, how long each lives, and its share of the current rate window (FACTS §6, §7).
class TokenBook
{
public:
    struct Limits
    {
        int requests = 300;
        std::chrono::milliseconds window = std::chrono::minutes(1);
        std::chrono::milliseconds lifetime = std::chrono::hours(24);
    };

    struct Rate
    {
        int count = 0;
        int allowed = 0;
        std::chrono::seconds untilReset{0}; // rounded up

        bool isExceeded() const { return count > allowed; }
    };

    explicit TokenBook(const Limits &limits) : m_limits(limits) { }

    QByteArray issue(const QString &clientId, const QString &userId);
    void revoke(const QByteArray &token) { m_tokens.remove(token); }

    // Nothing for an unknown, revoked or expired token.
    std::optional<Caller> caller(const QByteArray &token) const;

    // Counts one request of a token caller() knows. The window is fixed: it begins with its first request.
    Rate count(const QByteArray &token);

    const Limits &limits() const { return m_limits; }

private:
    using Clock = std::chrono::steady_clock;

    struct Token
    {
        Caller caller;
        Clock::time_point expires;
        Clock::time_point windowEnd;
        int used = 0;
    };

    Limits m_limits;
    QHash<QByteArray, Token> m_tokens;
};

} // namespace demoorg
