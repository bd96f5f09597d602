// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <array>
#include <chrono>
#include <optional>

namespace wrapdesk {

// When a failed request is tried again. Pure. The platform's advice (FACTS §6): honour Retry-After on every 429, back
// off on 502, 503 and 504, do not insist on a 500.
struct RetryPolicy
{
    using Time = std::chrono::milliseconds;

    static constexpr std::array<Time, 5> ladder{Time{500}, Time{1'000}, Time{2'000}, Time{4'000}, Time{8'000}};
    static constexpr int tries = 10; // of a request that is throttled again and again
    static constexpr Time patience{5 * 60'000}; // from the first try to the last
    static constexpr Time throttledPause{5'000}; // a 429 that does not say how long
    static constexpr Time shortestThrottle{1'000}; // whatever a 429 says

    // How long a 429 keeps everybody away.
    static Time throttle(const Error &error);

    // The pause before the next try, or nothing: give up. `failed`: failures so far (>= 1), `elapsed` since
    // the first try; `repeatable`: sending it twice does no harm, or it has certainly not been carried out.
    static std::optional<Time> pause(const Error &error, int failed, Time elapsed, bool repeatable);
};

} // namespace wrapdesk
