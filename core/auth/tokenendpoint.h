// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/credentials.h"
#include "base/result.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QUrl>

#include <functional>

namespace wrapdesk {

class Exchange;
struct Answer;

// POST {login}/oauth/token (RFC 6749 §3.2, FACTS §7) for one OAuth client. Has a network access manager of its own, so
// that renewal never queues behind six busy connections. No request is sent twice: codes and refresh tokens are good
// for one use. Main thread.
class TokenEndpoint final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const Result<Token> &)>;

    // `clock` must outlive the endpoint.
    TokenEndpoint(const QUrl &login, ClientCredentials client, const Clock &clock, QObject *parent = nullptr);
    ~TokenEndpoint() override;

    // One at a time; deleting `context` or the endpoint cancels.
    void askWithClientCredentials(QObject *context, Handler handler);
    // `verifier` empty: without PKCE. `redirect` as it was in the authorization request.
    void askWithCode(const Secret &code, const Secret &verifier, const QString &redirect, QObject *context,
                     Handler handler);
    void askWithRefreshToken(const Secret &token, QObject *context, Handler handler);

private:
    using Form = QList<std::pair<QByteArray, QByteArray>>;
    void ask(const Form &form, QObject *context, Handler handler);

    const QUrl m_login;
    const ClientCredentials m_client;
    const Clock &m_clock;
    QNetworkAccessManager m_network;
    QPointer<Exchange> m_exchange;
};

// Reads the token endpoint's answer: a token fit for a header, or what is wrong with the sign-in in words. `grant` is
// the grant_type asked with, `host` the login host.
Result<Token> tokenFrom(const Answer &answer, const QByteArray &grant, const QString &host);

// What an error of OAuth means (RFC 6749 §4.1.2.1 and §5.2, FACTS §4), with the platform's own words behind it.
// Errors of other kinds come back as they are.
Error explainedOAuth(Error error, const QByteArray &grant, const QString &host);

} // namespace wrapdesk
