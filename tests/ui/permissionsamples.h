// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/permission.h"

namespace wrapdesk::test {

// "conversation:participant:wrapup" or with wildcards, in one division or all ("*").
inline PermissionGrant granted(const QStringList &policies, const QString &division, bool isConditional = false)
{
    PermissionGrant grant{
        .division = DivisionId(division), .divisionName = division.left(1).toUpper() + division.mid(1), .policies = {}};
    for (const QString &policy : policies) {
        const QStringList parts = policy.split(u':');
        grant.policies << GrantedPolicy{parts.at(0), parts.at(1), {parts.at(2)}, isConditional};
    }
    return grant;
}

// A person who may code in two divisions and read everything, but has no live view and too few scopes.
inline Permissions somePermissions()
{
    const QString any = QStringLiteral("*");
    Permissions::Facts facts;
    facts.grants = QList<PermissionGrant>{
        granted({QStringLiteral("conversation:participant:wrapup")}, QStringLiteral("south")),
        granted({QStringLiteral("conversation:participant:*")}, QStringLiteral("north")),
        granted({QStringLiteral("conversation:communication:view"), QStringLiteral("analytics:conversationDetail:view"),
                 QStringLiteral("routing:wrapupCode:view"), QStringLiteral("conversation:settings:view")},
                any),
        granted({QStringLiteral("routing:queue:view")}, any, true)};
    facts.scopes = QStringList{QStringLiteral("conversations"),      QStringLiteral("routing"),
                               QStringLiteral("analytics:readonly"), QStringLiteral("user-basic-info"),
                               QStringLiteral("users:readonly"),     QStringLiteral("authorization:readonly")};
    facts.isPerson = true;
    facts.oauthClient = QStringLiteral("client-7");
    return Permissions(facts);
}

} // namespace wrapdesk::test
