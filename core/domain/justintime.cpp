// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/justintime.h"

#include <queue>

#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

constexpr size_t samples = 200;
constexpr std::chrono::milliseconds serviceCeiling = 5s;
constexpr std::chrono::milliseconds effectCeiling = 2s;

void note(std::deque<std::chrono::milliseconds> &times, std::chrono::milliseconds time)
{
    times.push_back(time);
    if (times.size() > samples)
        times.pop_front();
}

// 0 of none.
std::chrono::milliseconds slowestBut5Percent(const std::deque<std::chrono::milliseconds> &times)
{
    if (times.empty())
        return 0ms;
    std::vector<std::chrono::milliseconds> ordered(times.begin(), times.end());
    const auto slow = ordered.begin() + static_cast<std::ptrdiff_t>((ordered.size() * 95 + 99) / 100 - 1);
    std::nth_element(ordered.begin(), slow, ordered.end());
    return *slow;
}

// Times here are milliseconds since the epoch, platform time.

struct Job
{
    Job(const DueLeg &due, const JustInTimeMeans &means)
        : leg(&due),
          deadline(due.deadline.toMSecsSinceEpoch()),
          nominal(due.due.toMSecsSinceEpoch() - (means.service + means.effect).count())
    {
    }
    bool operator<(const Job &other) const
    {
        return std::tie(deadline, nominal, leg->leg) < std::tie(other.deadline, other.nominal, other.leg->leg);
    }

    const DueLeg *leg;
    qint64 deadline;
    qint64 nominal; // when the rule would have it begun
    qint64 at = 0;
    bool isLate = false;
};

// The requests of one window of the budget: there from its beginning, and lost with its end, which is the next one's
// beginning.
struct Window
{
    qint64 from;
    int left;
};

class Windows
{
public:
    Windows(const JustInTimeMeans &means, qint64 now, qint64 horizon) : m_means(means), m_perLeg(means.requestsPerLeg)
    {
        // What should have begun before now takes from what is there now.
        m_windows.push_back({std::numeric_limits<qint64>::min(), until(now)});
        if (horizon > now)
            find({now, until(now)}, {horizon, until(horizon)});
    }

    int until(qint64 time) const
    {
        return m_means.requestsUntil ? m_means.requestsUntil(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC))
                                     : std::numeric_limits<int>::max();
    }
    // The first with a leg's requests that is not over at `time`, looked for from `place` on; size(): none.
    size_t firstAt(qint64 time, size_t place) const
    {
        while (place < size() && (!hasRoom(place) || (place + 1 < size() && m_windows[place + 1].from <= time)))
            ++place;
        return place;
    }
    // The last with a leg's requests that has begun at `time`, looked for from `place` down; none: nothing.
    std::optional<size_t> lastAt(qint64 time, std::optional<size_t> place) const
    {
        while (place && (!hasRoom(*place) || m_windows[*place].from > time))
            place = *place > 0 ? std::optional(*place - 1) : std::nullopt;
        return place;
    }
    size_t at(qint64 time) const
    {
        const auto next = std::upper_bound(m_windows.begin(), m_windows.end(), time,
                                           [](qint64 wanted, const Window &window) { return wanted < window.from; });
        return static_cast<size_t>(next - m_windows.begin()) - 1;
    }
    size_t size() const { return m_windows.size(); }
    qint64 from(size_t place) const { return m_windows[place].from; }
    qint64 end(size_t place) const
    {
        return place + 1 < size() ? m_windows[place + 1].from : std::numeric_limits<qint64>::max();
    }
    bool hasRoom(size_t place) const { return m_windows[place].left >= m_perLeg; }
    void take(size_t place) { m_windows[place].left -= m_perLeg; }
    void giveBack(size_t place) { m_windows[place].left += m_perLeg; }

private:
    struct Point
    {
        qint64 time;
        int requests; // until then
    };

    // Windows begin where many requests come at once; the few that come one by one, where the budget
    // does not know when its window ends, are not lost so soon.
    void find(const Point &low, const Point &high)
    {
        const int more = high.requests - low.requests;
        if (more < 10 * m_perLeg) {
            m_windows.back().left += std::max(0, more);
            return;
        }
        if (high.time - low.time <= 1) {
            m_windows.push_back({high.time, more});
            return;
        }
        const qint64 time = low.time + (high.time - low.time) / 2;
        const Point middle{time, until(time)};
        find(low, middle);
        find(middle, high);
    }

    const JustInTimeMeans &m_means;
    const int m_perLeg;
    std::vector<Window> m_windows;
};

// The moments from which the connections are free: the first of them first, or the last.
template <typename Order>
class Connections
{
public:
    Connections(int count, qint64 time)
    {
        for (int i = 0; i < std::max(1, count); ++i)
            m_times.push(time);
    }
    qint64 next() const { return m_times.top(); }
    void use(qint64 time)
    {
        m_times.pop();
        m_times.push(time);
    }

private:
    std::priority_queue<qint64, std::vector<qint64>, Order> m_times;
};

// Which cannot be coded in time even if all are begun from now on as fast as they can be, earliest deadline first. Who
// is late takes nothing from those after it.
void findLate(std::vector<Job> &jobs, const JustInTimeMeans &means, Windows windows, qint64 now)
{
    Connections<std::greater<>> connections(means.connections, now);
    size_t window = 0;
    int requests = means.requestsPerLeg;
    for (Job &job : jobs) {
        const qint64 last = job.deadline - means.effect.count();
        window = windows.firstAt(connections.next(), window);
        job.isLate = window == windows.size() || windows.until(std::max(now, last - means.safety.count())) < requests;
        if (job.isLate)
            continue;
        const qint64 end = std::max(connections.next(), windows.from(window)) + means.service.count();
        job.isLate = end > last;
        if (job.isLate)
            continue;
        connections.use(end);
        windows.take(window);
        requests += means.requestsPerLeg;
    }
}

// The latest beginnings with which all are over in time, last deadline first.
void beginLate(std::span<Job> jobs, const JustInTimeMeans &means, Windows &windows, qint64 now)
{
    // Where there are more legs than connections, one that is due later may just have taken the last of these.
    const bool mayWait = jobs.size() > static_cast<size_t>(std::max(1, means.connections));
    const qint64 margin = (means.effect + (mayWait ? std::max(means.safety, means.service) : means.safety)).count();
    Connections<std::less<>> connections(means.connections, std::numeric_limits<qint64>::max());
    std::optional<size_t> window = windows.size() - 1;
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job) {
        job->at = std::min(job->deadline - margin, connections.next()) - means.service.count();
        window = windows.lastAt(job->at, window);
        if (!window) {
            job->at = std::min(job->at, now);
            continue;
        }
        job->at = std::min(job->at, windows.end(*window) - 1);
        windows.take(*window);
        connections.use(job->at);
    }
}

// The rule's own moment where that is earlier, unless the requests there are others'.
void beginByRule(std::span<Job> jobs, Windows &windows)
{
    for (Job &job : jobs) {
        if (job.nominal >= job.at)
            continue;
        const size_t wanted = windows.at(job.nominal);
        const size_t given = windows.at(job.at);
        if (wanted != given && !windows.hasRoom(wanted))
            continue;
        windows.giveBack(given);
        windows.take(wanted);
        job.at = job.nominal;
    }
}

} // namespace

void WriteLatency::noteService(std::chrono::milliseconds time) { note(m_service, time); }

void WriteLatency::noteEffect(std::chrono::milliseconds time) { note(m_effect, time); }

std::chrono::milliseconds WriteLatency::service() const
{
    return std::clamp(slowestBut5Percent(m_service), serviceFloor, serviceCeiling);
}

std::chrono::milliseconds WriteLatency::effect() const
{
    return std::clamp(slowestBut5Percent(m_effect), effectFloor, effectCeiling);
}

JustInTimePlan planJustInTime(std::span<const DueLeg> legs, const JustInTimeMeans &means, const QDateTime &now)
{
    JustInTimePlan plan;
    if (legs.empty())
        return plan;
    std::vector<Job> jobs;
    jobs.reserve(legs.size());
    for (const DueLeg &leg : legs)
        jobs.emplace_back(leg, means);
    std::sort(jobs.begin(), jobs.end());

    const qint64 start = now.toMSecsSinceEpoch();
    Windows windows(means, start, jobs.back().deadline);
    findLate(jobs, means, windows, start);
    const auto late = std::stable_partition(jobs.begin(), jobs.end(), [](const Job &job) { return !job.isLate; });
    beginLate({jobs.begin(), late}, means, windows, start);
    beginByRule({jobs.begin(), late}, windows);
    const qint64 alone = (means.service + means.effect + means.safety).count();
    for (auto job = late; job != jobs.end(); ++job) {
        job->at = std::min(job->nominal, job->deadline - alone);
        ++plan.willMiss[job->leg->rule];
    }
    plan.starts.reserve(static_cast<qsizetype>(jobs.size()));
    for (const Job &job : jobs)
        plan.starts.append({job.leg->leg, QDateTime::fromMSecsSinceEpoch(job.at, Qt::UTC)});
    return plan;
}

} // namespace wrapdesk
