// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace wrapdesk {

// What went wrong, in the classes a caller can act on.
enum class ErrorKind
{
    Cancelled, // we stopped it
    Offline, // no connection, or it broke
    Timeout, // no answer in time
    Tls, // the peer could not prove who it is; never ignored
    Unauthorized, // 401: no token, or a dead one
    Forbidden, // 403
    NotFound, // 404
    Conflict, // 409
    RateLimited, // 429
    Invalid, // other 4xx, and input of ours that cannot be used
    Server, // 5xx
    Decode, // an answer we cannot read; `where` names the JSON path
    Storage, // database or disk
    Secret, // keychain
};

// The one error of the program: a value, copied freely, without secrets or customer addresses.
struct Error
{
    ErrorKind kind = ErrorKind::Invalid;
    int httpStatus = 0; // 0: no HTTP answer
    QString code; // the platform's code, e.g. "not.a.user" (FACTS §4); empty if none
    QString message; // the platform's or our own words, for logs and details; people read ui/errortext
    QString correlationId; // ININ-Correlation-Id or contextId of the answer
    std::optional<std::chrono::milliseconds> retryAfter; // from Retry-After
    QString where; // route, JSON path, file or table

    bool operator==(const Error &) const = default;
};

// Name of a kind for logs and --json, e.g. "rate-limited".
QString errorKindName(ErrorKind kind);

// One line for logs and details: kind, status, code, message, where, correlation id. Redacted (base/log), since words
// of the platform's stand in it.
QString describe(const Error &error);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::Error)
