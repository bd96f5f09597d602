// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace wrapdesk {

struct Token
{
    Secret secret;
    std::optional<std::chrono::seconds> lifetime; // expires_in; none: unknown
};

// How tokens are got; one class per OAuth grant. `fetch` asks the login host once; a grant that cannot renew (a token
// given from outside) answers Unauthorized the second time.
class Grant : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    // Deleting `context` or the grant cancels.
    virtual void fetch(QObject *context, std::function<void(const Result<Token> &)> handler) = 0;
};

// The one place tokens come from, for every grant. Main thread. Renews before expiry and single-flight: whoever asks
// while a fetch is under way waits for that one.
class TokenSource : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const Result<Secret> &)>;

    TokenSource(std::unique_ptr<Grant> grant, const Clock &clock, QObject *parent = nullptr);
    ~TokenSource() override;

    // A token that is good for at least another 30 s.
    void token(QObject *context, Handler handler);
    // A token other than `refused`, which the platform answered with 401.
    void renewed(const Secret &refused, QObject *context, Handler handler);

Q_SIGNALS:
    // The grant's last word was no: somebody has to sign in again.
    void signInRequested(const wrapdesk::Error &error);
};

} // namespace wrapdesk
