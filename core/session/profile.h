// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/credentials.h"
#include "base/id.h"

#include <QUrl>

#include <variant>

namespace wrapdesk {

using Credentials = std::variant<ClientCredentials, AccessToken, SignedInPerson>;

// Which organisation to sign in to, and as whom. Hosts are checked where they are made (auth/region).
struct Profile
{
    QUrl api;
    QUrl login;
    Credentials credentials;
    QString dataFolder; // where each organisation's database lies, in a folder of its own
    bool isDemo = false;
    // Whose sign-in it is, as an earlier one has told; empty: not known, or an application. Only a known organisation
    // can be shown while the platform cannot be reached.
    OrganizationId organization;
    UserId user;
};

// Where both programs keep the databases of the real organisations.
QString sharedDataFolder();

} // namespace wrapdesk
