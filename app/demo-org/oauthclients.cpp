// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oauthclients.h"

#include <QUrl>

#include <algorithm>

namespace demoorg {

namespace {

using Kind = OAuthClient::Kind;

QStringList scopesOfReaders()
{
    return {QStringLiteral("routing:readonly"),       QStringLiteral("analytics:readonly"),
            QStringLiteral("notifications"),          QStringLiteral("users:readonly"),
            QStringLiteral("user-basic-info"),        QStringLiteral("organization:readonly"),
            QStringLiteral("authorization:readonly"), QStringLiteral("outbound:readonly")};
}

QStringList scopesOfWriters() { return QStringList{QStringLiteral("conversations")} + scopesOfReaders(); }

QStringList scopesOfTheNarrow() { return QStringList{QStringLiteral("conversations:readonly")} + scopesOfReaders(); }

OAuthClient client(const char *id, const QString &name, Kind kind, const QStringList &redirects)
{
    return {
        .id = QString::fromLatin1(id), .name = name, .kind = kind, .redirects = redirects, .scopes = scopesOfWriters()};
}

QList<OAuthClient> allClients()
{
    const QStringList localhost{QStringLiteral("http://localhost")};
    OAuthClient credentials = client(demoClientId, QStringLiteral("Wrapdesk demo"), Kind::ClientCredentials, localhost);
    credentials.secret = demoClientSecret;
    OAuthClient sweeper = client(demoSweeperId, QStringLiteral("Wrapdesk sweeper"), Kind::Code, localhost);
    sweeper.secret = demoSweeperSecret;
    OAuthClient narrow = client(demoNarrowId, QStringLiteral("Wrapdesk, reading only"), Kind::Pkce, localhost);
    narrow.scopes = scopesOfTheNarrow();
    return {credentials,
            client(demoDeskId, QStringLiteral("Wrapdesk"), Kind::Pkce, localhost),
            sweeper,
            client(demoElsewhereId, QStringLiteral("Wrapdesk on the web"), Kind::Pkce,
                   {QString::fromLatin1(demoElsewhereRedirect)}),
            narrow,
            client(demoNumericId, QStringLiteral("Wrapdesk by address"), Kind::Pkce,
                   {QStringLiteral("http://127.0.0.1"), QStringLiteral("http://[::1]")})};
}

bool isLoopback(const QUrl &url)
{
    static const QStringList hosts{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    return url.scheme() == QStringLiteral("http") && hosts.contains(url.host());
}

// Without its port; the empty path of a http URL is "/".
QUrl withoutPort(QUrl url)
{
    url.setPort(-1);
    if (url.path().isEmpty())
        url.setPath(QStringLiteral("/"));
    return url;
}

} // namespace

QString OAuthClient::grantType() const
{
    return kind == Kind::ClientCredentials ? QStringLiteral("CLIENT-CREDENTIALS") : QStringLiteral("CODE");
}

bool OAuthClient::accepts(const QString &redirect) const
{
    return std::ranges::any_of(redirects, [&](const QString &each) { return redirectFits(each, redirect); });
}

const QList<OAuthClient> &oauthClients()
{
    static const QList<OAuthClient> clients = allClients();
    return clients;
}

const OAuthClient *oauthClient(const QString &id)
{
    const auto &all = oauthClients();
    const auto found = std::ranges::find(all, id, &OAuthClient::id);
    return found == all.cend() ? nullptr : &*found;
}

bool redirectFits(const QString &registered, const QString &asked)
{
    const QUrl askedUrl(asked, QUrl::StrictMode);
    if (!askedUrl.isValid() || askedUrl.hasFragment() || !askedUrl.userInfo().isEmpty())
        return false;
    if (asked == registered)
        return true;
    const QUrl registeredUrl(registered, QUrl::StrictMode);
    return isLoopback(registeredUrl) && registeredUrl.port() == -1
           && withoutPort(askedUrl) == withoutPort(registeredUrl);
}

} // namespace demoorg
