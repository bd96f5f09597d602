// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <functional>

namespace wrapdesk {

// How long to wait before the next attempt: full jitter under a ceiling that doubles, from 1 s to 60 s unless told
// otherwise. A value; the random source is the caller's, so that the numbers can be tested.
class Backoff
{
public:
    using Milliseconds = std::chrono::milliseconds;

    static constexpr Milliseconds firstCeiling{1'000};
    static constexpr Milliseconds lastCeiling{60'000};
    static constexpr Milliseconds stable{60'000};

    // `random` answers evenly spread numbers in [0, 1).
    explicit Backoff(std::function<double()> random, Milliseconds first = firstCeiling,
                     Milliseconds last = lastCeiling);

    // The wait before the next attempt. `stood`: how long what just broke had worked, 0 if it never did; a minute or
    // more forgives all earlier failures.
    Milliseconds next(Milliseconds stood);

private:
    std::function<double()> m_random;
    Milliseconds m_first;
    Milliseconds m_last;
    Milliseconds m_ceiling;
};

} // namespace wrapdesk
