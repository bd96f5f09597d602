// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analyticsquery.h"
#include "conversationjson.h"
#include "ledger.h"
#include "router.h"
#include "routes.h"
#include "site.h"

namespace demoorg {

namespace {

constexpr qsizetype mostIds = 100; // ids in one details?id=

Answer detailsByIds(const Premises &premises, const ApiRequest &request)
{
    const QStringList ids = request.list(QStringLiteral("id"));
    if (ids.isEmpty() || ids.size() > mostIds)
        return invalidValue(QStringLiteral("id"), QString::number(ids.size()),
                            QStringLiteral("1 to %1 conversation ids").arg(mostIds));
    QJsonArray conversations;
    for (const QString &id : ids) {
        const auto found = premises.site.conversations().constFind(id);
        if (found == premises.site.conversations().constEnd())
            continue; // unknown ones are left out
        premises.ledger.wasRead(id);
        conversations.append(analyticsConversation(*found));
    }
    return QJsonObject{{QStringLiteral("conversations"), conversations}};
}

Answer detailsById(const Premises &premises, const ApiRequest &request)
{
    const QString id = request.id(QStringLiteral("conversationId"));
    const auto found = premises.site.conversations().constFind(id);
    if (found == premises.site.conversations().constEnd())
        return notFound(QStringLiteral("Conversation"), id);
    premises.ledger.wasRead(id);
    return analyticsConversation(*found);
}

} // namespace

void addAnalyticsRoutes(Router &router, const Premises &premises)
{
    const Site &site = premises.site;
    const QString base = QStringLiteral("/api/v2/analytics/conversations/");
    router.add({.method = "POST",
                .path = base + QStringLiteral("details/query"),
                .answer = [&site](const ApiRequest &request) { return detailsQuery(site, request.body.toObject()); },
                .body = detailsQueryShape()});
    router.add({.method = "POST",
                .path = base + QStringLiteral("activity/query"),
                .answer = [&site](const ApiRequest &request) { return activityQuery(site, request.body.toObject()); },
                .query = Shape::object({{"pageSize", Shape::whole()}, {"pageNumber", Shape::whole()}}),
                .body = activityQueryShape()});
    router.add({.method = "GET",
                .path = base + QStringLiteral("details"),
                .answer = [premises](const ApiRequest &request) { return detailsByIds(premises, request); },
                .query = Shape::object({{"id", Shape::listOf(Shape::text())}})});
    router.add({.method = "GET",
                .path = base + QStringLiteral("{conversationId}/details"),
                .answer = [premises](const ApiRequest &request) { return detailsById(premises, request); }});
}

} // namespace demoorg
