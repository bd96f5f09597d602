// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/loopback.h"
#include "auth/pkce.h"
#include "auth/tokenendpoint.h"

namespace wrapdesk {

// One sign-in of a person by an authorization code (RFC 6749 §4.1, RFC 8252, FACTS §7): with PKCE for a public client,
// with its secret for a confidential one. Listens for the browser on loopback, takes one answer, redeems it once, and
// is over after five minutes. Nothing is stored. Deleting it gives the sign-in up. Main thread.
class SignIn final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes patience{5};

    // `clock` must outlive the sign-in.
    SignIn(const QUrl &login, const ClientCredentials &client, const Clock &clock, QObject *parent = nullptr);
    ~SignIn() override;

    // Once. `browserWanted` or `finished` follows, before or after this returns.
    void start();
    // The address a browser on another machine ended at, as somebody pasted it: as if that browser had come here.
    // Invalid, and the sign-in goes on, where it is not that address.
    Result<void> takeRedirect(const QString &address);
    // What must be registered as redirect at the OAuth client.
    static QString redirectToRegister() { return QStringLiteral("http://localhost"); }

Q_SIGNALS:
    void browserWanted(const QUrl &address); // where a person has to sign in
    // An answer came that does not belong to this sign-in and was not used; it goes on waiting.
    void strangerCame(const wrapdesk::Error &error);
    // Once, later than start(). Errors have a code of OAuth or one of ours: sign-in-timeout.
    void finished(const wrapdesk::Result<wrapdesk::Token> &token);

private:
    Result<void> judge(const QUrlQuery &answer);
    BrowserPage pageAfter(const QUrlQuery &answer);
    void redeem(const Secret &code);
    void finish(const Result<Token> &token);
    QUrl address() const;

    const QUrl m_login;
    const ClientCredentials m_client;
    const Clock &m_clock;
    TokenEndpoint m_endpoint;
    const Pkce m_pkce;
    const Secret m_state;
    Loopback m_loopback;
    bool m_isAnswered = false;
    bool m_isFinished = false;
};

} // namespace wrapdesk
