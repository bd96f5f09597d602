// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/region.h"

#include <QHostAddress>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace wrapdesk {

namespace {

// Edit distance, for "did you mean".
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0]++;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

QStringList nearest(const QString &name)
{
    QList<std::pair<int, QString>> names;
    for (const Region &region : regions()) {
        names.append({distance(name, region.name), region.name});
        names.append({distance(name, region.environment), region.environment});
    }
    std::sort(names.begin(), names.end());
    return {names[0].second, names[1].second, names[2].second};
}

Failure unusable(const QString &url, const QString &reason)
{
    return Failure(Error{.kind = ErrorKind::Invalid, .message = reason, .where = url});
}

bool isLoopback(const QString &host)
{
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

Result<QUrl> hostFrom(const QString &text, const QString &option)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    // The password of a refused address does not belong in a message.
    const QString shown =
        url.isValid() ? url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment) : option;
    if (text.trimmed().isEmpty())
        return unusable(option, QStringLiteral("%1 is missing; both addresses are needed").arg(option));
    if (!url.isValid() || url.host().isEmpty())
        return unusable(shown, QStringLiteral("%1 is not an address such as https://api.mypurecloud.com").arg(option));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return unusable(shown,
                        QStringLiteral("%1 must be a plain address: no user name, query or fragment").arg(option));
    if (url.scheme() != u"https" && url.scheme() != u"http")
        return unusable(shown, QStringLiteral("%1 must begin with https://").arg(option));
    if (url.scheme() == u"http" && !isLoopback(url.host()))
        return unusable(shown,
                        QStringLiteral("%1 is unprotected: http is for this machine only, use https").arg(option));
    while (url.path().endsWith(u'/'))
        url.setPath(url.path().chopped(1));
    return url;
}

} // namespace

Hosts Region::hosts() const
{
    return {.api = QUrl(QStringLiteral("https://api.%1").arg(environment)),
            .login = QUrl(QStringLiteral("https://login.%1").arg(environment))};
}

const QList<Region> &regions()
{
    static const QList<Region> all{
        {QStringLiteral("us-east-1"), QStringLiteral("mypurecloud.com")},
        {QStringLiteral("us-east-2"), QStringLiteral("use2.us-gov-pure.cloud")},
        {QStringLiteral("us-west-2"), QStringLiteral("usw2.pure.cloud")},
        {QStringLiteral("ca-central-1"), QStringLiteral("cac1.pure.cloud")},
        {QStringLiteral("sa-east-1"), QStringLiteral("sae1.pure.cloud")},
        {QStringLiteral("mx-central-1"), QStringLiteral("mxc1.pure.cloud")},
        {QStringLiteral("eu-west-1"), QStringLiteral("mypurecloud.ie")},
        {QStringLiteral("eu-west-2"), QStringLiteral("euw2.pure.cloud")},
        {QStringLiteral("eu-central-1"), QStringLiteral("mypurecloud.de")},
        {QStringLiteral("eu-central-2"), QStringLiteral("euc2.pure.cloud")},
        {QStringLiteral("eusc-de-east-1"), QStringLiteral("edee1.eusc-pure.cloud")},
        {QStringLiteral("me-central-1"), QStringLiteral("mec1.pure.cloud")},
        {QStringLiteral("ap-south-1"), QStringLiteral("aps1.pure.cloud")},
        {QStringLiteral("ap-northeast-1"), QStringLiteral("mypurecloud.jp")},
        {QStringLiteral("ap-northeast-2"), QStringLiteral("apne2.pure.cloud")},
        {QStringLiteral("ap-northeast-3"), QStringLiteral("apne3.pure.cloud")},
        {QStringLiteral("ap-southeast-1"), QStringLiteral("apse1.pure.cloud")},
        {QStringLiteral("ap-southeast-2"), QStringLiteral("mypurecloud.com.au")},
    };
    return all;
}

Result<Region> regionNamed(const QString &nameOrEnvironment)
{
    const QString wanted = nameOrEnvironment.trimmed().toLower();
    for (const Region &region : regions()) {
        if (wanted == region.name || wanted == region.environment)
            return region;
    }
    return Failure(Error{
        .kind = ErrorKind::Invalid,
        .message = QStringLiteral("there is no region \"%1\"; the nearest are %2")
                       .arg(nameOrEnvironment.trimmed().left(80), nearest(wanted.left(80)).join(QStringLiteral(", "))),
        .where = QStringLiteral("--region")});
}

Result<Hosts> hostsFromUrls(const QString &api, const QString &login, const AddressNames &names)
{
    const Result<QUrl> apiHost = hostFrom(api, names.api);
    if (!apiHost)
        return Failure(apiHost.error());
    const Result<QUrl> loginHost = hostFrom(login, names.login);
    if (!loginHost)
        return Failure(loginHost.error());
    return Hosts{.api = *apiHost, .login = *loginHost};
}

} // namespace wrapdesk
