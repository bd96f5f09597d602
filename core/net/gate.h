// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "domain/ratebudget.h"

#include <QDateTime>
#include <QObject>

#include <functional>

namespace wrapdesk {

// When one request went out and its answer came: monotonic time of the one clock, each taken where it happened.
struct RoundTrip
{
    std::chrono::milliseconds sent{0};
    std::chrono::milliseconds received{0};

    bool operator==(const RoundTrip &) const = default;
};

// What every API request passes before it goes out: a slot of the rate budget, then a token. One stands on the main
// thread and owns budget and tokens; other threads have one that asks it by queued signals.
// Each has one thread; handlers are called on it, at most once, never after their context is gone.
class Gate : public QObject
{
    Q_OBJECT

public:
    using Admitted = std::function<void(const Result<Secret> &token)>;

    using QObject::QObject;

    // Waits for a slot in `lane`, then for a token. Fails with the sign-in's error.
    virtual void enter(Lane lane, QObject *context, Admitted admitted) = 0;
    // After a 401: another token than `refused`, once for however many ask (single flight).
    virtual void renew(const Secret &refused, QObject *context, Admitted admitted) = 0;
    // From every answer: its rate headers if it had them, Retry-After of a 429, its Date header if it had one.
    virtual void observe(const std::optional<RateHeaders> &rate, std::optional<std::chrono::milliseconds> retryAfter,
                         const QDateTime &date, const RoundTrip &trip) = 0;
    // Every request that went out, for the request counts of a run.
    virtual void sent(const QString &verbAndRoute) = 0;
};

} // namespace wrapdesk
