// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/request.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wrapdesk::test {

// A request for /api/v2/thing whose answer is {"name": …}: what net's tests send. Only a GET is safe to repeat.
inline Request<QString> named(Verb verb = Verb::Get)
{
    Request<QString> request;
    request.http = {.verb = verb,
                    .path = {QStringLiteral("api"), QStringLiteral("v2"), QStringLiteral("thing")},
                    .route = QStringLiteral("/api/v2/thing"),
                    .safeToRepeat = verb == Verb::Get};
    if (verb != Verb::Get)
        request.http.body = R"({"code":"c"})";
    request.decode = [](const QByteArray &body) -> Result<QString> {
        const QJsonValue name = QJsonDocument::fromJson(body).object().value(u"name");
        if (!name.isString())
            return Failure(Error{
                .kind = ErrorKind::Decode, .message = QStringLiteral("no text"), .where = QStringLiteral("$.name")});
        return name.toString();
    };
    return request;
}

} // namespace wrapdesk::test
