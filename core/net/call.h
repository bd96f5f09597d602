// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "net/gate.h"
#include "net/outcome.h"
#include "net/request.h"

#include <QPointer>

class QNetworkAccessManager;

namespace wrapdesk {

class Exchange;

// The whole life of one request: gate (slot, then token) -> send -> 401 once: renew, again -> 429: what the server says
// -> 5xx and network: the ladder, when safe to repeat -> decode -> finish. Finishes at most once, never after its
// context is gone, then deletes itself. Deleting it, its context or its client cancels silently. One thread.
class Call final : public QObject
{
    Q_OBJECT

public:
    // What calls of one client share.
    struct Means
    {
        QNetworkAccessManager &network;
        const QUrl &base;
        Gate &gate;
        const Clock &clock;
    };
    // The typed ends of a call, which itself does not know T. `decode` reads a success's body, on whatever thread, and
    // keeps the value; `deliver` hands on that value, or the failure in its place.
    struct Ends
    {
        std::function<Result<void>(const QByteArray &)> decode;
        std::function<void(const Result<void> &)> deliver;
    };

    Call(const Means &means, HttpRequest request, Lane lane, Ends ends, QObject *context, QObject *client);
    ~Call() override;

    // Of the newest answer; empty before the first.
    const QString &correlationId() const { return m_answer.correlationId; }
    // Over the wire now; false while it waits for its slot, its token or its next try.
    bool isInFlight() const { return m_exchange != nullptr; }

Q_SIGNALS:
    // A try goes over the wire now: from here on the platform may have heard of it.
    void dispatched();

private:
    void enter();
    void dispatch(const Secret &token);
    void answered(const Answer &answer);
    void renew();
    void decode(const QByteArray &body);
    void decoded(const Result<void> &result);
    void retryOrFail(const Error &error, bool repeatable);
    void finish(const Result<void> &result);
    std::chrono::milliseconds sinceFirstTry() const;

    const Means m_means;
    const HttpRequest m_request;
    const QString m_name; // "GET /api/v2/routing/queues"
    const Lane m_lane;
    Ends m_ends;
    QPointer<QObject> m_context;
    const std::chrono::milliseconds m_made;
    Exchange *m_exchange = nullptr; // child, while one is under way
    Secret m_token; // the one sent last
    bool m_renewed = false;
    int m_tries = 0; // sent
    int m_failures = 0; // tries in vain and tokens not got
    std::optional<std::chrono::milliseconds> m_firstTry;
    std::chrono::milliseconds m_sent{0};
    Answer m_answer; // the last one, without its body
};

} // namespace wrapdesk
