// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokenendpoint.h"

#include "auth/credentials.h"
#include "net/exchange.h"
#include "net/httplog.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wrapdesk {

namespace {

constexpr int longestLifetime = 7 * 24 * 3600; // the platform's longest is 48 h

struct OAuthMeaning
{
    QLatin1String code;
    QLatin1String grant; // only with this grant_type; empty: with any
    ErrorKind kind;
    QLatin1String text; // %1: the login host
};
constexpr QLatin1String withCode("authorization_code");
constexpr QLatin1String withRefresh("refresh_token");
constexpr QLatin1String withAny("");
// The first that fits.
constexpr OAuthMeaning meanings[]{
    {QLatin1String("invalid_client"), withAny, ErrorKind::Unauthorized,
     QLatin1String("%1 does not know the client id, or the client secret is wrong; an OAuth client of another region "
                   "is unknown here")},
    {QLatin1String("unauthorized_client"), withCode, ErrorKind::Unauthorized,
     QLatin1String("this OAuth client is not of the code authorization grant type, or not with PKCE")},
    {QLatin1String("unauthorized_client"), withRefresh, ErrorKind::Unauthorized,
     QLatin1String("this OAuth client may not renew a sign-in")},
    {QLatin1String("unauthorized_client"), withAny, ErrorKind::Unauthorized,
     QLatin1String("this OAuth client is not of the client credentials grant type")},
    {QLatin1String("unsupported_grant_type"), withCode, ErrorKind::Unauthorized,
     QLatin1String("this OAuth client is not of the code authorization grant type, or not with PKCE")},
    {QLatin1String("unsupported_grant_type"), withRefresh, ErrorKind::Unauthorized,
     QLatin1String("this OAuth client may not renew a sign-in")},
    {QLatin1String("unsupported_grant_type"), withAny, ErrorKind::Unauthorized,
     QLatin1String("this OAuth client is not of the client credentials grant type")},
    {QLatin1String("invalid_grant"), withCode, ErrorKind::Unauthorized,
     QLatin1String("the answer of the sign-in page was too old, used already, or meant for another program")},
    {QLatin1String("invalid_grant"), withRefresh, ErrorKind::Unauthorized,
     QLatin1String("the sign-in has ended: it was signed out, revoked or unused for too long")},
    {QLatin1String("invalid_grant"), withAny, ErrorKind::Unauthorized,
     QLatin1String("the platform refuses this grant")},
    {QLatin1String("invalid_request"), withAny, ErrorKind::Invalid,
     QLatin1String("%1 could not use the request; check the client id and the region")},
    {QLatin1String("unsupported_response_type"), withAny, ErrorKind::Unauthorized,
     QLatin1String("this OAuth client does not sign people in; it needs the code authorization grant type")},
    {QLatin1String("invalid_pkce_package"), withAny, ErrorKind::Unauthorized,
     QLatin1String("%1 does not take the proof that this program asked for the sign-in (PKCE)")},
    {QLatin1String("invalid_scope"), withAny, ErrorKind::Forbidden, QLatin1String("the OAuth client lacks a scope")},
    {QLatin1String("access_denied"), withAny, ErrorKind::Forbidden,
     QLatin1String("the sign-in was declined, or the organisation denies access")},
    {QLatin1String("server_error"), withAny, ErrorKind::Server, QLatin1String("%1 is in trouble")},
    {QLatin1String("temporarily_unavailable"), withAny, ErrorKind::Server, QLatin1String("%1 is unavailable")},
};

QByteArray formText(const QList<std::pair<QByteArray, QByteArray>> &form)
{
    QByteArray text;
    for (const auto &[name, value] : form) {
        if (!text.isEmpty())
            text += '&';
        text += name + '=' + value.toPercentEncoding();
    }
    return text;
}

} // namespace

Error explainedOAuth(Error error, const QByteArray &grant, const QString &host)
{
    for (const OAuthMeaning &meaning : meanings) {
        if (error.code != meaning.code || (!meaning.grant.isEmpty() && meaning.grant != QLatin1String(grant)))
            continue;
        error.kind = meaning.kind;
        const QString text = QString(meaning.text).replace(QStringLiteral("%1"), host);
        error.message = error.message.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, error.message);
        return error;
    }
    return error;
}

TokenEndpoint::TokenEndpoint(const QUrl &login, ClientCredentials client, const Clock &clock, QObject *parent)
    : QObject(parent), m_login(login), m_client(std::move(client)), m_clock(clock)
{
}

TokenEndpoint::~TokenEndpoint()
{
    delete m_exchange; // while its manager still lives
}

void TokenEndpoint::askWithClientCredentials(QObject *context, Handler handler)
{
    ask({{"grant_type", "client_credentials"}}, context, std::move(handler));
}

void TokenEndpoint::askWithCode(const Secret &code, const Secret &verifier, const QString &redirect, QObject *context,
                                Handler handler)
{
    Form form{{"grant_type", "authorization_code"}, {"code", code.reveal()}, {"redirect_uri", redirect.toUtf8()}};
    if (!verifier.isEmpty())
        form.append({"code_verifier", verifier.reveal()});
    ask(form, context, std::move(handler));
}

void TokenEndpoint::askWithRefreshToken(const Secret &token, QObject *context, Handler handler)
{
    ask({{"grant_type", "refresh_token"}, {"refresh_token", token.reveal()}}, context, std::move(handler));
}

void TokenEndpoint::ask(const Form &form, QObject *context, Handler handler)
{
    static const QString name = QStringLiteral("POST /oauth/token");
    QUrl address = m_login;
    address.setPath(m_login.path() + QStringLiteral("/oauth/token"));
    Form whole = form;
    const bool isPublic = m_client.clientSecret.isEmpty();
    if (isPublic)
        whole.append({"client_id", m_client.clientId.toUtf8()});
    Exchange::Outgoing outgoing{
        .request = QNetworkRequest(address), .verb = "POST", .body = formText(whole), .once = true};
    if (!isPublic) {
        const QByteArray pair = m_client.clientId.toUtf8() + ':' + m_client.clientSecret.reveal();
        outgoing.request.setRawHeader("Authorization", "Basic " + pair.toBase64());
    }
    outgoing.request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
    logSent(name, 1);
    delete m_exchange;
    m_exchange = new Exchange(m_network, std::move(outgoing), m_clock, this);
    const std::chrono::milliseconds sent = m_clock.elapsed();
    connect(context, &QObject::destroyed, m_exchange, &QObject::deleteLater);
    connect(m_exchange, &Exchange::answered, context,
            [this, sent, grant = form.first().second, handler = std::move(handler)](const Answer &answer) {
                m_exchange->deleteLater();
                logAnswered(name, answer, m_clock.elapsed() - sent);
                handler(tokenFrom(answer, grant, m_login.host()));
            });
}

Result<Token> tokenFrom(const Answer &answer, const QByteArray &grant, const QString &host)
{
    const QString where = QStringLiteral("POST /oauth/token");
    const Result<QByteArray> body = outcome(answer);
    if (!body) {
        Error error = explainedOAuth(body.error(), grant, host);
        error.where = where;
        return Failure(error);
    }
    const QJsonObject object = QJsonDocument::fromJson(*body).object();
    const Result<Secret> secret = headerSafe(Secret(object.value(u"access_token").toString().toUtf8()));
    const QString type = object.value(u"token_type").toString(QStringLiteral("bearer"));
    if (!secret || type.compare(u"bearer", Qt::CaseInsensitive) != 0) {
        return Failure(Error{.kind = ErrorKind::Decode,
                             .httpStatus = answer.status,
                             .message = QStringLiteral("the login host's answer holds no bearer token"),
                             .correlationId = answer.correlationId,
                             .where = where});
    }
    Token token{.secret = *secret,
                .lifetime = std::nullopt,
                .refresh = Secret(object.value(u"refresh_token").toString().toUtf8())};
    if (const int seconds = object.value(u"expires_in").toInt(); seconds > 0)
        token.lifetime = std::chrono::seconds(std::min(seconds, longestLifetime));
    return token;
}

} // namespace wrapdesk
