// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/notifications.h"

#include "api/endpoint.h"

#include <QJsonArray>
#include <QJsonObject>

namespace wrapdesk::api::notifications {

Request<NotificationChannel> createChannel()
{
    HttpRequest http = get(QStringLiteral("/api/v2/notifications/channels"));
    http.verb = Verb::Post;
    http.safeToRepeat = false;
    return {http, decodeChannel};
}

Request<QList<TopicAnswer>> subscribe(const ChannelId &channel, const QStringList &topics, bool ignoreErrors)
{
    QJsonArray body;
    for (const QString &topic : topics)
        body.append(QJsonObject{{QStringLiteral("id"), topic}});
    HttpRequest http = write(Verb::Put, QStringLiteral("/api/v2/notifications/channels/{channelId}/subscriptions"),
                             {channel.text()}, QJsonDocument(body));
    http.safeToRepeat = true; // replaces: the second time changes nothing
    if (ignoreErrors)
        http.query.addQueryItem(QStringLiteral("ignoreErrors"), QStringLiteral("true"));
    return {http, decodeSubscriptions};
}

Request<QList<AvailableTopic>> availableTopics()
{
    HttpRequest http = get(QStringLiteral("/api/v2/notifications/availabletopics"));
    http.query.addQueryItem(QStringLiteral("expand"), QStringLiteral("requiresPermissions"));
    return {http, decodeAvailableTopics};
}

} // namespace wrapdesk::api::notifications
