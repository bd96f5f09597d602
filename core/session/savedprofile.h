// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QUrl>

#include <optional>

namespace wrapdesk {

// How this program gets its tokens (FACTS §7).
enum class GrantKind
{
    Person, // authorization code with PKCE: a public client, a person in the browser
    PersonWithSecret, // authorization code with a secret: renews itself, for machines nobody sits at
    Application // client credentials: no person, so it can look but not code
};

QString grantName(GrantKind kind); // person, person-with-secret, application: as the settings spell it
std::optional<GrantKind> grantFromName(QStringView name);

// An organisation one signs in to, as it is remembered: everything but the secrets. A value.
struct SavedProfile
{
    static constexpr int colours = 8;

    QString id; // of ours; letters, digits and dashes
    QString name; // what people call it
    int colour = 0; // 0 … colours - 1: which of the marks of the strip
    QString region; // environment of FACTS §2, e.g. mypurecloud.ie; empty: the two addresses
    QUrl apiUrl;
    QUrl loginUrl;
    GrantKind grant = GrantKind::Person;
    QString clientId;
    OrganizationId organization; // as of the last sign-in; empty before the first
    QString account; // the user's id, or the client id of an application; empty before the first

    bool operator==(const SavedProfile &) const = default;

    QString place() const; // region, or the API host: where its secrets belong to
};

// What somebody has filled in to sign in to an organisation.
struct SignInForm
{
    QString name;
    int colour = 0;
    QString region; // AWS name or environment; empty: the two addresses
    QString apiUrl;
    QString loginUrl;
    GrantKind grant = GrantKind::Person;
    QString clientId;
};

// The profile meant, without an id, blanks around what was pasted taken off. Invalid with cause and cure; `where` names
// the field: region, apiUrl, loginUrl, clientId.
Result<SavedProfile> profileOf(const SignInForm &form);

// The region list (FACTS §2) for people who choose: "eu-west-1" and "mypurecloud.ie".
struct RegionName
{
    QString name;
    QString environment;
};
QList<RegionName> regionNames();

} // namespace wrapdesk
