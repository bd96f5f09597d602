// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/request.h"

#include <QJsonDocument>

namespace wrapdesk::api {

// The most entities every listing and lookup by ids used here gives at once (FACTS §2.1, §2.3).
constexpr int MaxPageSize = 100;

// A read of `route`, a path template such as "/api/v2/routing/queues/{queueId}" whose braces are filled in order with
// `ids`, unescaped. Safe to repeat.
HttpRequest get(const QString &route, const QStringList &ids = {});
// The same with another verb and a JSON body. Not safe to repeat until the caller says so.
HttpRequest write(Verb verb, const QString &route, const QStringList &ids, const QJsonDocument &body);

QUrlQuery pageQuery(int pageNumber);

// Array parameters are joined with commas (FACTS §11.4).
template <typename Id>
QString commaJoined(const QList<Id> &ids)
{
    QStringList texts;
    for (const Id &id : ids)
        texts << id.text();
    return texts.join(u',');
}

} // namespace wrapdesk::api
