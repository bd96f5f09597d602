// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUrl>

namespace wrapdesk {

// A notification channel: one socket at a time, at most 1,000 topics, dead after 24 h (FACTS §5).
struct NotificationChannel
{
    ChannelId id;
    QUrl connectUri; // ws or wss
    QDateTime expires; // null where it is not said

    bool operator==(const NotificationChannel &) const = default;
};

// The answer for one topic that was asked for.
struct TopicAnswer
{
    QString topic;
    bool isPermitted = true;
    QString rejectionReason; // may be empty
    QStringList missingPermissions; // may be empty

    bool operator==(const TopicAnswer &) const = default;
};

// A topic the platform offers; {id} stands for the entity.
struct AvailableTopic
{
    QString topic;
    QStringList permissions; // needed to subscribe

    bool operator==(const AvailableTopic &) const = default;
};

Result<NotificationChannel> decodeChannel(const QByteArray &body);
Result<QList<TopicAnswer>> decodeSubscriptions(const QByteArray &body);
Result<QList<AvailableTopic>> decodeAvailableTopics(const QByteArray &body);

} // namespace wrapdesk
