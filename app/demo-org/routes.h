// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"
#include "oauthclients.h"

namespace demoorg {

class Authority;
class Authorizations;
class Channels;
class Ledger;
class Router;
class Site;
class TokenBook;

// Who may code whose leg is not certain on the real platform (FACTS §4): each answer can be played.
enum class WritePolicy
{
    Any,
    OwnLeg,
    AcwOnly
};
enum class ClientCredentials
{
    UserNeeded,
    Allowed
};

// Whether a public client gets a refresh token is not certain either (FACTS §7).
enum class PkceRefresh
{
    None,
    Given
};

// What the endpoints work on; all of it outlives the router.
struct Premises
{
    Site &site;
    Channels &channels;
    TokenBook &tokens;
    Ledger &ledger;
    const Authority &authority;
    Authorizations &authorizations;
    WritePolicy writePolicy;
    ClientCredentials clientCredentials;
    PkceRefresh pkceRefresh;
};

// The endpoints by resource, each its own file.
void addAuthorizeRoutes(Router &router, const Premises &premises);
void addTokenRoutes(Router &router, const Premises &premises);
void addAccountRoutes(Router &router, const Premises &premises);
void addSubjectRoutes(Router &router, const Premises &premises);
void addRoutingRoutes(Router &router, const Premises &premises);
void addConversationRoutes(Router &router, const Premises &premises);
void addAnalyticsRoutes(Router &router, const Premises &premises);
void addNotificationRoutes(Router &router, const Premises &premises);

} // namespace demoorg
