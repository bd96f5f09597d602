// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authority.h"
#include "ledger.h"
#include "router.h"
#include "routes.h"
#include "site.h"
#include "tokenbook.h"

namespace demoorg {

namespace {

QJsonObject userJson(const User &user, const Site &site, const ApiRequest &request)
{
    QJsonObject json{{QStringLiteral("id"), user.id},
                     {QStringLiteral("name"), user.name},
                     {QStringLiteral("email"), user.email},
                     {QStringLiteral("username"), user.email},
                     {QStringLiteral("division"), QJsonObject{{QStringLiteral("id"), user.divisionId}}},
                     {QStringLiteral("state"), QStringLiteral("active")},
                     {QStringLiteral("version"), 1},
                     {QStringLiteral("selfUri"), QStringLiteral("/api/v2/users/") + user.id}};
    const Team *team = site.team(user.teamId);
    if (team != nullptr && request.list(QStringLiteral("expand")).contains(QStringLiteral("team")))
        json.insert(QStringLiteral("team"),
                    QJsonObject{{QStringLiteral("id"), team->id},
                                {QStringLiteral("name"), team->name},
                                {QStringLiteral("selfUri"), QStringLiteral("/api/v2/teams/") + team->id}});
    return json;
}

// A client that is not registered, as tests invent them, counts as the desk's, or as that of client credentials.
const OAuthClient &clientOf(const Caller &caller)
{
    if (const OAuthClient *known = oauthClient(caller.clientId))
        return *known;
    return *oauthClient(QString::fromLatin1(caller.isUser() ? demoDeskId : demoClientId));
}

QJsonObject tokenInfo(const Caller &caller, const Site &site, const TokenBook &tokens)
{
    const QJsonObject organization{{QStringLiteral("id"), site.organizationId()},
                                   {QStringLiteral("name"), site.organizationName()}};
    const OAuthClient &client = clientOf(caller);
    const QJsonObject clientJson{{QStringLiteral("id"), caller.clientId},
                                 {QStringLiteral("name"), client.name},
                                 {QStringLiteral("authorizedGrantType"), client.grantType()},
                                 {QStringLiteral("organization"), organization}};
    return {{QStringLiteral("organization"), organization},
            {QStringLiteral("homeOrganization"), organization},
            {QStringLiteral("authorizedScope"), QJsonArray::fromStringList(client.scopes)},
            {QStringLiteral("dateTokenIdles"), isoTime(tokens.idlesAt(caller.token))},
            {QStringLiteral("OAuthClient"), clientJson}};
}

QJsonObject organizationJson(const Site &site)
{
    return {{QStringLiteral("id"), site.organizationId()},
            {QStringLiteral("name"), site.organizationName()},
            {QStringLiteral("defaultLanguage"), QStringLiteral("en-US")},
            {QStringLiteral("domain"), organizationDomain},
            {QStringLiteral("state"), QStringLiteral("active")},
            {QStringLiteral("version"), 1},
            {QStringLiteral("selfUri"), QStringLiteral("/api/v2/organizations/me")}};
}

Answer usersListing(const ApiRequest &request, const Site &site)
{
    const QStringList ids = request.list(QStringLiteral("id"));
    QJsonArray all;
    for (const User &user : site.users())
        if (ids.isEmpty() || ids.contains(user.id))
            all.append(userJson(user, site, request));
    return listing(request, QStringLiteral("/api/v2/users"), all);
}

Shape usersQuery()
{
    return Shape::object({{"pageSize", Shape::whole()},
                          {"pageNumber", Shape::whole()},
                          {"id", Shape::listOf(Shape::text())},
                          {"jabberId", Shape::listOf(Shape::text())},
                          {"sortOrder", Shape::text()},
                          {"expand", Shape::listOf(Shape::text())},
                          {"integrationPresenceSource", Shape::text()},
                          {"state", Shape::text({QStringLiteral("active"), QStringLiteral("inactive"),
                                                 QStringLiteral("deleted"), QStringLiteral("any")})}});
}

void addTokenInfoRoutes(Router &router, const Premises &premises)
{
    const Site &site = premises.site;
    TokenBook &tokens = premises.tokens;
    const QString me = QStringLiteral("/api/v2/tokens/me");
    const Shape query = Shape::object({{"preserveIdleTTL", Shape::truth()}});
    const Demand demand{.scopes = scopeToWrite("user-basic-info")};
    router.add({.method = "GET",
                .path = me,
                .answer = [&site, &tokens](
                              const ApiRequest &request) { return Answer(tokenInfo(request.caller, site, tokens)); },
                .query = query,
                .demand = demand});
    router.add({.method = "HEAD",
                .path = me,
                .answer = [](const ApiRequest &) { return Answer(200); },
                .query = query,
                .demand = demand});
    router.add({.method = "DELETE",
                .path = me,
                .answer =
                    [&tokens](const ApiRequest &request) {
                        tokens.revoke(request.caller.token);
                        return Answer(200);
                    },
                .demand = demand});
}

} // namespace

void addAccountRoutes(Router &router, const Premises &premises)
{
    Site &site = premises.site;
    const Ledger &ledger = premises.ledger;
    addTokenInfoRoutes(router, premises);
    router.add({.method = "GET",
                .path = QStringLiteral("/demo/stats"),
                .answer = [&ledger](const ApiRequest &) { return Answer(ledger.toJson()); },
                .needsToken = false,
                .isCounted = false});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/users/me"),
                .answer =
                    [&site](const ApiRequest &request) {
                        const User *user = site.user(request.caller.userId);
                        return user != nullptr ? Answer(userJson(*user, site, request)) : Answer(notAUser());
                    },
                .query = usersQuery(),
                .demand = {.scopes = scopeToWrite("user-basic-info")}});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/users"),
                .answer = [&site](const ApiRequest &request) { return usersListing(request, site); },
                .query = usersQuery(),
                .demand = {.scopes = scopeToRead("users")}});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/organizations/me"),
                .answer = [&site](const ApiRequest &) { return Answer(organizationJson(site)); },
                .demand = {.scopes = scopeToRead("organization")}});
}

} // namespace demoorg
