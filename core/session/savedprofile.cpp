// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/savedprofile.h"

#include "auth/region.h"
#include "domain/named.h"

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr std::array<std::pair<GrantKind, QLatin1String>, 3> grantNames{{
    {GrantKind::Person, QLatin1String("person")},
    {GrantKind::PersonWithSecret, QLatin1String("person-with-secret")},
    {GrantKind::Application, QLatin1String("application")},
}};

constexpr qsizetype longestName = 60;
constexpr qsizetype longestClientId = 200;

Failure bad(const QString &field, const QString &message)
{
    return Failure(Error{.kind = ErrorKind::Invalid, .message = message, .where = field});
}

Result<QString> clientIdOf(const QString &typed)
{
    static const QString field = QStringLiteral("clientId");
    const QString id = typed.trimmed();
    if (id.isEmpty())
        return bad(field, QStringLiteral("the client id is missing; an administrator finds it in Genesys Cloud under "
                                         "Admin > Integrations > OAuth"));
    const auto isUnfit = [](QChar c) { return c <= u' ' || c > u'~'; };
    if (std::any_of(id.cbegin(), id.cend(), isUnfit))
        return bad(field, QStringLiteral("the client id holds a blank, a line break or a letter no id has; copy it "
                                         "again, and nothing else"));
    if (id.size() > longestClientId)
        return bad(field, QStringLiteral("this is longer than a client id; copy the id alone"));
    return id;
}

} // namespace

QString grantName(GrantKind kind) { return nameIn(grantNames, kind); }

std::optional<GrantKind> grantFromName(QStringView name) { return valueIn(grantNames, name); }

QString SavedProfile::place() const { return region.isEmpty() ? apiUrl.host() : region; }

Result<SavedProfile> profileOf(const SignInForm &form)
{
    SavedProfile profile{.name = form.name.simplified().left(longestName),
                         .colour = std::clamp(form.colour, 0, SavedProfile::colours - 1),
                         .grant = form.grant};
    if (!form.region.isEmpty()) {
        const Result<Region> region = regionNamed(form.region);
        if (!region)
            return bad(QStringLiteral("region"), region.error().message);
        profile.region = region->environment;
    } else {
        const AddressNames names{.api = QStringLiteral("the API address"),
                                 .login = QStringLiteral("the sign-in address")};
        const Result<Hosts> hosts = hostsFromUrls(form.apiUrl, form.loginUrl, names);
        if (!hosts) {
            const bool isLogin = hosts.error().message.startsWith(names.login);
            return bad(isLogin ? QStringLiteral("loginUrl") : QStringLiteral("apiUrl"), hosts.error().message);
        }
        profile.apiUrl = hosts->api;
        profile.loginUrl = hosts->login;
    }
    const Result<QString> clientId = clientIdOf(form.clientId);
    if (!clientId)
        return Failure(clientId.error());
    profile.clientId = *clientId;
    if (profile.name.isEmpty())
        profile.name = profile.place();
    return profile;
}

QList<RegionName> regionNames()
{
    QList<RegionName> names;
    for (const Region &region : regions())
        names.append({region.name, region.environment});
    return names;
}

} // namespace wrapdesk
