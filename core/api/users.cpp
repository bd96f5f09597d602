// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/users.h"

#include "api/endpoint.h"

namespace wrapdesk::api::users {

Request<User> me() { return {get(QStringLiteral("/api/v2/users/me")), decodeUser}; }

Request<QList<User>> byIds(const QList<UserId> &ids)
{
    Q_ASSERT(!ids.isEmpty() && ids.size() <= MaxPageSize);
    HttpRequest http = get(QStringLiteral("/api/v2/users"));
    http.query = pageQuery(1);
    http.query.addQueryItem(QStringLiteral("id"), commaJoined(ids));
    http.query.addQueryItem(QStringLiteral("state"), QStringLiteral("any")); // who has left still has legs
    http.query.addQueryItem(QStringLiteral("expand"), QStringLiteral("team"));
    return {http, decodeUsers};
}

} // namespace wrapdesk::api::users
