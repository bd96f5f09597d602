// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analyticsfilter.h"
#include "analyticsquery.h"
#include "site.h"

#include <QMap>

#include <algorithm>
#include <vector>

namespace demoorg {

namespace {

constexpr int mostEntities = 100; // details of a group and metric; beyond, the answer says truncated

QStringList activityDimensions()
{
    return QStringLiteral("activeRouting addressFrom addressTo agentScore ani conversationId convertedFrom convertedTo "
                          "direction dnis mediaType participantName queueId requestedLanguageId requestedRouting "
                          "requestedRoutingSkillId routingPriority scoredAgentId sessionId teamId usedRouting userId ")
        .split(u' ', Qt::SkipEmptyParts);
}

// A session that waits, alerts or interacts at this moment.
struct Activity
{
    QString metric; // oWaiting | oAlerting | oInteracting
    QDateTime since;
    const Conversation *conversation = nullptr;
    const Participant *participant = nullptr;
    const Communication *communication = nullptr;

    QString value(const QString &dimension) const
    {
        using Value = QString (*)(const Activity &);
        static const QHash<QString, Value> values{
            {QStringLiteral("queueId"), [](const Activity &a) { return a.participant->queueId; }},
            {QStringLiteral("userId"), [](const Activity &a) { return a.participant->userId; }},
            {QStringLiteral("participantName"), [](const Activity &a) { return a.participant->name; }},
            {QStringLiteral("conversationId"), [](const Activity &a) { return a.conversation->id; }},
            {QStringLiteral("sessionId"), [](const Activity &a) { return a.communication->id; }},
            {QStringLiteral("mediaType"), [](const Activity &a) { return a.communication->media; }},
            {QStringLiteral("direction"), [](const Activity &a) { return a.communication->direction; }},
            {QStringLiteral("ani"), [](const Activity &a) { return a.communication->ani; }},
            {QStringLiteral("dnis"), [](const Activity &a) { return a.communication->dnis; }},
        };
        const Value of = values.value(dimension);
        return of != nullptr ? of(*this) : QString();
    }
};

QString metricOf(const Participant &participant, const Communication &communication)
{
    if (participant.queueId.isEmpty() || communication.disconnectedTime.isValid())
        return {};
    const bool isAgent = participant.purpose == QStringLiteral("agent") && participant.monitoredParticipantId.isEmpty();
    if (participant.purpose == QStringLiteral("acd"))
        return participant.endTime.isValid() ? QString() : QStringLiteral("oWaiting");
    if (isAgent && communication.state == QStringLiteral("alerting"))
        return QStringLiteral("oAlerting");
    if (isAgent && communication.state == QStringLiteral("connected"))
        return QStringLiteral("oInteracting");
    return {}; // after-call work is in no metric
}

std::vector<Activity> activitiesNow(const Site &site, const Reach &reach)
{
    std::vector<Activity> result;
    for (const QString &id : site.conversationIds()) {
        const auto found = site.conversations().constFind(id);
        if (found == site.conversations().constEnd() || found->endTime.isValid())
            continue;
        for (const Participant &participant : found->participants) {
            const Queue *queue = site.queue(participant.queueId);
            if (queue == nullptr || !reach.has(queue->divisionId))
                continue;
            for (const Communication &communication : participant.communications)
                if (const QString metric = metricOf(participant, communication); !metric.isEmpty())
                    result.push_back({.metric = metric,
                                      .since = communication.connectedTime.isValid() ? communication.connectedTime
                                                                                     : communication.startAlertingTime,
                                      .conversation = &*found,
                                      .participant = &participant,
                                      .communication = &communication});
        }
    }
    return result;
}

QJsonObject entityJson(const Activity &activity)
{
    QJsonObject result{{QStringLiteral("activityDate"), isoTime(activity.since)},
                       {QStringLiteral("metric"), activity.metric}};
    for (const char *name : {"conversationId", "sessionId", "mediaType", "queueId", "userId", "participantName", "ani",
                             "dnis", "direction"}) {
        const QString dimension = QString::fromLatin1(name);
        if (const QString value = activity.value(dimension); !value.isEmpty())
            result.insert(dimension, value);
    }
    return result;
}

struct WantedMetric
{
    QString name;
    bool details = false;
};

QList<WantedMetric> wantedMetrics(const QJsonObject &query)
{
    QList<WantedMetric> result;
    const QJsonArray metrics = query.value(QStringLiteral("metrics")).toArray();
    for (const auto &metric : metrics)
        result.append({metric.toObject().value(QStringLiteral("metric")).toString(),
                       metric.toObject().value(QStringLiteral("details")).toBool()});
    return result;
}

QJsonObject groupJson(const QJsonObject &group, const std::vector<Activity> &members,
                      const QList<WantedMetric> &metrics)
{
    QJsonArray data;
    QJsonArray entities;
    bool isTruncated = false;
    for (const WantedMetric &metric : metrics) {
        std::vector<Activity> counted;
        std::ranges::copy_if(members, std::back_inserter(counted),
                             [&metric](const Activity &activity) { return activity.metric == metric.name; });
        data.append(
            QJsonObject{{QStringLiteral("metric"), metric.name}, {QStringLiteral("count"), qint64(counted.size())}});
        if (!metric.details)
            continue;
        std::ranges::stable_sort(counted, {}, &Activity::since);
        // Too many: the first half is the oldest, the second half the newest (FACTS §2.4).
        if (counted.size() > mostEntities) {
            isTruncated = true;
            counted.erase(counted.begin() + mostEntities / 2, counted.end() - mostEntities / 2);
        }
        for (const Activity &activity : counted)
            entities.append(entityJson(activity));
    }
    return {{QStringLiteral("group"), group},
            {QStringLiteral("data"), data},
            {QStringLiteral("truncated"), isTruncated},
            {QStringLiteral("entities"), entities}};
}

} // namespace

Shape activityQueryShape()
{
    const Shape metric =
        Shape::object({{"metric", Shape::text({QStringLiteral("oAlerting"), QStringLiteral("oInteracting"),
                                               QStringLiteral("oWaiting"), QStringLiteral("oLongestInteracting"),
                                               QStringLiteral("oLongestWaiting")})},
                       {"details", Shape::truth()}},
                      {QStringLiteral("metric")});
    return Shape::object(
        {{"metrics", Shape::listOf(metric)},
         {"groupBy", Shape::listOf(Shape::text(activityDimensions()))},
         {"filter", AnalyticsFilter::shape(activityDimensions())},
         {"order", Shape::text({QStringLiteral("asc"), QStringLiteral("desc"), QStringLiteral("unordered")})}},
        {QStringLiteral("metrics"), QStringLiteral("groupBy")});
}

Answer activityQuery(const Site &site, const Reach &reach, const QJsonObject &query)
{
    const AnalyticsFilter filter(query.value(QStringLiteral("filter")).toObject());
    const QJsonArray groupBy = query.value(QStringLiteral("groupBy")).toArray();
    struct Group
    {
        QJsonObject dimensions;
        std::vector<Activity> members;
    };
    QMap<QString, Group> groups;
    for (const Activity &activity : activitiesNow(site, reach)) {
        const auto dimensions = [&activity](const QString &dimension) {
            const QString value = activity.value(dimension);
            return value.isEmpty() ? QStringList() : QStringList{value};
        };
        if (!filter.admits(dimensions))
            continue;
        QStringList key;
        QJsonObject named;
        for (const auto &dimension : groupBy) {
            key.append(activity.value(dimension.toString()));
            named.insert(dimension.toString(), key.last());
        }
        Group &group = groups[key.join(u'|')];
        group.dimensions = named;
        group.members.push_back(activity);
    }
    QJsonArray results;
    const QList<WantedMetric> metrics = wantedMetrics(query);
    for (const Group &group : std::as_const(groups))
        results.append(groupJson(group.dimensions, group.members, metrics));
    return QJsonObject{{QStringLiteral("results"), results}};
}

} // namespace demoorg
