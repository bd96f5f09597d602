// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels.h"
#include "router.h"
#include "routes.h"

namespace demoorg {

namespace {

struct Topic
{
    const char *id;
    const char *permission;
    const char *description;
};

constexpr Topic offered[] = {
    {"v2.routing.queues.{id}.conversations", "routing:queue:view", "Conversations of a queue"},
    {"v2.detail.events.conversation.{id}.acw", "analytics:conversationDetail:view", "After-call work of a leg ended"},
    {"v2.detail.events.conversation.{id}.wrapup", "analytics:conversationDetail:view", "A wrap-up code was set"},
};

QJsonObject topicJson(const Topic &topic, const QStringList &expand)
{
    QJsonObject result{{QStringLiteral("id"), QString::fromLatin1(topic.id)}};
    const QJsonObject more{{QStringLiteral("description"), QString::fromLatin1(topic.description)},
                           {QStringLiteral("visibility"), QStringLiteral("Public")},
                           {QStringLiteral("enforced"), true},
                           {QStringLiteral("transports"), QJsonArray{QStringLiteral("Websocket")}},
                           {QStringLiteral("topicParameters"), QJsonArray{QStringLiteral("id")}},
                           {QStringLiteral("requiresPermissions"), QJsonArray{QString::fromLatin1(topic.permission)}}};
    for (const QString &name : expand)
        if (more.contains(name))
            result.insert(name, more.value(name));
    return result;
}

Answer availableTopics(const ApiRequest &request)
{
    QJsonArray entities;
    const QStringList expand = request.list(QStringLiteral("expand"));
    for (const Topic &topic : offered)
        entities.append(topicJson(topic, expand));
    return QJsonObject{{QStringLiteral("entities"), entities}};
}

Shape topicsShape()
{
    return Shape::listOf(Shape::object({{"id", Shape::text()},
                                        {"state", Shape::text()},
                                        {"rejectionReason", Shape::text()},
                                        {"missingPermissions", Shape::listOf(Shape::text())},
                                        {"selfUri", Shape::text()}},
                                       {QStringLiteral("id")}));
}

QString channelId(const ApiRequest &request) { return request.id(QStringLiteral("channelId")); }

Answer subscribe(Channels &channels, const ApiRequest &request, Channels::Merge merge)
{
    const bool ignoreErrors = request.text(QStringLiteral("ignoreErrors")) == QStringLiteral("true");
    return channels.subscribe(request, channelId(request), merge, ignoreErrors);
}

void addSubscriptionRoutes(Router &router, Channels &channels)
{
    const QString path = QStringLiteral("/api/v2/notifications/channels/{channelId}/subscriptions");
    const Shape ignoring = Shape::object({{"ignoreErrors", Shape::truth()}});
    const Demand demand{.scopes = scopeToWrite("notifications")};
    for (const auto &[method, merge] : {std::pair("POST", Channels::Merge::Add), {"PUT", Channels::Merge::Replace}})
        router.add({.method = method,
                    .path = path,
                    .answer = [&channels,
                               how = merge](const ApiRequest &request) { return subscribe(channels, request, how); },
                    .query = ignoring,
                    .body = topicsShape(),
                    .demand = demand});
    router.add({.method = "GET",
                .path = path,
                .answer = [&channels](const ApiRequest &request) { return channels.subscriptions(channelId(request)); },
                .demand = demand});
    router.add({.method = "DELETE",
                .path = path,
                .answer = [&channels](const ApiRequest &request) { return channels.unsubscribe(channelId(request)); },
                .demand = demand});
}

} // namespace

void addNotificationRoutes(Router &router, const Premises &premises)
{
    Channels &channels = premises.channels;
    const QString base = QStringLiteral("/api/v2/notifications/");
    const Demand demand{.scopes = scopeToWrite("notifications")};
    router.add({.method = "GET",
                .path = base + QStringLiteral("availabletopics"),
                .answer = availableTopics,
                .query = Shape::object({{"expand", Shape::listOf(Shape::text())}, {"includePreview", Shape::truth()}}),
                .demand = demand});
    router.add({.method = "POST",
                .path = base + QStringLiteral("channels"),
                .answer = [&channels](const ApiRequest &request) { return channels.create(request.caller); },
                .demand = demand});
    router.add({.method = "GET",
                .path = base + QStringLiteral("channels"),
                .answer = [&channels](const ApiRequest &request) { return channels.list(request.caller); },
                .query = Shape::object(
                    {{"includechannels", Shape::text({QStringLiteral("token"), QStringLiteral("oauthclient")})}}),
                .demand = demand});
    router.add({.method = "HEAD",
                .path = base + QStringLiteral("channels/{channelId}"),
                .answer = [&channels](const ApiRequest &request) { return channels.exists(channelId(request)); },
                .demand = demand});
    addSubscriptionRoutes(router, channels);
}

} // namespace demoorg
