// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/topics.h"

#include <QSet>

namespace wrapdesk {

namespace {

constexpr QLatin1String prefix("v2.routing.queues.");
constexpr QLatin1String suffix(".conversations");

} // namespace

QString conversationsTopic(const QueueId &queue) { return prefix + queue.text() + suffix; }

std::optional<QueueId> queueOfTopic(QStringView topic)
{
    if (!topic.startsWith(prefix) || !topic.endsWith(suffix) || topic.size() <= prefix.size() + suffix.size())
        return {};
    const QStringView id = topic.sliced(prefix.size()).chopped(suffix.size());
    if (id.contains(u'.'))
        return {};
    return QueueId(id.toString());
}

TopicPlan planTopics(const QList<QueueId> &queues)
{
    TopicPlan plan;
    QSet<QueueId> seen;
    for (const QueueId &queue : queues) {
        if (queue.isEmpty() || seen.contains(queue))
            continue;
        seen.insert(queue);
        const bool full = plan.channels.isEmpty() || plan.channels.last().size() == topicsPerChannel;
        if (full && plan.channels.size() == channelsPerUser) {
            plan.leftOut << queue;
            continue;
        }
        if (full)
            plan.channels.emplaceBack();
        plan.channels.last() << queue;
    }
    return plan;
}

} // namespace wrapdesk
