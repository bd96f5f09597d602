// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/echo.h"

#include <QUrlQuery>

namespace wrapdesk {

namespace {

constexpr qsizetype shortest = 6;
constexpr auto dots = "•••";

void add(const QByteArray &bytes, QList<Secret> &secrets)
{
    if (bytes.size() >= shortest)
        secrets << Secret(bytes);
}

// As the bytes themselves, in a URL or form, and in JSON that escapes the slash.
QByteArrayList spellings(const QByteArray &bytes)
{
    return {bytes, bytes.toPercentEncoding(), QByteArray(bytes).replace("/", "\\/")};
}

void forget(const QByteArray &bytes, QByteArray &text)
{
    for (const QByteArray &spelling : spellings(bytes))
        text.replace(spelling, dots);
}

void forget(const QByteArray &bytes, QString &text)
{
    for (const QByteArray &spelling : spellings(bytes))
        text.replace(QString::fromUtf8(spelling), QString::fromUtf8(dots));
}

} // namespace

QList<Secret> secretsOf(const QNetworkRequest &request, const QByteArray &body)
{
    QList<Secret> secrets;
    const QByteArray authorization = request.rawHeader("Authorization");
    const QByteArray credentials = authorization.mid(authorization.indexOf(' ') + 1);
    add(credentials, secrets);
    if (authorization.startsWith("Basic ")) {
        const QByteArray pair = QByteArray::fromBase64(credentials);
        add(pair.mid(pair.indexOf(':') + 1), secrets);
    }
    if (!request.rawHeader("Content-Type").startsWith("application/x-www-form-urlencoded"))
        return secrets;
    const QUrlQuery form(QString::fromLatin1(body).replace(u'+', QStringLiteral("%20")));
    for (const QLatin1String name :
         {QLatin1String("code"), QLatin1String("code_verifier"), QLatin1String("refresh_token"),
          QLatin1String("client_secret"), QLatin1String("password"), QLatin1String("assertion")})
        for (const QString &value : form.allQueryItemValues(name, QUrl::FullyDecoded))
            add(value.toUtf8(), secrets);
    return secrets;
}

void forgetEchoes(const QList<Secret> &secrets, Answer &answer)
{
    if (answer.status >= 200 && answer.status < 300 && !answer.transport)
        return;
    for (const Secret &secret : secrets) {
        forget(secret.reveal(), answer.body);
        forget(secret.reveal(), answer.contentType);
        forget(secret.reveal(), answer.correlationId);
        forget(secret.reveal(), answer.redirectHost);
    }
}

} // namespace wrapdesk
