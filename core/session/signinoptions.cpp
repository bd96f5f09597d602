// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/signinoptions.h"

#include "auth/credentials.h"
#include "auth/region.h"

#include <QStandardPaths>

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
        return hostsFromUrls(options.apiUrl, options.loginUrl);
    if (options.region.isEmpty()) {
        return Failure(
            Error{.kind = ErrorKind::Invalid,
                  .message = QStringLiteral("no organisation named: give --demo, --region NAME, or --api-url "
                                            "URL with --login-url URL")});
    }
    return hostsOfRegion(options.region);
}

} // namespace

Result<Profile> profileFrom(const SignInOptions &options)
{
    const Result<Hosts> hosts = hostsFor(options);
    if (!hosts)
        return Failure(hosts.error());
    Profile profile{.api = hosts->api,
                    .login = hosts->login,
                    .dataFolder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                                  + QStringLiteral("/wrapdesk")}; // desk and sweeper share it
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
