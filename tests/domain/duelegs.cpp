// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "duelegs.h"

#include <bit>
#include <map>
#include <numeric>
#include <set>

namespace wrapdesk::test {

namespace {

const QDateTime now = at(0);

} // namespace

DueLeg due(int number, qint64 deadline, std::chrono::milliseconds before, const QString &rule)
{
    const QDateTime timeOut = now.addMSecs(deadline);
    return {.leg = legId(QStringLiteral("agent-%1").arg(number, 5, 10, QLatin1Char('0'))),
            .rule = RuleId(rule),
            .deadline = timeOut,
            .due = timeOut.addMSecs(-before.count())};
}

QList<DueLeg> together(int count, qint64 deadline)
{
    QList<DueLeg> legs;
    for (int i = 0; i < count; ++i)
        legs << due(i, deadline);
    return legs;
}

std::function<int(const QDateTime &)> windows(int left, qint64 firstEnd, int each, qint64 length)
{
    return [=](const QDateTime &until) {
        const qint64 time = now.msecsTo(until);
        if (time < 0)
            return 0;
        return left + (time < firstEnd ? 0 : each * int(1 + (time - firstEnd) / length));
    };
}

int missed(const JustInTimePlan &plan) { return std::accumulate(plan.willMiss.cbegin(), plan.willMiss.cend(), 0); }

QHash<LegId, qint64> starts(const JustInTimePlan &plan)
{
    QHash<LegId, qint64> times;
    for (const JustInTimePlan::Start &start : plan.starts)
        times.insert(start.leg, now.msecsTo(start.at));
    return times;
}

QHash<LegId, qint64> served(const JustInTimePlan &plan, const JustInTimeMeans &means)
{
    QHash<LegId, qint64> done;
    QList<qint64> free(means.connections, 0);
    std::map<qint64, QList<qsizetype>> coming; // places in the plan, by their time
    for (qsizetype i = 0; i < plan.starts.size(); ++i)
        coming[now.msecsTo(plan.starts[i].at)] << i;
    std::set<qsizetype> waiting;
    qint64 time = 0;
    while (done.size() < plan.starts.size()) {
        qint64 &connection = *std::min_element(free.begin(), free.end());
        time = std::max(time, connection);
        if (waiting.empty())
            time = std::max(time, coming.begin()->first);
        for (; !coming.empty() && coming.begin()->first <= time; coming.erase(coming.begin()))
            waiting.insert(coming.begin()->second.cbegin(), coming.begin()->second.cend());
        connection = time + means.service.count();
        done.insert(plan.starts[*waiting.begin()].leg, connection + means.effect.count());
        waiting.erase(waiting.begin());
    }
    return done;
}

int mostInTime(const QList<DueLeg> &legs, const JustInTimeMeans &means)
{
    QList<DueLeg> ordered = legs;
    std::sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) { return a.deadline < b.deadline; });
    int most = 0;
    for (unsigned chosen = 0; chosen < 1U << ordered.size(); ++chosen) {
        QList<qint64> free(means.connections, 0);
        int requests = 0;
        bool isInTime = true;
        for (qsizetype i = 0; i < ordered.size() && isInTime; ++i) {
            if (!(chosen >> i & 1U))
                continue;
            qint64 &connection = *std::min_element(free.begin(), free.end());
            connection += means.service.count();
            requests += means.requestsPerLeg;
            const QDateTime last = ordered[i].deadline.addMSecs(-means.effect.count());
            isInTime = now.addMSecs(connection) <= last
                       && requests <= means.requestsUntil(std::max(now, last.addMSecs(-means.safety.count())));
        }
        most = isInTime ? std::max(most, std::popcount(chosen)) : most;
    }
    return most;
}

} // namespace wrapdesk::test
