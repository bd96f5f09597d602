// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"

namespace demoorg {

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

// The one client that may sign in with client credentials.
inline constexpr char demoClientId[] = "demo-client";
inline constexpr char demoClientSecret[] = "demo-secret";

// What the endpoints work on; all of it outlives the router.
struct Premises
{
    Site &site;
    Channels &channels;
    TokenBook &tokens;
    Ledger &ledger;
    WritePolicy writePolicy;
    ClientCredentials clientCredentials;
};

// The endpoints by resource, each its own file.
void addAccountRoutes(Router &router, const Premises &premises);
void addRoutingRoutes(Router &router, const Premises &premises);
void addConversationRoutes(Router &router, const Premises &premises);
void addAnalyticsRoutes(Router &router, const Premises &premises);
void addNotificationRoutes(Router &router, const Premises &premises);

} // namespace demoorg
