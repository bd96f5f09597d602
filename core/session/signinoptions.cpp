// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/signinoptions.h"

#include "auth/credentials.h"
#include "auth/region.h"

namespace wrapdesk {

namespace {

Result<Hosts> hostsFor(const SignInOptions &options)
{
    const bool hasUrls = !options.apiUrl.isEmpty() || !options.loginUrl.isEmpty();
    if (hasUrls && !options.region.isEmpty()) {
        return Failure(
            Error{.kind = ErrorKind::Invalid,
                  .message = QStringLiteral("give either --region or --api-url with --login-url, not both")});
    }
    if (hasUrls)
        return hostsFromUrls(options.apiUrl, options.loginUrl,
                             {.api = QStringLiteral("--api-url"), .login = QStringLiteral("--login-url")});
    if (options.region.isEmpty()) {
        return Failure(
            Error{.kind = ErrorKind::Invalid,
                  .message = QStringLiteral("no organisation named: give --demo, --region NAME, or --api-url "
                                            "URL with --login-url URL")});
    }
    const Result<Region> region = regionNamed(options.region);
    if (!region)
        return Failure(region.error());
    return region->hosts();
}

} // namespace

Result<Profile> profileFrom(const SignInOptions &options)
{
    const Result<Hosts> hosts = hostsFor(options);
    if (!hosts)
        return Failure(hosts.error());
    Profile profile{.api = hosts->api, .login = hosts->login, .dataFolder = sharedDataFolder()};
    if (!options.tokenFile.isEmpty()) {
        const Result<Secret> token = readTokenFile(options.tokenFile);
        if (!token)
            return Failure(token.error());
        profile.credentials = AccessToken{*token};
        return profile;
    }
    const Result<ClientCredentials> credentials = credentialsFromEnvironment();
    if (!credentials)
        return Failure(credentials.error());
    profile.credentials = *credentials;
    return profile;
}

} // namespace wrapdesk
