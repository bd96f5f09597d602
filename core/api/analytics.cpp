// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/analytics.h"

#include "api/endpoint.h"

#include <QJsonArray>
#include <QJsonObject>

namespace wrapdesk::api::analytics {

namespace {

QJsonObject predicate(const QString &dimension, const QString &value)
{
    return {{QStringLiteral("type"), QStringLiteral("dimension")},
            {QStringLiteral("dimension"), dimension},
            {QStringLiteral("operator"), QStringLiteral("matches")},
            {QStringLiteral("value"), value}};
}

QJsonObject filter(const QString &type, const QJsonArray &predicates)
{
    return {{QStringLiteral("type"), type}, {QStringLiteral("predicates"), predicates}};
}

QJsonObject anyOf(const QList<QueueId> &queues)
{
    QJsonArray predicates;
    for (const QueueId &queue : queues)
        predicates.append(predicate(QStringLiteral("queueId"), queue.text()));
    return filter(QStringLiteral("or"), predicates);
}

// No filter has two predicates that would have to hold together: whether they must do so on one segment is not known
// (FACTS §11.9). No condition on conversationEnd: the legs before a transfer have ended while the conversation lives.
QJsonArray segmentFilters(const QList<QueueId> &queues)
{
    QJsonArray filters;
    if (!queues.isEmpty())
        filters.append(anyOf(queues));
    filters.append(filter(QStringLiteral("and"), {predicate(QStringLiteral("purpose"), QStringLiteral("agent"))}));
    return filters;
}

QString intervalText(const Interval &interval)
{
    return interval.from.toUTC().toString(Qt::ISODateWithMs) + u'/' + interval.to.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject detailedMetric(const QString &metric)
{
    return {{QStringLiteral("metric"), metric}, {QStringLiteral("details"), true}};
}

// A query that only reads, whatever its verb.
HttpRequest query(const QString &route, const QJsonObject &body)
{
    HttpRequest http = write(Verb::Post, route, {}, QJsonDocument(body));
    http.safeToRepeat = true;
    return http;
}

} // namespace

Request<DetailsPage> details(const DetailsQuery &wanted)
{
    Q_ASSERT(wanted.pageSize >= 1 && wanted.pageSize <= MaxPageSize);
    const QJsonObject body{
        {QStringLiteral("interval"), intervalText(wanted.interval)},
        {QStringLiteral("order"), QStringLiteral("asc")},
        {QStringLiteral("orderBy"), QStringLiteral("conversationStart")},
        {QStringLiteral("paging"),
         QJsonObject{{QStringLiteral("pageSize"), wanted.pageSize}, {QStringLiteral("pageNumber"), wanted.pageNumber}}},
        {QStringLiteral("segmentFilters"), segmentFilters(wanted.queues)},
    };
    return {query(QStringLiteral("/api/v2/analytics/conversations/details/query"), body), decodeDetails};
}

Request<DetailsPage> detailsOf(const QList<ConversationId> &ids)
{
    Q_ASSERT(!ids.isEmpty() && ids.size() <= MaxPageSize);
    HttpRequest http = get(QStringLiteral("/api/v2/analytics/conversations/details"));
    http.query.addQueryItem(QStringLiteral("id"), commaJoined(ids));
    return {http, decodeDetails};
}

Request<ActivitySnapshot> activity(const QList<QueueId> &queues)
{
    Q_ASSERT(!queues.isEmpty() && queues.size() <= MaxPageSize);
    const QJsonObject body{
        {QStringLiteral("metrics"),
         QJsonArray{detailedMetric(QStringLiteral("oInteracting")), detailedMetric(QStringLiteral("oWaiting")),
                    detailedMetric(QStringLiteral("oAlerting"))}},
        {QStringLiteral("groupBy"), QJsonArray{QStringLiteral("queueId")}},
        {QStringLiteral("filter"), anyOf(queues)},
    };
    HttpRequest http = query(QStringLiteral("/api/v2/analytics/conversations/activity/query"), body);
    http.query = pageQuery(1); // one group for each queue: all on one page
    return {http, decodeActivity};
}

} // namespace wrapdesk::api::analytics
