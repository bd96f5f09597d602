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
        std::chrono::milliseconds idle{0}; // a token unused that long dies; 0: never of that
        std::chrono::milliseconds codeLifetime = std::chrono::seconds(60); // of an authorization code
    };

    struct Rate
    {
        int count = 0;
        int allowed = 0;
        std::chrono::seconds untilReset{0}; // rounded up

        bool isExceeded() const { return count > allowed; }
    };

    // What one person once granted to one client: all tokens that come from it. 0: a token by itself.
    using Grant = quint64;

    // Whom a refresh token stands for.
    struct Renewal
    {
        QString clientId;
        QString userId;
        Grant grant = 0;
    };

    explicit TokenBook(const Limits &limits) : m_limits(limits) { }

    Grant open() { return ++m_lastGrant; }
    QByteArray issue(const QString &clientId, const QString &userId, Grant grant = 0);
    QByteArray issueRefresh(const Renewal &renewal);
    // Takes the refresh token out of circulation: each is good for one use. Nothing for one that is unknown, revoked,
    // used or another client's.
    std::optional<Renewal> takeRefresh(const QByteArray &refreshToken, const QString &clientId);

    // The token alone dies, as if its time had come.
    void expire(const QByteArray &token) { m_tokens.remove(token); }
    void expireAll() { m_tokens.clear(); } // refresh tokens stay good
    // The token dies, and the refresh token of its grant with it.
    void revoke(const QByteArray &token);
    // Everything that came from the grant dies.
    void revokeGrant(Grant grant);

    // Nothing for an unknown, revoked, expired or idle token.
    std::optional<Caller> caller(const QByteArray &token) const;

    // Counts one request of a token caller() knows. The window is fixed: it begins with its first request.
    Rate count(const QByteArray &token);
    // The token is in use: its idle time begins anew.
    void touch(const QByteArray &token);
    // When a token caller() knows dies if nobody uses it.
    QDateTime idlesAt(const QByteArray &token) const;

    const Limits &limits() const { return m_limits; }

private:
    using Clock = std::chrono::steady_clock;

    struct Token
    {
        Caller caller;
        Grant grant = 0;
        Clock::time_point expires;
        Clock::time_point idles;
        Clock::time_point windowEnd;
        int used = 0;

        Clock::time_point end() const { return std::min(expires, idles); }
    };

    Clock::time_point idleEnd() const;
    void revokeRefresh(Grant grant);

    Limits m_limits;
    Grant m_lastGrant = 0;
    QHash<QByteArray, Token> m_tokens;
    QHash<QByteArray, Renewal> m_renewals; // by refresh token
};

// 256 random bits as text that fits a URL: a token, a code.
QByteArray randomToken();

} // namespace demoorg
