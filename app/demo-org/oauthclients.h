// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace demoorg {

// The one client that may sign in with client credentials. A redirect is left on it from when it was of another kind,
// so that a person who signs in with its id is refused with unauthorized_client.
inline constexpr char demoClientId[] = "demo-client";
inline constexpr char demoClientSecret[] = "demo-secret";

// Public, code grant with PKCE, any port of http://localhost. The minted user token is of this client.
inline constexpr char demoDeskId[] = "demo-desk";

// Confidential, code grant with a refresh token, any port of http://localhost.
inline constexpr char demoSweeperId[] = "demo-sweeper";
inline constexpr char demoSweeperSecret[] = "demo-sweeper-secret";

// Public with PKCE, but its redirect is registered elsewhere only: any localhost is refused, with a page.
inline constexpr char demoElsewhereId[] = "demo-elsewhere";
inline constexpr char demoElsewhereRedirect[] = "https://apps.quillmere.example/wrapdesk/callback";

// Public with PKCE as the desk's, but without the scope `conversations`.
inline constexpr char demoNarrowId[] = "demo-narrow";

// Public with PKCE; its redirects are http://127.0.0.1 and http://[::1], which are not http://localhost.
inline constexpr char demoNumericId[] = "demo-numeric";

// An application registered with the organisation (FACTS §7).
struct OAuthClient
{
    enum class Kind
    {
        ClientCredentials,
        Pkce,
        Code
    };

    QString id;
    QString name;
    Kind kind = Kind::Pkce;
    QByteArray secret; // empty: a public client
    QStringList redirects;
    QStringList scopes; // mean nothing to client credentials

    bool isPublic() const { return secret.isEmpty(); }
    QString grantType() const; // as tokens/me spells it; PKCE is CODE there
    bool accepts(const QString &redirect) const;
};

const QList<OAuthClient> &oauthClients();
const OAuthClient *oauthClient(const QString &id); // null if there is none

// True if `asked` is the registered redirect: the same text, or any port where a loopback address is registered
// without one (FACTS §7; RFC 8252 §7.3). localhost, 127.0.0.1 and [::1] are three different hosts. Never with a
// fragment (RFC 6749 §3.1.2).
bool redirectFits(const QString &registered, const QString &asked);

} // namespace demoorg
