// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ledger.h"
#include "router.h"
#include "routes.h"
#include "site.h"
#include "tokenbook.h"

namespace demoorg {

namespace {

Answer oauthRefusal(int status, const QString &error, const QString &description)
{
    Answer answer(QJsonObject{{QStringLiteral("error"), error}, {QStringLiteral("error_description"), description}});
    answer.status = status;
    return answer;
}

Answer logIn(const ApiRequest &request, TokenBook &tokens)
{
    const QByteArray known = QByteArray(demoClientId) + ':' + demoClientSecret;
    const bool isBasic = request.authorization.left(6).toLower() == "basic ";
    if (!isBasic || QByteArray::fromBase64(request.authorization.mid(6)) != known)
        return oauthRefusal(401, QStringLiteral("invalid_client"), QStringLiteral("authentication failed"));
    const QString grant = QUrlQuery(QString::fromUtf8(request.form)).queryItemValue(QStringLiteral("grant_type"));
    if (grant.isEmpty())
        return oauthRefusal(400, QStringLiteral("invalid_request"), QStringLiteral("grant_type is missing"));
    if (grant != QStringLiteral("client_credentials"))
        return oauthRefusal(400, QStringLiteral("unsupported_grant_type"),
                            QStringLiteral("%1 is not played").arg(grant));
    const QByteArray token = tokens.issue(QString::fromLatin1(demoClientId), {});
    const auto lifetime = std::chrono::duration_cast<std::chrono::seconds>(tokens.limits().lifetime);
    return QJsonObject{{QStringLiteral("access_token"), QString::fromLatin1(token)},
                       {QStringLiteral("token_type"), QStringLiteral("bearer")},
                       {QStringLiteral("expires_in"), qint64(lifetime.count())}};
}

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

QJsonObject tokenInfo(const Caller &caller, const Site &site)
{
    const QJsonObject organization{{QStringLiteral("id"), site.organizationId()},
                                   {QStringLiteral("name"), site.organizationName()}};
    const QString grant = caller.isUser() ? QStringLiteral("CODE") : QStringLiteral("CLIENT-CREDENTIALS");
    return {{QStringLiteral("organization"), organization},
            {QStringLiteral("homeOrganization"), organization},
            {QStringLiteral("authorizedScope"),
             QJsonArray{QStringLiteral("conversations"), QStringLiteral("routing:readonly"),
                        QStringLiteral("analytics:readonly"), QStringLiteral("notifications"),
                        QStringLiteral("users:readonly"), QStringLiteral("user-basic-info")}},
            {QStringLiteral("OAuthClient"), QJsonObject{{QStringLiteral("id"), caller.clientId},
                                                        {QStringLiteral("name"), QStringLiteral("Wrapdesk demo")},
                                                        {QStringLiteral("authorizedGrantType"), grant}}}};
}

QJsonObject organizationJson(const Site &site)
{
    return {{QStringLiteral("id"), site.organizationId()},
            {QStringLiteral("name"), site.organizationName()},
            {QStringLiteral("defaultLanguage"), QStringLiteral("en-US")},
            {QStringLiteral("domain"), QStringLiteral("demo")},
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

} // namespace

void addAccountRoutes(Router &router, const Premises &premises)
{
    Site &site = premises.site;
    TokenBook &tokens = premises.tokens;
    const Ledger &ledger = premises.ledger;
    const QString me = QStringLiteral("/api/v2/tokens/me");
    const Shape tokenQuery = Shape::object({{"preserveIdleTTL", Shape::truth()}});

    router.add({.method = "POST",
                .path = QStringLiteral("/login/oauth/token"),
                .answer = [&tokens](const ApiRequest &request) { return logIn(request, tokens); },
                .needsToken = false});
    router.add({.method = "GET",
                .path = QStringLiteral("/demo/stats"),
                .answer = [&ledger](const ApiRequest &) { return Answer(ledger.toJson()); },
                .needsToken = false,
                .isCounted = false});
    router.add({.method = "GET",
                .path = me,
                .answer = [&site](const ApiRequest &request) { return Answer(tokenInfo(request.caller, site)); },
                .query = tokenQuery});
    router.add(
        {.method = "HEAD", .path = me, .answer = [](const ApiRequest &) { return Answer(200); }, .query = tokenQuery});
    router.add({.method = "DELETE", .path = me, .answer = [&tokens](const ApiRequest &request) {
                    tokens.revoke(request.caller.token);
                    return Answer(200);
                }});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/users/me"),
                .answer =
                    [&site](const ApiRequest &request) {
                        const User *user = site.user(request.caller.userId);
                        return user != nullptr ? Answer(userJson(*user, site, request)) : Answer(notAUser());
                    },
                .query = usersQuery()});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/users"),
                .answer = [&site](const ApiRequest &request) { return usersListing(request, site); },
                .query = usersQuery()});
    router.add({.method = "GET",
                .path = QStringLiteral("/api/v2/organizations/me"),
                .answer = [&site](const ApiRequest &) { return Answer(organizationJson(site)); }});
}

} // namespace demoorg
