// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analyticsquery.h"
#include "conversationjson.h"
#include "ledger.h"
#include "permissions.h"
#include "router.h"
#include "routes.h"
#include "site.h"

namespace demoorg {

namespace {

constexpr qsizetype mostIds = 100; // ids in one details?id=

Reach detailsReach(const Premises &premises, const ApiRequest &request)
{
    return premises.authority.reach(request.caller, permission::viewDetails);
}

Answer detailsByIds(const Premises &premises, const ApiRequest &request)
{
    const QStringList ids = request.list(QStringLiteral("id"));
    if (ids.isEmpty() || ids.size() > mostIds)
        return invalidValue(QStringLiteral("id"), QString::number(ids.size()),
                            QStringLiteral("1 to %1 conversation ids").arg(mostIds));
    const Reach reach = detailsReach(premises, request);
    QJsonArray conversations;
    for (const QString &id : ids) {
        const auto found = premises.site.conversations().constFind(id);
        if (found == premises.site.conversations().constEnd() || !reach.hasAny(found->divisionIds))
            continue; // unknown ones and others' are left out
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
    if (!detailsReach(premises, request).hasAny(found->divisionIds))
        return forbidden(QStringLiteral("Conversation"), id);
    premises.ledger.wasRead(id);
    return analyticsConversation(*found);
}

} // namespace

void addAnalyticsRoutes(Router &router, const Premises &premises)
{
    const QString base = QStringLiteral("/api/v2/analytics/conversations/");
    const Demand toView{.scopes = scopeToRead("analytics"), .permissions = permission::viewDetails};
    router.add({.method = "POST",
                .path = base + QStringLiteral("details/query"),
                .answer =
                    [premises](const ApiRequest &request) {
                        return detailsQuery(premises.site, detailsReach(premises, request), request.body.toObject());
                    },
                .body = detailsQueryShape(),
                .demand = toView});
    router.add({.method = "POST",
                .path = base + QStringLiteral("activity/query"),
                .answer =
                    [premises](const ApiRequest &request) {
                        const Reach reach = premises.authority.reach(request.caller, {permission::viewActivity});
                        return activityQuery(premises.site, reach, request.body.toObject());
                    },
                .query = Shape::object({{"pageSize", Shape::whole()}, {"pageNumber", Shape::whole()}}),
                .body = activityQueryShape(),
                .demand = {.scopes = scopeToRead("analytics"), .permissions = {permission::viewActivity}}});
    router.add({.method = "GET",
                .path = base + QStringLiteral("details"),
                .answer = [premises](const ApiRequest &request) { return detailsByIds(premises, request); },
                .query = Shape::object({{"id", Shape::listOf(Shape::text())}}),
                .demand = toView});
    router.add({.method = "GET",
                .path = base + QStringLiteral("{conversationId}/details"),
                .answer = [premises](const ApiRequest &request) { return detailsById(premises, request); },
                .demand = toView});
}

} // namespace demoorg
