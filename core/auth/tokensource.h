// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/grant.h"
#include "base/clock.h"

#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

namespace wrapdesk {

// The one place tokens come from, for every grant. Main thread. Renews before expiry and single-flight: whoever asks
// while a fetch is under way waits for that one. Once the grant was refused it asks no more until it is given another.
// Handlers are called later, never from within, and not once their context is gone.
class TokenSource : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const Result<Secret> &)>;

    // A token nearer to its end than this is not handed out (half its lifetime, if that is shorter).
    static constexpr std::chrono::milliseconds margin{30'000};

    TokenSource(std::unique_ptr<Grant> grant, const Clock &clock, QObject *parent = nullptr);
    ~TokenSource() override;

    // A token that is good for at least `margin`.
    void token(QObject *context, Handler handler);
    // A token other than `refused`, which the platform answered with 401.
    void renewed(const Secret &refused, QObject *context, Handler handler);
    // Somebody has signed in again: tokens come from this grant from now on, for those who wait as well.
    void adopt(std::unique_ptr<Grant> grant);
    // Whoever asks once the grant was refused waits for the next sign-in instead of being refused: so nothing is lost
    // that was under way.
    void setWaitsForSignIn(bool waits) { m_waitsForSignIn = waits; }

Q_SIGNALS:
    // The grant's last word was no: somebody has to sign in again. Once for each grant.
    void signInRequested(const wrapdesk::Error &error);
    void tokenChanged(const wrapdesk::Token &token); // see Grant

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Handler handler;
    };

    bool isFresh() const;
    void fetch();
    void fetched(const Result<Token> &token);
    static void answer(const Waiter &waiter, const Result<Secret> &token);

    std::unique_ptr<Grant> m_grant;
    const Clock &m_clock;
    std::optional<Secret> m_token;
    std::optional<std::chrono::milliseconds> m_goodUntil; // monotonic; none: unknown
    std::optional<Error> m_refusal;
    std::vector<Waiter> m_waiters;
    bool m_fetching = false;
    bool m_waitsForSignIn = false;
};

} // namespace wrapdesk
