// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace wrapdesk {

// A queue whose topic the platform would not give us, and why.
struct TopicRefusal
{
    QueueId queue;
    QString reason; // the platform's words; may be empty
    QStringList missingPermissions;

    bool operator==(const TopicRefusal &) const = default;
};

// Which queues share a notification channel, and which find no place on any.
struct TopicPlan
{
    QList<QList<QueueId>> channels; // each for one channel, as few as will do
    QList<QueueId> leftOut; // beyond what the platform's channels hold

    bool operator==(const TopicPlan &) const = default;
};

inline constexpr int topicsPerChannel = 1'000; // FACTS §5
inline constexpr int channelsPerUser = 20; // FACTS §5: per user and app

// The topic that carries a queue's conversations, all media, and the queue it names (none: another topic).
QString conversationsTopic(const QueueId &queue);
std::optional<QueueId> queueOfTopic(QStringView topic);

// One topic per queue; doubled and empty ids count once and not at all. The order is kept.
TopicPlan planTopics(const QList<QueueId> &queues);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::TopicRefusal)
