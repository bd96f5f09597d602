// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "conversationjson.h"

#include "api.h"
#include "site.h"

namespace demoorg {

namespace {

enum class Dialect
{
    Rest,
    Event
};

// Events spell the platform's own codes by name, all others by id.
QString eventCode(const Wrapup &wrapup)
{
    const bool isPlatforms =
        wrapup.name.startsWith(QStringLiteral("ININ-")) || wrapup.name == QStringLiteral("Default Wrap-up Code");
    return isPlatforms ? wrapup.name : wrapup.code;
}

QJsonObject wrapupJson(const Wrapup &wrapup, Dialect dialect)
{
    QJsonObject result{{QStringLiteral("durationSeconds"), wrapup.durationSeconds}};
    put(result, "code", dialect == Dialect::Rest ? wrapup.code : eventCode(wrapup));
    put(result, "notes", wrapup.notes);
    put(result, "endTime", wrapup.endTime);
    if (!wrapup.tags.isEmpty())
        result.insert(QStringLiteral("tags"), QJsonArray::fromStringList(wrapup.tags));
    if (dialect == Dialect::Event)
        return result;
    put(result, "name", wrapup.name);
    if (wrapup.provisional)
        result.insert(QStringLiteral("provisional"), true);
    return result;
}

// The topic has no word for what an agent has merely saved for later, and leaves it out.
bool isShown(const std::optional<Wrapup> &wrapup, Dialect dialect)
{
    return wrapup && (dialect == Dialect::Rest || !wrapup->provisional);
}

// The two dialects differ in the do-not-disturb endings (FACTS §11.5).
QString disconnectType(QString type, Dialect dialect)
{
    if (dialect == Dialect::Event)
        type.replace(QStringLiteral("donotdisturb"), QStringLiteral("dnd"));
    return type;
}

QJsonObject addressJson(const QString &address)
{
    return {{QStringLiteral("addressNormalized"), address}, {QStringLiteral("addressRaw"), address}};
}

void putAddresses(QJsonObject &result, const Communication &communication, const Participant &participant)
{
    if (communication.media == QStringLiteral("voice")) {
        result.insert(QStringLiteral("self"), addressJson(participant.address));
        result.insert(QStringLiteral("other"), addressJson(communication.ani));
    } else if (communication.media == QStringLiteral("callback")) {
        result.insert(QStringLiteral("callbackNumbers"), QJsonArray{communication.ani});
    } else if (communication.media == QStringLiteral("message")) {
        result.insert(QStringLiteral("type"), QStringLiteral("webmessaging"));
        result.insert(QStringLiteral("fromAddress"), addressJson(communication.ani));
        result.insert(QStringLiteral("toAddress"), addressJson(communication.dnis));
    }
}

QJsonObject communicationJson(const Communication &communication, const Participant &participant, Dialect dialect)
{
    QJsonObject result{{QStringLiteral("id"), communication.id},
                       {QStringLiteral("state"), communication.state},
                       {QStringLiteral("direction"), communication.direction},
                       {QStringLiteral("held"), communication.held}};
    put(result, "provider", communication.provider);
    if (dialect == Dialect::Rest)
        put(result, "startAlertingTime", communication.startAlertingTime);
    put(result, "connectedTime", communication.connectedTime);
    put(result, "disconnectedTime", communication.disconnectedTime);
    put(result, "disconnectType", disconnectType(communication.disconnectType, dialect));
    putAddresses(result, communication, participant);
    if (isShown(communication.wrapup, dialect))
        result.insert(QStringLiteral("wrapup"), wrapupJson(*communication.wrapup, dialect));
    if (!communication.acw.state.isEmpty()) {
        QJsonObject acw{{QStringLiteral("state"), communication.acw.state}};
        put(acw, "startTime", communication.acw.start);
        put(acw, "endTime", communication.acw.end);
        result.insert(QStringLiteral("afterCallWork"), acw);
    }
    return result;
}

void putCommunications(QJsonObject &result, const Participant &participant, Dialect dialect)
{
    QHash<QString, QJsonArray> lists;
    if (dialect == Dialect::Rest)
        for (const char *name : {"calls", "callbacks", "chats", "cobrowsesessions", "emails", "messages",
                                 "screenshares", "socialExpressions", "videos"})
            lists.insert(QString::fromLatin1(name), {});
    for (const Communication &communication : participant.communications)
        lists[mediaPlural(communication.media)].append(communicationJson(communication, participant, dialect));
    for (auto it = lists.cbegin(); it != lists.cend(); ++it)
        result.insert(it.key(), *it);
}

void putWrapup(QJsonObject &result, const Participant &participant, Dialect dialect)
{
    result.insert(QStringLiteral("wrapupRequired"), participant.wrapupRequired);
    if (dialect == Dialect::Event)
        result.insert(QStringLiteral("wrapupExpected"), participant.wrapupExpected);
    else if (participant.wrapupSkipped)
        result.insert(QStringLiteral("wrapupSkipped"), true);
    put(result, "wrapupPrompt", participant.wrapupPrompt);
    if (participant.wrapupTimeoutMs > 0)
        result.insert(QStringLiteral("wrapupTimeoutMs"), participant.wrapupTimeoutMs);
    put(result, "startAcwTime", participant.startAcwTime);
    put(result, "endAcwTime", participant.endAcwTime);
    if (isShown(participant.wrapup, dialect))
        result.insert(QStringLiteral("wrapup"), wrapupJson(*participant.wrapup, dialect));
}

QJsonObject participantJson(const Participant &participant, const Site &site, Dialect dialect)
{
    QJsonObject attributes;
    for (auto it = participant.attributes.cbegin(); it != participant.attributes.cend(); ++it)
        attributes.insert(it.key(), it.value());
    QJsonObject result{{QStringLiteral("id"), participant.id},
                       {QStringLiteral("purpose"), participant.purpose},
                       {QStringLiteral("attributes"), attributes}};
    put(result, "name", participant.name);
    put(result, "userId", participant.userId);
    put(result, "queueId", participant.queueId);
    put(result, "teamId", participant.teamId);
    put(result, "address", participant.address);
    put(result, "connectedTime", participant.connectedTime);
    put(result, "endTime", participant.endTime);
    put(result, "monitoredParticipantId", participant.monitoredParticipantId);
    if (dialect == Dialect::Rest) {
        put(result, "startTime", participant.connectedTime);
        if (!participant.userId.isEmpty())
            result.insert(QStringLiteral("userUri"), QStringLiteral("/api/v2/users/") + participant.userId);
        if (const Queue *queue = site.queue(participant.queueId))
            result.insert(QStringLiteral("queueName"), queue->name);
    }
    putWrapup(result, participant, dialect);
    putCommunications(result, participant, dialect);
    return result;
}

QJsonObject conversationJson(const Conversation &conversation, const Site &site, Dialect dialect)
{
    QJsonArray participants;
    for (const Participant &participant : conversation.participants)
        participants.append(participantJson(participant, site, dialect));
    QJsonArray divisions;
    for (const QString &id : conversation.divisionIds)
        divisions.append(QJsonObject{{QStringLiteral("division"), QJsonObject{{QStringLiteral("id"), id}}},
                                     {QStringLiteral("entities"), QJsonArray()}});
    QJsonObject result{{QStringLiteral("id"), conversation.id},
                       {QStringLiteral("participants"), participants},
                       {QStringLiteral("divisions"), divisions}};
    put(result, "externalTag", conversation.externalTag);
    return result;
}

} // namespace

QString mediaPlural(const QString &media)
{
    if (media == QStringLiteral("internalmessage"))
        return QStringLiteral("internalMessages");
    return media == QStringLiteral("voice") ? QStringLiteral("calls") : QString(media + u's');
}

QJsonObject restConversation(const Conversation &conversation, const Site &site)
{
    QJsonObject result = conversationJson(conversation, site, Dialect::Rest);
    put(result, "startTime", conversation.startTime);
    put(result, "endTime", conversation.endTime);
    result.insert(QStringLiteral("recordingState"), QStringLiteral("NONE"));
    result.insert(QStringLiteral("selfUri"), QStringLiteral("/api/v2/conversations/") + conversation.id);
    return result;
}

QJsonObject eventConversation(const Conversation &conversation, const Site &site)
{
    return conversationJson(conversation, site, Dialect::Event);
}

QJsonObject detailEvent(const Conversation &conversation, const Participant &participant,
                        const Communication &communication, const QDateTime &at)
{
    QJsonObject result{{QStringLiteral("eventTime"), at.toMSecsSinceEpoch()},
                       {QStringLiteral("conversationId"), conversation.id},
                       {QStringLiteral("participantId"), participant.id},
                       {QStringLiteral("sessionId"), communication.id},
                       {QStringLiteral("mediaType"), communication.media.toUpper()},
                       {QStringLiteral("direction"), communication.direction.toUpper()}};
    put(result, "provider", communication.provider);
    put(result, "ani", communication.ani);
    put(result, "dnis", communication.dnis);
    put(result, "userId", participant.userId);
    put(result, "queueId", participant.queueId);
    const std::optional<Wrapup> &wrapup = communication.wrapup ? communication.wrapup : participant.wrapup;
    if (isShown(wrapup, Dialect::Event)) {
        put(result, "wrapupCode", eventCode(*wrapup));
        put(result, "wrapupNotes", wrapup->notes);
        result.insert(QStringLiteral("wrapupDurationMs"), qint64(wrapup->durationSeconds) * 1000);
    }
    return result;
}

QJsonObject assignedWrapup(const std::optional<Wrapup> &wrapup)
{
    if (!wrapup)
        return {};
    QJsonObject result = wrapupJson(*wrapup, Dialect::Rest);
    result.remove(QStringLiteral("name"));
    result.remove(QStringLiteral("provisional"));
    return result;
}

} // namespace demoorg
