// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/notificationscodec.h"
#include "net/request.h"

// Notification channels and their topics (FACTS §5).
namespace wrapdesk::api::notifications {

// At most 20 for a user and an app; a 21st removes the one unused for longest. Not safe to repeat.
Request<NotificationChannel> createChannel();

// Replaces the channel's topics, at most 1,000. With `ignoreErrors` a refused topic is named in the answer instead of
// failing the whole.
Request<QList<TopicAnswer>> subscribe(const ChannelId &channel, const QStringList &topics, bool ignoreErrors = true);

Request<QList<AvailableTopic>> availableTopics();

} // namespace wrapdesk::api::notifications
