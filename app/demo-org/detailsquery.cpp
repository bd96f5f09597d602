// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analyticsfilter.h"
#include "analyticsquery.h"
#include "conversationjson.h"
#include "site.h"

#include <algorithm>

namespace demoorg {

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

// Every dimension the platform knows; those our site has no values for are simply absent everywhere.
QStringList conversationDimensions()
{
    return QStringLiteral(
               "accessAttribute conversationEnd conversationId conversationInitiator conversationStart "
               "customerParticipation divisionId externalTag mediaStatsMinConversationMos originatingDirection "
               "originatingSocialMediaPublic ")
        .split(u' ', Qt::SkipEmptyParts);
}

QStringList segmentDimensions()
{
    return QStringLiteral(
               "addressFrom addressTo agentAssistantId agentOwned ani authenticated bargedParticipantId "
               "callbackNumber callbackScheduledTime canonicalExternalContactId cleared coachedParticipantId "
               "conference deliveryPushed deliveryStatus destinationAddress destinationConversationId "
               "detectedSpeechEnd detectedSpeechStart direction disconnectType dnis edgeId engagementSource "
               "errorCode exitReason extendedDeliveryStatus externalContactId externalOrganizationId flaggedReason "
               "flowId flowName flowOutType flowOutcome flowOutcomeId flowOutcomeValue flowVersion groupId "
               "journeyActionId journeyActionMapId journeyCustomerId journeyCustomerIdType journeyCustomerSessionId "
               "mediaCount mediaType messageType monitoredParticipantId outboundCampaignId outboundContactId "
               "outboundContactListId participantName protocolCallId provider purpose queueId recording remote "
               "remoteNameDisplayable requestedLanguageId requestedRouting requestedRoutingSkillId scoredAgentId "
               "screenMonitoredUserId screenRecording scriptId segmentEnd segmentType sessionDnis sipResponseCode "
               "skillExpressionId snippetRecording subject teamId transferTargetAddress transferTargetName "
               "transferType usedRouting userId wrapUpCode wrapUpNote ")
        .split(u' ', Qt::SkipEmptyParts);
}

QStringList one(const QString &value) { return value.isEmpty() ? QStringList() : QStringList{value}; }

QStringList one(const QDateTime &value) { return one(isoTime(value).toString()); }

QStringList conversationValues(const Conversation &conversation, const QString &dimension)
{
    using Value = QStringList (*)(const Conversation &);
    static const QHash<QString, Value> values{
        {QStringLiteral("conversationId"), [](const Conversation &c) { return one(c.id); }},
        {QStringLiteral("conversationStart"), [](const Conversation &c) { return one(c.startTime); }},
        {QStringLiteral("conversationEnd"), [](const Conversation &c) { return one(c.endTime); }},
        {QStringLiteral("divisionId"), [](const Conversation &c) { return c.divisionIds; }},
        {QStringLiteral("externalTag"), [](const Conversation &c) { return one(c.externalTag); }},
        {QStringLiteral("originatingDirection"), [](const Conversation &c) { return one(c.originatingDirection); }},
    };
    const Value value = values.value(dimension);
    return value != nullptr ? value(conversation) : QStringList();
}

struct Stretch
{
    const Participant &participant;
    const Communication &communication;
    const Segment &segment;
};

QStringList duration(const Segment &segment)
{
    return segment.end.isValid() ? one(QString::number(segment.start.msecsTo(segment.end))) : QStringList();
}

QStringList segmentValues(const Stretch &stretch, const QString &dimension)
{
    using Value = QStringList (*)(const Stretch &);
    static const QHash<QString, Value> values{
        {QStringLiteral("queueId"), [](const Stretch &s) { return one(s.segment.queueId); }},
        {QStringLiteral("userId"), [](const Stretch &s) { return one(s.participant.userId); }},
        {QStringLiteral("teamId"), [](const Stretch &s) { return one(s.participant.teamId); }},
        {QStringLiteral("purpose"), [](const Stretch &s) { return one(s.participant.purpose); }},
        {QStringLiteral("participantName"), [](const Stretch &s) { return one(s.participant.name); }},
        {QStringLiteral("mediaType"), [](const Stretch &s) { return one(s.communication.media); }},
        {QStringLiteral("direction"), [](const Stretch &s) { return one(s.communication.direction); }},
        {QStringLiteral("ani"), [](const Stretch &s) { return one(s.communication.ani); }},
        {QStringLiteral("dnis"), [](const Stretch &s) { return one(s.communication.dnis); }},
        {QStringLiteral("provider"), [](const Stretch &s) { return one(s.communication.provider); }},
        {QStringLiteral("segmentType"), [](const Stretch &s) { return one(s.segment.type); }},
        {QStringLiteral("segmentEnd"), [](const Stretch &s) { return one(s.segment.end); }},
        {QStringLiteral("disconnectType"),
         [](const Stretch &s) { return one(analyticsDisconnectType(s.segment.disconnectType)); }},
        {QStringLiteral("wrapUpCode"), [](const Stretch &s) { return one(s.segment.wrapUpCode); }},
        {QStringLiteral("wrapUpNote"), [](const Stretch &s) { return one(s.segment.wrapUpNote); }},
        {QStringLiteral("monitoredParticipantId"),
         [](const Stretch &s) { return one(s.participant.monitoredParticipantId); }},
        {QStringLiteral("tSegmentDuration"), [](const Stretch &s) { return duration(s.segment); }},
    };
    const Value value = values.value(dimension);
    return value != nullptr ? value(stretch) : QStringList();
}

struct Filters
{
    QList<AnalyticsFilter> ofConversation;
    QList<AnalyticsFilter> ofSegment;
};

// One segment has to fulfil the whole filter; another filter may be fulfilled by another segment.
bool anySegmentFulfils(const Conversation &conversation, const AnalyticsFilter &filter)
{
    for (const Participant &participant : conversation.participants)
        for (const Communication &communication : participant.communications)
            for (const Segment &segment : communication.segments)
                if (filter.admits([stretch = Stretch{participant, communication, segment}](const QString &dimension) {
                        return segmentValues(stretch, dimension);
                    }))
                    return true;
    return false;
}

bool isWanted(const Conversation &conversation, const Filters &filters)
{
    const auto ofConversation = [&conversation](const QString &dimension) {
        return conversationValues(conversation, dimension);
    };
    return std::ranges::all_of(filters.ofConversation,
                               [&](const AnalyticsFilter &filter) { return filter.admits(ofConversation); })
           && std::ranges::all_of(filters.ofSegment, [&](const AnalyticsFilter &filter) {
                  return anySegmentFulfils(conversation, filter);
              });
}

QDateTime segmentBound(const Conversation &conversation, bool starts)
{
    QDateTime result;
    for (const Participant &participant : conversation.participants)
        for (const Communication &communication : participant.communications)
            for (const Segment &segment : communication.segments) {
                const QDateTime at = starts ? segment.start : segment.end;
                if (at.isValid() && (!result.isValid() || (starts ? at < result : at > result)))
                    result = at;
            }
    return result;
}

QDateTime sortKey(const Conversation &conversation, const QString &orderBy)
{
    if (orderBy == QStringLiteral("conversationEnd"))
        return conversation.endTime;
    if (orderBy == QStringLiteral("segmentStart"))
        return segmentBound(conversation, true);
    if (orderBy == QStringLiteral("segmentEnd"))
        return segmentBound(conversation, false);
    return conversation.startTime;
}

struct Days
{
    QDate first;
    QDate last; // included
};

std::variant<Days, Problem> daysTouched(const QJsonObject &query)
{
    const QString text = query.value(QStringLiteral("interval")).toString();
    const QDateTime from = QDateTime::fromString(text.section(u'/', 0, 0), Qt::ISODateWithMs).toUTC();
    const QDateTime to = QDateTime::fromString(text.section(u'/', 1, 1), Qt::ISODateWithMs).toUTC();
    if (!from.isValid() || !to.isValid() || to <= from)
        return invalidValue(QStringLiteral("interval"), text, QStringLiteral("ISO-8601 start/end, end after start"));
    const bool isFiltered = !query.value(QStringLiteral("conversationFilters")).toArray().isEmpty()
                            || !query.value(QStringLiteral("segmentFilters")).toArray().isEmpty();
    const qint64 allowedDays = isFiltered ? 31 : 7;
    if (from.msecsTo(to) > allowedDays * dayMs)
        return invalidValue(QStringLiteral("interval"), text,
                            QStringLiteral("at most %1 days%2")
                                .arg(allowedDays)
                                .arg(isFiltered ? QString() : QStringLiteral(" without a filter")));
    // The end is excluded: an interval that ends at midnight does not touch the new day.
    return Days{.first = from.date(), .last = to.addMSecs(-1).date()};
}

QList<const Conversation *> hits(const Site &site, const Reach &reach, const QJsonObject &query, const Days &days)
{
    const Filters filters{.ofConversation =
                              AnalyticsFilter::listFrom(query.value(QStringLiteral("conversationFilters"))),
                          .ofSegment = AnalyticsFilter::listFrom(query.value(QStringLiteral("segmentFilters")))};
    QList<const Conversation *> result;
    for (const QString &id : site.conversationIds()) {
        const auto found = site.conversations().constFind(id);
        if (found == site.conversations().constEnd())
            continue;
        const QDate started = found->startTime.toUTC().date();
        if (started >= days.first && started <= days.last && reach.hasAny(found->divisionIds)
            && isWanted(*found, filters))
            result.append(&*found);
    }
    const QString order = query.value(QStringLiteral("order")).toString(QStringLiteral("asc"));
    const QString orderBy = query.value(QStringLiteral("orderBy")).toString(QStringLiteral("conversationStart"));
    QList<std::pair<QDateTime, const Conversation *>> keyed;
    for (const Conversation *conversation : std::as_const(result))
        keyed.append({sortKey(*conversation, orderBy), conversation});
    std::ranges::stable_sort(keyed, {}, [](const auto &entry) { return entry.first; });
    if (order == QStringLiteral("desc"))
        std::ranges::reverse(keyed);
    std::ranges::transform(keyed, result.begin(), [](const auto &entry) { return entry.second; });
    return result;
}

} // namespace

Shape detailsQueryShape()
{
    const Shape others = Shape::listOf(Shape::anything());
    return Shape::object(
        {{"interval", Shape::text()},
         {"order", Shape::text({QStringLiteral("asc"), QStringLiteral("desc"), QStringLiteral("unordered")})},
         {"orderBy", Shape::text({QStringLiteral("conversationStart"), QStringLiteral("conversationEnd"),
                                  QStringLiteral("segmentStart"), QStringLiteral("segmentEnd")})},
         {"paging", Shape::object({{"pageSize", Shape::whole()}, {"pageNumber", Shape::whole()}},
                                  {QStringLiteral("pageSize"), QStringLiteral("pageNumber")})},
         {"conversationFilters", Shape::listOf(AnalyticsFilter::shape(conversationDimensions()))},
         {"segmentFilters", Shape::listOf(AnalyticsFilter::shape(segmentDimensions()))},
         {"evaluationFilters", others},
         {"surveyFilters", others},
         {"resolutionFilters", others},
         {"aggregations", others}},
        {QStringLiteral("interval")});
}

Answer detailsQuery(const Site &site, const Reach &reach, const QJsonObject &query)
{
    const QJsonObject paging = query.value(QStringLiteral("paging")).toObject();
    const int pageSize = paging.value(QStringLiteral("pageSize")).toInt(25);
    const int pageNumber = paging.value(QStringLiteral("pageNumber")).toInt(1);
    if (pageSize < 1 || pageSize > 100)
        return invalidValue(QStringLiteral("paging.pageSize"), QString::number(pageSize), QStringLiteral("1 to 100"));
    if (pageNumber < 1)
        return invalidValue(QStringLiteral("paging.pageNumber"), QString::number(pageNumber),
                            QStringLiteral("1 or more"));
    const auto days = daysTouched(query);
    if (const auto *problem = std::get_if<Problem>(&days))
        return *problem;

    const QList<const Conversation *> all = hits(site, reach, query, std::get<Days>(days));
    QJsonArray conversations;
    const qint64 first = qint64(pageNumber - 1) * pageSize;
    for (qint64 i = first; i < std::min<qint64>(first + pageSize, all.size()); ++i)
        conversations.append(analyticsConversation(*all.at(qsizetype(i))));
    QJsonObject result{{QStringLiteral("totalHits"), all.size()}};
    // Optional in the schema: a page without hits has no list at all.
    if (!conversations.isEmpty())
        result.insert(QStringLiteral("conversations"), conversations);
    return result;
}

} // namespace demoorg
