// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/credentials.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr qint64 largestFile = qint64{16} * 1024;

Failure unusable(const QString &path, const QString &reason)
{
    return Failure(Error{
        .kind = ErrorKind::Secret, .message = QStringLiteral("the access token file %1").arg(reason), .where = path});
}

} // namespace

Result<Secret> headerSafe(const Secret &token)
{
    const QByteArray &bytes = token.reveal();
    const bool isSafe = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > ' ' && c < 127; });
    if (isSafe && !bytes.isEmpty())
        return token;
    return Failure(Error{.kind = ErrorKind::Secret, .message = QStringLiteral("not a token")});
}

Result<Secret> readTokenFile(const QString &path)
{
    QFile file(path);
    if (QFileInfo(file).isDir())
        return unusable(path, QStringLiteral("is a folder; name the file in it"));
    if (!file.open(QIODevice::ReadOnly))
        return unusable(path, QStringLiteral("cannot be read: %1").arg(file.errorString()));
    QByteArray content = file.read(largestFile + 1);
    if (content.size() > largestFile)
        return unusable(path, QStringLiteral("is larger than a token can be; is it the right file?"));
    if (content.endsWith('\n'))
        content.chop(1);
    if (content.endsWith('\r'))
        content.chop(1);
    if (content.isEmpty())
        return unusable(path, QStringLiteral("is empty; write the token into it"));
    Result<Secret> token = headerSafe(Secret(content));
    if (!token) {
        return unusable(path, QStringLiteral("holds blanks, line breaks or characters no token has; it must hold the "
                                             "token and nothing else"));
    }
    return token;
}

Result<ClientCredentials> credentialsFromEnvironment()
{
    const QString id = qEnvironmentVariable("GENESYS_CLIENT_ID").trimmed();
    const QString secret = qEnvironmentVariable("GENESYS_CLIENT_SECRET").trimmed();
    QStringList missing;
    if (id.isEmpty())
        missing << QStringLiteral("GENESYS_CLIENT_ID");
    if (secret.isEmpty())
        missing << QStringLiteral("GENESYS_CLIENT_SECRET");
    if (missing.isEmpty())
        return ClientCredentials{.clientId = id, .clientSecret = Secret(secret.toUtf8())};
    const QString names = missing.join(QStringLiteral(" and "));
    return Failure(Error{.kind = ErrorKind::Invalid,
                         .message = QStringLiteral("%1 is not set in the environment").arg(names),
                         .where = names});
}

} // namespace wrapdesk
