// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"

#include "base/log.h"

#include <QStringList>

namespace wrapdesk {

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::Offline:
        return QStringLiteral("offline");
    case ErrorKind::Timeout:
        return QStringLiteral("timeout");
    case ErrorKind::Tls:
        return QStringLiteral("tls");
    case ErrorKind::Unauthorized:
        return QStringLiteral("unauthorized");
    case ErrorKind::Forbidden:
        return QStringLiteral("forbidden");
    case ErrorKind::NotFound:
        return QStringLiteral("not-found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::RateLimited:
        return QStringLiteral("rate-limited");
    case ErrorKind::Invalid:
        return QStringLiteral("invalid");
    case ErrorKind::Server:
        return QStringLiteral("server");
    case ErrorKind::Decode:
        return QStringLiteral("decode");
    case ErrorKind::Storage:
        return QStringLiteral("storage");
    case ErrorKind::Secret:
        return QStringLiteral("secret");
    }
    return QStringLiteral("unknown");
}

QString describe(const Error &error)
{
    QStringList parts{errorKindName(error.kind)};
    if (error.httpStatus != 0)
        parts << QStringLiteral("HTTP %1").arg(error.httpStatus);
    if (!error.code.isEmpty())
        parts << error.code;
    if (!error.message.isEmpty())
        parts << error.message;
    if (!error.where.isEmpty())
        parts << QStringLiteral("at %1").arg(error.where);
    if (!error.correlationId.isEmpty())
        parts << QStringLiteral("correlation %1").arg(error.correlationId);
    return redacted(parts.join(QStringLiteral(" · ")));
}

} // namespace wrapdesk
