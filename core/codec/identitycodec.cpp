// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/identitycodec.h"

#include "codec/pagecodec.h"

namespace wrapdesk {

namespace {

User readUser(const JsonCursor &json)
{
    const JsonCursor team = json.object(QLatin1String("team"));
    return {.id = UserId(json.requiredText(QLatin1String("id"))),
            .name = json.text(QLatin1String("name")),
            .team = {.id = TeamId(team.text(QLatin1String("id"))), .name = team.text(QLatin1String("name"))}};
}

Organization readOrganization(const JsonCursor &json)
{
    return {.id = OrganizationId(json.requiredText(QLatin1String("id"))), .name = json.text(QLatin1String("name"))};
}

Division readDivision(const JsonCursor &json)
{
    return {.id = DivisionId(json.requiredText(QLatin1String("id"))), .name = json.text(QLatin1String("name"))};
}

TokenInfo readTokenInfo(const JsonCursor &json)
{
    return {.organization = readOrganization(json.requiredObject(QLatin1String("organization"))),
            .clientId = json.object(QLatin1String("OAuthClient")).text(QLatin1String("id")),
            .scopes = json.texts(QLatin1String("authorizedScope"))};
}

// A condition is text in the schema; whatever it is, only the platform can tell whether it is met.
bool hasCondition(const JsonCursor &policy)
{
    const QLatin1String condition("condition");
    return !policy.text(condition).isEmpty() || !policy.object(condition).keys().isEmpty();
}

GrantedPolicy readPolicy(const JsonCursor &json)
{
    return {.domain = json.essentialText(QLatin1String("domain")),
            .entity = json.essentialText(QLatin1String("entityName")),
            .actions = json.essentialTexts(QLatin1String("actions")),
            .isConditional = hasCondition(json)};
}

PermissionGrant readGrant(const JsonCursor &json)
{
    const JsonCursor division = json.essentialObject(QLatin1String("division"));
    PermissionGrant grant{.division = DivisionId(division.essentialText(QLatin1String("id"))),
                          .divisionName = division.text(QLatin1String("name")),
                          .policies = {}};
    for (const JsonCursor &policy : json.essentialObject(QLatin1String("role")).items(QLatin1String("policies")))
        grant.policies << readPolicy(policy);
    return grant;
}

QList<PermissionGrant> readGrants(const JsonCursor &json)
{
    QList<PermissionGrant> grants;
    for (const JsonCursor &grant : json.requiredItems(QLatin1String("grants")))
        grants << readGrant(grant);
    return grants;
}

} // namespace

Result<User> decodeUser(const QByteArray &body) { return readJson<User>(body, readUser); }

Result<QList<User>> decodeUsers(const QByteArray &body)
{
    const Result<Page<User>> page = readPage<User>(body, readUser);
    if (!page)
        return Failure(page.error());
    return page->entities;
}

Result<Organization> decodeOrganization(const QByteArray &body)
{
    return readJson<Organization>(body, readOrganization);
}

Result<Page<Division>> decodeDivisions(const QByteArray &body) { return readPage<Division>(body, readDivision); }

Result<QList<PermissionGrant>> decodeGrants(const QByteArray &body)
{
    return readJson<QList<PermissionGrant>>(body, readGrants);
}

Result<TokenInfo> decodeTokenInfo(const QByteArray &body) { return readJson<TokenInfo>(body, readTokenInfo); }

} // namespace wrapdesk
