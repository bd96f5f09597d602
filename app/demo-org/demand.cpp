// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demand.h"

#include "oauthclients.h"

#include <algorithm>

namespace demoorg {

namespace {

// As the platform spells a list within a message.
QString listed(const QStringList &names) { return u'[' + names.join(QStringLiteral(", ")) + u']'; }

// The platform's own code and words for a missing scope are not known (FACTS §8.17); the status is.
std::optional<Problem> missingScope(const QStringList &scopes, const Caller &caller)
{
    const OAuthClient *client = oauthClient(caller.clientId);
    if (scopes.isEmpty() || client == nullptr || !caller.isUser())
        return {};
    if (std::ranges::any_of(scopes, [&](const QString &scope) { return client->scopes.contains(scope); }))
        return {};
    return Problem{.status = 403,
                   .code = QStringLiteral("not.authorized"),
                   .message = QStringLiteral("You are not authorized to perform the requested action. The OAuth client "
                                             "needs one of the scopes {scopes}"),
                   .params = {{QStringLiteral("scopes"), listed(scopes)}}};
}

Problem missingAnyPermissions(const QStringList &wanted)
{
    return {.status = 403,
            .code = QStringLiteral("missing.any.permissions"),
            .message = QStringLiteral("Unable to perform the requested action. You must have at least one of the "
                                      "following permissions assigned: {permissions}"),
            .params = {{QStringLiteral("permissions"), listed(wanted)}}};
}

} // namespace

QStringList scopeToRead(const char *domain)
{
    const QString name = QString::fromLatin1(domain);
    return {name, name + QStringLiteral(":readonly")};
}

QStringList scopeToWrite(const char *domain) { return {QString::fromLatin1(domain)}; }

std::optional<Problem> unmet(const Demand &demand, const Caller &caller, const Authority &authority)
{
    if (auto problem = missingScope(demand.scopes, caller))
        return problem;
    QStringList missing;
    std::ranges::copy_if(demand.permissions, std::back_inserter(missing),
                         [&](const QString &permission) { return authority.reach(caller, {permission}).isNowhere(); });
    if (missing.isEmpty())
        return {};
    if (demand.of == Demand::Of::All)
        return missingPermissions(missing);
    return missing.size() == demand.permissions.size() ? std::optional(missingAnyPermissions(demand.permissions))
                                                       : std::nullopt;
}

Problem missingPermissions(const QStringList &missing)
{
    return {.status = 403,
            .code = QStringLiteral("missing.permissions"),
            .message = QStringLiteral("Unable to perform the requested action. You are missing the following "
                                      "permission(s): {permissions}"),
            .params = {{QStringLiteral("permissions"), listed(missing)}}};
}

Problem forbidden(const QString &what, const QString &id)
{
    return {.status = 403,
            .code = QStringLiteral("not.authorized"),
            .message = QStringLiteral("Access to {type} {id} is forbidden."),
            .params = {{QStringLiteral("type"), what}, {QStringLiteral("id"), id}}};
}

} // namespace demoorg
