// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"
#include "base/page.h"
#include "base/result.h"
#include "domain/permission.h"

#include <QStringList>

namespace wrapdesk {

struct Team
{
    TeamId id;
    QString name;

    bool operator==(const Team &) const = default;
};

struct User
{
    UserId id;
    QString name;
    Team team; // with expand=team alone; without an id: none

    bool operator==(const User &) const = default;
};

struct Organization
{
    OrganizationId id;
    QString name;

    bool operator==(const Organization &) const = default;
};

struct Division
{
    DivisionId id;
    QString name;

    bool operator==(const Division &) const = default;
};

// What the token in use stands for (GET /api/v2/tokens/me).
struct TokenInfo
{
    Organization organization;
    QString clientId; // of the OAuth client; empty where it is not said
    QStringList scopes; // empty for client credentials, which have none (FACTS §7)

    bool operator==(const TokenInfo &) const = default;
};

Result<User> decodeUser(const QByteArray &body); // users/me too
Result<QList<User>> decodeUsers(const QByteArray &body); // all that were asked for are on one page
Result<Organization> decodeOrganization(const QByteArray &body);
Result<Page<Division>> decodeDivisions(const QByteArray &body);
// The roles of who signed in, as AuthzSubject tells them; whatever would be lost of them is an error.
Result<QList<PermissionGrant>> decodeGrants(const QByteArray &body);
Result<TokenInfo> decodeTokenInfo(const QByteArray &body);

} // namespace wrapdesk
