// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <optional>

namespace wrapdesk {

enum class Verb
{
    Get,
    Post,
    Put,
    Patch,
    Delete
};

// What goes over the wire, as a value. Path parts are unescaped; ApiClient escapes each.
struct HttpRequest
{
    Verb verb = Verb::Get;
    QStringList path; // {"api", "v2", "routing", "queues"}
    QString route; // the path's template for logs and statistics: "/api/v2/routing/queues"
    QUrlQuery query;
    std::optional<QByteArray> body; // JSON
    // Not sent later than this after send(): what was read before it would be stale. Then Cancelled.
    std::optional<std::chrono::milliseconds> goodFor;
    bool safeToRepeat = false; // may be sent again after a broken connection or a 5xx
};

// A request and the pure function that reads its answer's body. Copyable; sending it is ApiClient's.
template <typename T>
struct Request
{
    HttpRequest http;
    std::function<Result<T>(const QByteArray &)> decode;
};

} // namespace wrapdesk
