// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/retrypolicy.h"

#include "net/proxy.h"

#include <algorithm>

namespace wrapdesk {

namespace {

// How many of the ladder's rungs an error may climb.
int rungs(const Error &error)
{
    constexpr int all = static_cast<int>(RetryPolicy::ladder.size());
    if (isProxyRefusal(error))
        return 0;
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
        return all; // 408 is a Timeout too
    case ErrorKind::Server:
        break;
    default:
        return 0;
    }
    switch (error.httpStatus) {
    case 500:
        return 1;
    case 502:
    case 503:
    case 504:
        return all;
    default:
        return 0;
    }
}

} // namespace

RetryPolicy::Time RetryPolicy::throttle(const Error &error)
{
    return std::max(error.retryAfter.value_or(throttledPause), shortestThrottle);
}

std::optional<RetryPolicy::Time> RetryPolicy::pause(const Error &error, int failed, Time elapsed, bool repeatable)
{
    Time wait = error.retryAfter.value_or(Time{0});
    if (error.kind == ErrorKind::RateLimited) {
        // Turned away at the door, so nothing was carried out.
        if (failed >= tries)
            return std::nullopt;
        wait = throttle(error);
    } else {
        if (!repeatable || failed > rungs(error))
            return std::nullopt;
        wait = std::max(ladder.at(static_cast<size_t>(failed - 1)), wait);
    }
    return elapsed + wait <= patience ? std::optional(wait) : std::nullopt;
}

} // namespace wrapdesk
