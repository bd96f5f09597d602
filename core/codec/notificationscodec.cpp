// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/notificationscodec.h"

#include "codec/jsonreader.h"

namespace wrapdesk {

namespace {

TopicAnswer readAnswer(const JsonCursor &json)
{
    const QString state = json.text(QLatin1String("state"));
    TopicAnswer answer{.topic = json.requiredText(QLatin1String("id")),
                       .rejectionReason = json.text(QLatin1String("rejectionReason")),
                       .missingPermissions = json.texts(QLatin1String("missingPermissions"))};
    // A plain answer (without ignoreErrors) names the topics only: none was refused.
    const bool isPlain = state.isEmpty() && answer.rejectionReason.isEmpty() && answer.missingPermissions.isEmpty();
    answer.isPermitted = isPlain || state == QLatin1String("Permitted");
    return answer;
}

AvailableTopic readTopic(const JsonCursor &json)
{
    return {.topic = json.requiredText(QLatin1String("id")),
            .permissions = json.texts(QLatin1String("requiresPermissions"))};
}

template <typename T>
Result<QList<T>> readEntities(const QByteArray &body, T (*read)(const JsonCursor &))
{
    return readJson<QList<T>>(body, [read](const JsonCursor &root) {
        QList<T> entities;
        const QList<JsonCursor> items = root.requiredItems(QLatin1String("entities"));
        for (const JsonCursor &item : items)
            entities.append(read(item));
        return entities;
    });
}

} // namespace

Result<NotificationChannel> decodeChannel(const QByteArray &body)
{
    return readJson<NotificationChannel>(body, [](const JsonCursor &json) {
        return NotificationChannel{.id = ChannelId(json.requiredText(QLatin1String("id"))),
                                   .connectUri = QUrl(json.requiredText(QLatin1String("connectUri"))),
                                   .expires = json.time(QLatin1String("expires"))};
    });
}

Result<QList<TopicAnswer>> decodeSubscriptions(const QByteArray &body)
{
    return readEntities<TopicAnswer>(body, readAnswer);
}

Result<QList<AvailableTopic>> decodeAvailableTopics(const QByteArray &body)
{
    return readEntities<AvailableTopic>(body, readTopic);
}

} // namespace wrapdesk
