// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authority.h"
#include "router.h"
#include "routes.h"
#include "site.h"

#include <algorithm>

namespace demoorg {

namespace {

QJsonObject divisionJson(const QString &id, const Site &site)
{
    if (id == everyDivision)
        return {{QStringLiteral("id"), everyDivision}, {QStringLiteral("name"), everyDivision}};
    const Division &division = *std::ranges::find(site.divisions(), id, &Division::id);
    return {{QStringLiteral("id"), division.id},
            {QStringLiteral("name"), division.name},
            {QStringLiteral("description"), QString()},
            {QStringLiteral("homeDivision"), division.home},
            {QStringLiteral("selfUri"), QStringLiteral("/api/v2/authorization/divisions/") + division.id}};
}

QJsonObject roleJson(const Role &role)
{
    QJsonArray policies;
    for (const Policy &policy : role.policies)
        policies.append(QJsonObject{{QStringLiteral("domain"), policy.domain},
                                    {QStringLiteral("entityName"), policy.entity},
                                    {QStringLiteral("actions"), QJsonArray::fromStringList(policy.actions)}});
    return {{QStringLiteral("id"), role.id},
            {QStringLiteral("name"), role.name},
            {QStringLiteral("description"), role.description},
            {QStringLiteral("default"), false},
            {QStringLiteral("policies"), policies},
            {QStringLiteral("selfUri"), QStringLiteral("/api/v2/authorization/roles/") + role.id}};
}

// Whom the token stands for: of client credentials the client, which no source describes but holds roles as well
// (FACTS §7).
QJsonObject subjectJson(const Caller &caller, const Premises &premises)
{
    const User *user = premises.site.user(caller.userId);
    const OAuthClient *client = oauthClient(caller.clientId);
    const QString id = user != nullptr ? user->id : caller.clientId;
    QJsonArray grants;
    const QList<RoleGrant> held = premises.authority.grants(caller);
    for (const RoleGrant &grant : held)
        grants.append(QJsonObject{{QStringLiteral("subjectId"), id},
                                  {QStringLiteral("division"), divisionJson(grant.divisionId, premises.site)},
                                  {QStringLiteral("role"), roleJson(*grant.role)},
                                  {QStringLiteral("grantMadeAt"), QStringLiteral("2025-03-01T09:00:00.000Z")}});
    QJsonObject result{{QStringLiteral("id"), id},
                       {QStringLiteral("grants"), grants},
                       {QStringLiteral("version"), 1},
                       {QStringLiteral("selfUri"), QStringLiteral("/api/v2/authorization/subjects/") + id}};
    put(result, "name", user != nullptr ? user->name : client != nullptr ? client->name : QString());
    return result;
}

} // namespace

void addSubjectRoutes(Router &router, const Premises &premises)
{
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/authorization/subjects/me"),
                .answer = [premises](const ApiRequest &request) { return subjectJson(request.caller, premises); },
                .query = Shape::object({{"includeDuplicates", Shape::truth()}}),
                .demand = {.scopes = scopeToRead("authorization")}});
}

} // namespace demoorg
