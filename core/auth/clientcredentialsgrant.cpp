// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/clientcredentialsgrant.h"

#include "auth/credentials.h"
#include "net/exchange.h"
#include "net/httplog.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wrapdesk {

namespace {

constexpr int longestLifetime = 7 * 24 * 3600; // the platform's longest is 48 h

// OAuth's own codes (RFC 6749 §5.2, FACTS §4): what they mean for somebody who signs in.
struct Explanation
{
    QLatin1String code;
    ErrorKind kind;
    QLatin1String text;
};
constexpr Explanation explanations[]{
    {QLatin1String("invalid_client"), ErrorKind::Unauthorized,
     QLatin1String("the client id is unknown in this region, or the client secret is wrong")},
    {QLatin1String("unauthorized_client"), ErrorKind::Unauthorized,
     QLatin1String("this OAuth client is not of the client credentials grant type")},
    {QLatin1String("unsupported_grant_type"), ErrorKind::Unauthorized,
     QLatin1String("this OAuth client is not of the client credentials grant type")},
    {QLatin1String("invalid_grant"), ErrorKind::Unauthorized, QLatin1String("the platform refuses this grant")},
    {QLatin1String("invalid_scope"), ErrorKind::Forbidden, QLatin1String("the OAuth client lacks a scope")},
    {QLatin1String("access_denied"), ErrorKind::Forbidden, QLatin1String("the organisation denies access")},
    {QLatin1String("server_error"), ErrorKind::Server, QLatin1String("the login host is in trouble")},
    {QLatin1String("temporarily_unavailable"), ErrorKind::Server, QLatin1String("the login host is unavailable")},
};

Error explained(Error error)
{
    for (const Explanation &explanation : explanations) {
        if (error.code != explanation.code)
            continue;
        error.kind = explanation.kind;
        error.message = QStringLiteral("%1 (%2)").arg(explanation.text, error.message);
    }
    return error;
}

} // namespace

ClientCredentialsGrant::ClientCredentialsGrant(const QUrl &login, ClientCredentials credentials, const Clock &clock,
                                               QObject *parent)
    : Grant(parent), m_login(login), m_credentials(std::move(credentials)), m_clock(clock)
{
}

ClientCredentialsGrant::~ClientCredentialsGrant()
{
    delete m_exchange; // while its manager still lives
}

void ClientCredentialsGrant::fetch(QObject *context, std::function<void(const Result<Token> &)> handler)
{
    static const QString name = QStringLiteral("POST /oauth/token");
    QUrl address = m_login;
    address.setPath(m_login.path() + QStringLiteral("/oauth/token"));
    Exchange::Outgoing outgoing{
        .request = QNetworkRequest(address), .verb = "POST", .body = "grant_type=client_credentials"};
    const QByteArray pair = m_credentials.clientId.toUtf8() + ':' + m_credentials.clientSecret.reveal();
    outgoing.request.setRawHeader("Authorization", "Basic " + pair.toBase64());
    outgoing.request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
    logSent(name, 1);
    m_exchange = new Exchange(m_network, std::move(outgoing), m_clock, this);
    const std::chrono::milliseconds sent = m_clock.elapsed();
    connect(context, &QObject::destroyed, m_exchange, &QObject::deleteLater);
    connect(m_exchange, &Exchange::answered, context, [this, sent, handler = std::move(handler)](const Answer &answer) {
        m_exchange->deleteLater();
        logAnswered(name, answer, m_clock.elapsed() - sent);
        handler(tokenFrom(answer));
    });
}

Result<Token> tokenFrom(const Answer &answer)
{
    const Result<QByteArray> body = outcome(answer);
    if (!body) {
        Error error = explained(body.error());
        error.where = QStringLiteral("POST /oauth/token");
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
                             .where = QStringLiteral("POST /oauth/token")});
    }
    Token token{.secret = *secret, .lifetime = std::nullopt};
    if (const int seconds = object.value(u"expires_in").toInt(); seconds > 0)
        token.lifetime = std::chrono::seconds(std::min(seconds, longestLifetime));
    return token;
}

} // namespace wrapdesk
