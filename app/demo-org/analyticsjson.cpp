// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api.h"
#include "conversationjson.h"

namespace demoorg {

namespace {

QJsonObject segmentJson(const Segment &segment)
{
    QJsonObject result{{QStringLiteral("segmentType"), segment.type}, {QStringLiteral("conference"), false}};
    put(result, "segmentStart", segment.start);
    put(result, "segmentEnd", segment.end);
    put(result, "queueId", segment.queueId);
    put(result, "disconnectType", analyticsDisconnectType(segment.disconnectType));
    put(result, "wrapUpCode", segment.wrapUpCode);
    put(result, "wrapUpNote", segment.wrapUpNote);
    if (!segment.wrapUpTags.isEmpty())
        result.insert(QStringLiteral("wrapUpTags"), QJsonArray::fromStringList(segment.wrapUpTags));
    return result;
}

QJsonObject sessionJson(const Communication &communication, const Participant &participant)
{
    QJsonArray segments;
    for (const Segment &segment : communication.segments)
        segments.append(segmentJson(segment));
    QJsonObject result{{QStringLiteral("sessionId"), communication.id},
                       {QStringLiteral("mediaType"), communication.media},
                       {QStringLiteral("segments"), segments}};
    put(result, "direction", communication.direction);
    put(result, "provider", communication.provider);
    const bool isMail =
        communication.media == QStringLiteral("email") || communication.media == QStringLiteral("message");
    put(result, isMail ? "addressFrom" : "ani", communication.ani);
    put(result, isMail ? "addressTo" : "dnis", communication.dnis);
    put(result, "monitoredParticipantId", participant.monitoredParticipantId);
    if (communication.acwSkipped)
        result.insert(QStringLiteral("acwSkipped"), true);
    return result;
}

} // namespace

QString analyticsDisconnectType(const QString &type)
{
    static const QHash<QString, QString> spelt{
        {QStringLiteral("endpoint.donotdisturb"), QStringLiteral("dndEndpoint")},
        {QStringLiteral("transfer.conference"), QStringLiteral("conferenceTransfer")},
        {QStringLiteral("transfer.consult"), QStringLiteral("consultTransfer")},
        {QStringLiteral("transfer.donotdisturb"), QStringLiteral("dndTransfer")},
        {QStringLiteral("transfer.forward"), QStringLiteral("forwardTransfer")},
        {QStringLiteral("transfer.noanswer"), QStringLiteral("noAnswerTransfer")},
        {QStringLiteral("transfer.notavailable"), QStringLiteral("notAvailableTransfer")},
        {QStringLiteral("transport.failure"), QStringLiteral("transportFailure")},
        {QStringLiteral("session.expired"), QStringLiteral("sessionExpired")},
    };
    return spelt.value(type, type);
}

QJsonObject analyticsConversation(const Conversation &conversation)
{
    QJsonArray participants;
    for (const Participant &participant : conversation.participants) {
        QJsonArray sessions;
        for (const Communication &communication : participant.communications)
            sessions.append(sessionJson(communication, participant));
        QJsonObject object{{QStringLiteral("participantId"), participant.id},
                           {QStringLiteral("purpose"), participant.purpose},
                           {QStringLiteral("sessions"), sessions}};
        put(object, "participantName", participant.name);
        put(object, "userId", participant.userId);
        put(object, "teamId", participant.teamId);
        participants.append(object);
    }
    QJsonObject result{{QStringLiteral("conversationId"), conversation.id},
                       {QStringLiteral("participants"), participants},
                       {QStringLiteral("divisionIds"), QJsonArray::fromStringList(conversation.divisionIds)}};
    put(result, "conversationStart", conversation.startTime);
    put(result, "conversationEnd", conversation.endTime);
    put(result, "originatingDirection", conversation.originatingDirection);
    put(result, "externalTag", conversation.externalTag);
    return result;
}

} // namespace demoorg
