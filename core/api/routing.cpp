// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/routing.h"

#include "api/endpoint.h"

namespace wrapdesk::api::routing {

Request<Page<Queue>> queues(int page)
{
    HttpRequest http = get(QStringLiteral("/api/v2/routing/queues"));
    http.query = pageQuery(page);
    return {http, decodeQueues};
}

Request<Queue> queue(const QueueId &id)
{
    return {get(QStringLiteral("/api/v2/routing/queues/{queueId}"), {id.text()}), decodeQueue};
}

Request<Page<WrapupCode>> queueCodes(const QueueId &queue, int page)
{
    HttpRequest http = get(QStringLiteral("/api/v2/routing/queues/{queueId}/wrapupcodes"), {queue.text()});
    http.query = pageQuery(page);
    return {http, decodeWrapupCodes};
}

Request<Page<WrapupCode>> codes(int page)
{
    HttpRequest http = get(QStringLiteral("/api/v2/routing/wrapupcodes"));
    http.query = pageQuery(page);
    return {http, decodeWrapupCodes};
}

} // namespace wrapdesk::api::routing
