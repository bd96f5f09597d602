// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/endpoint.h"

namespace wrapdesk::api {

namespace {

QStringList pathOf(const QString &route, const QStringList &ids)
{
    QStringList path = route.split(u'/', Qt::SkipEmptyParts);
    auto id = ids.cbegin();
    for (QString &part : path) {
        if (part.startsWith(u'{')) {
            Q_ASSERT(id != ids.cend());
            part = *id++;
        }
    }
    Q_ASSERT(id == ids.cend());
    return path;
}

} // namespace

HttpRequest get(const QString &route, const QStringList &ids)
{
    return {.verb = Verb::Get, .path = pathOf(route, ids), .route = route, .safeToRepeat = true};
}

HttpRequest write(Verb verb, const QString &route, const QStringList &ids, const QJsonDocument &body)
{
    return {.verb = verb, .path = pathOf(route, ids), .route = route, .body = body.toJson(QJsonDocument::Compact)};
}

QUrlQuery pageQuery(int pageNumber)
{
    return {{QStringLiteral("pageSize"), QString::number(MaxPageSize)},
            {QStringLiteral("pageNumber"), QString::number(pageNumber)}};
}

} // namespace wrapdesk::api
