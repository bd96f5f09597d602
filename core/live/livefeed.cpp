// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/livefeed.h"

#include "live/refill.h"
#include "live/subscription.h"
#include "net/proxy.h"

#include <algorithm>
#include <utility>

namespace wrapdesk {

// One channel's worth of queues and how it stands with them.
struct LiveLine
{
    explicit LiveLine(const Surroundings &surroundings, const QList<QueueId> &queues)
        : subscription(surroundings, queues)
    {
    }

    bool isComplete() const { return subscription.isOpen() && !refill && !error; }

    Subscription subscription;
    std::unique_ptr<Refill> refill; // while one is wanted
    QDateTime lastLife;
    std::optional<Gap> gap; // not filled yet
    std::optional<Error> error;
    QList<TopicRefusal> refusals;
    bool isTruncated = false;
};

namespace {

// Trying again will not help: somebody has to grant, sign in or mend something first.
bool needsHelp(const Error &error)
{
    if (isProxyRefusal(error))
        return true;
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::Tls:
    case ErrorKind::Invalid:
    case ErrorKind::Secret:
        return true;
    default:
        return false;
    }
}

} // namespace

LiveFeed::LiveFeed(const Surroundings &surroundings, const QList<QueueId> &queues, QObject *parent)
    : QObject(parent), m_around(surroundings), m_plan(planTopics(queues)), m_batcher(surroundings.clock)
{
    connect(&m_batcher, &Batcher::batch, this, &LiveFeed::received);
}

LiveFeed::~LiveFeed() = default;

void LiveFeed::start()
{
    for (const QList<QueueId> &queues : std::as_const(m_plan.channels))
        addLine(queues);
    for (const auto &line : m_lines)
        line->subscription.start();
    Q_EMIT stateChanged();
}

void LiveFeed::reconnect()
{
    for (const auto &line : m_lines)
        line->subscription.reconnect();
}

LiveState LiveFeed::state() const
{
    const auto any = [this](auto predicate) {
        return std::any_of(m_lines.begin(), m_lines.end(), [&](const auto &line) { return predicate(*line); });
    };
    if (m_lines.empty())
        return LiveState::Off;
    if (any([](const LiveLine &line) { return line.error && needsHelp(*line.error); }))
        return LiveState::Failed;
    if (any([](const LiveLine &line) { return line.gap.has_value(); }))
        return LiveState::Gap;
    if (any([](const LiveLine &line) { return !line.isComplete(); }))
        return LiveState::Connecting;
    return LiveState::Live;
}

std::optional<Error> LiveFeed::error() const
{
    for (const auto &line : m_lines) {
        if (line->error)
            return line->error;
    }
    return {};
}

QList<Gap> LiveFeed::gaps() const
{
    QList<Gap> all = m_filled;
    for (const auto &line : m_lines) {
        if (line->gap)
            all << *line->gap;
    }
    std::stable_sort(all.begin(), all.end(), [](const Gap &a, const Gap &b) { return a.from < b.from; });
    return all;
}

QList<TopicRefusal> LiveFeed::refusals() const
{
    QList<TopicRefusal> all;
    for (const auto &line : m_lines)
        all << line->refusals;
    return all;
}

bool LiveFeed::isTruncated() const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [](const auto &line) { return line->isTruncated; });
}

void LiveFeed::addLine(const QList<QueueId> &queues)
{
    m_lines.push_back(std::make_unique<LiveLine>(m_around, queues));
    LiveLine &line = *m_lines.back();
    connect(&line.subscription, &Subscription::opened, this, [this, &line] { resume(line); });
    connect(&line.subscription, &Subscription::broken, this,
            [this, &line](const Error &error) { breakOff(line, error); });
    connect(&line.subscription, &Subscription::failed, this, [this, &line](const Error &error) { note(line, error); });
    connect(&line.subscription, &Subscription::alive, this, [this, &line] { line.lastLife = m_around.now(); });
    connect(&line.subscription, &Subscription::heartbeat, this, [this] { Q_EMIT heartbeat(m_around.now()); });
    connect(&line.subscription, &Subscription::received, &m_batcher, &Batcher::add);
    connect(&line.subscription, &Subscription::subscribed, this, [this, &line](const QList<TopicRefusal> &refused) {
        if (std::exchange(line.refusals, refused) != refused)
            Q_EMIT stateChanged();
    });
}

// Events flow (again): now REST is asked, so that nothing falls between the two.
void LiveFeed::resume(LiveLine &line)
{
    line.lastLife = m_around.now();
    line.error.reset();
    if (line.gap)
        line.gap->to = line.lastLife;
    line.refill = std::make_unique<Refill>(m_around, line.subscription.queues());
    connect(line.refill.get(), &Refill::received, &m_batcher, &Batcher::add);
    connect(line.refill.get(), &Refill::failed, this, [this, &line](const Error &error) { note(line, error); });
    connect(line.refill.get(), &Refill::finished, this, [this, &line](bool truncated) { complete(line, truncated); });
    Q_EMIT stateChanged();
}

void LiveFeed::breakOff(LiveLine &line, const Error &error)
{
    line.refill.reset();
    line.error = error;
    const bool isNew = !line.gap;
    if (isNew)
        line.gap = Gap{.from = line.lastLife};
    line.gap->to = {};
    Q_EMIT stateChanged();
    if (isNew)
        Q_EMIT gapOpened(*line.gap);
}

void LiveFeed::complete(LiveLine &line, bool truncated)
{
    line.refill.release()->deleteLater(); // it is the sender
    line.error.reset();
    line.isTruncated = truncated;
    const std::optional<Gap> filled = std::exchange(line.gap, {});
    if (filled) {
        m_filled << Gap{.from = filled->from, .to = filled->to, .filled = true};
        const QDateTime yesterday = m_around.now().addDays(-1);
        m_filled.removeIf([&yesterday](const Gap &gap) { return gap.to < yesterday; });
    }
    Q_EMIT stateChanged();
    if (filled)
        Q_EMIT gapFilled(m_filled.last());
}

void LiveFeed::note(LiveLine &line, const Error &error)
{
    line.error = error;
    Q_EMIT stateChanged();
}

} // namespace wrapdesk
