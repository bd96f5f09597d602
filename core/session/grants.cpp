// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/grants.h"

#include "auth/clientcredentialsgrant.h"
#include "auth/persongrant.h"
#include "auth/staticgrant.h"

#include <QStandardPaths>

namespace wrapdesk {

std::unique_ptr<Grant> grantFor(const Profile &profile, const Clock &clock)
{
    if (const auto *credentials = std::get_if<ClientCredentials>(&profile.credentials))
        return std::make_unique<ClientCredentialsGrant>(profile.login, *credentials, clock);
    if (const auto *person = std::get_if<SignedInPerson>(&profile.credentials))
        return std::make_unique<PersonGrant>(profile.login, *person, clock);
    return std::make_unique<StaticGrant>(std::get<AccessToken>(profile.credentials).token);
}

QString sharedDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/wrapdesk");
}

} // namespace wrapdesk
