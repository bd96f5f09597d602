// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>

#include <chrono>
#include <deque>
#include <optional>

namespace wrapdesk {

// Who takes which slot: manual and just-in-time writes take the next one, sweeps and bulk runs are paced evenly.
enum class Lane
{
    Interactive,
    Paced
};

// inin-ratelimit-* of one answer (FACTS §6).
struct RateHeaders
{
    int count = 0; // used in this window
    int allowed = 0; // per window
    std::chrono::seconds reset{0}; // to the window's end, whole seconds

    bool operator==(const RateHeaders &) const = default;
};

// How many requests may still go in the platform's window, told by its own headers. Pure: `now` is monotonic time.
// Never lets more go than `allowed` minus five spare ones; until a header has been seen it assumes 300 a minute.
// The spare ones cover what the network does to the spacing of requests on their way.
class RateBudget
{
public:
    using Time = std::chrono::milliseconds;

    // How long a request of this lane must wait; 0 = now. Ask again after the wait: others may have been sent.
    Time delay(Lane lane, Time now) const;
    // How long so many requests take in the paced lane from now on, if nobody else sends any.
    Time timeFor(int requests, Time now) const;
    // A request goes out now.
    void spend(Time now);
    // One that was spent did not go out after all.
    void giveBack(Time now);
    // An answer came. Late answers of an earlier window are recognised and do not lower the count.
    void observe(const RateHeaders &headers, Time now);
    // 429: nothing goes before now + retryAfter.
    void throttled(Time retryAfter, Time now);
    // Keeps so many of the window's requests (>= 0) from the paced lane, for writes that cannot wait, until told
    // otherwise. At least one in ten of those that may go stays the paced lane's.
    void reserve(int requests);

    int used(Time now) const;
    // How many requests may go in the interactive lane from now until then, inclusive, if nobody else sends any: what
    // is left of the present window, and all of each that begins by then. 0 for a time that is past.
    int free(Time until, Time now) const;
    int allowed() const { return m_allowed; }
    Time window() const { return m_window; } // its length, 60 s until the headers prove another

private:
    // Answers in a row that agree on a window end other than the one expected.
    struct Doubt
    {
        Time end{0};
        Time lastFitting{0}; // when the last answer as expected had come
        Time since{0};
        std::chrono::seconds longestReset{0};
        int answers = 0;
    };

    int limit() const;
    int limit(Lane lane) const;
    int left(Time now) const;
    bool knowsWindow() const { return m_windowEnd && !m_doubt; }
    Time spacing(Time now) const;
    Time windowEnd(Time now) const; // only with m_windowEnd
    Time countedSince(Time now) const;
    int sentSince(Time start) const;
    int foreign(Time now) const;
    void doubt(const RateHeaders &headers, Time end, Time now);

    std::deque<Time> m_sent; // of the last window and a little more
    int m_allowed = 300;
    int m_reserved = 0;
    Time m_window{60'000};
    std::optional<Time> m_windowEnd; // the latest it can be; repeats every m_window
    int m_foreign = 0; // used in the window of m_windowEnd by others with the same token
    Time m_lastFitting{0};
    std::optional<Doubt> m_doubt;
    Time m_blockedUntil{0};
    Time m_nextPaced{0};
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::RateHeaders)
