// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/conversationcodec.h"

#include "codec/jsonreader.h"
#include "codec/vocabulary.h"

#include <algorithm>

namespace wrapdesk {

namespace {

struct CommunicationArray
{
    QLatin1String key;
    Media media;
};

constexpr CommunicationArray communicationArrays[] = {
    {QLatin1String("calls"), Media::Voice},
    {QLatin1String("callbacks"), Media::Callback},
    {QLatin1String("emails"), Media::Email},
    {QLatin1String("messages"), Media::Message},
    {QLatin1String("socialExpressions"), Media::Social},
    {QLatin1String("videos"), Media::Video},
    {QLatin1String("cobrowsesessions"), Media::Cobrowse},
    {QLatin1String("screenshares"), Media::Screenshare},
    {QLatin1String("chats"), Media::Chat},
    {QLatin1String("internalMessages"), Media::InternalMessage},
};

// What the conversation says for all of its legs.
struct Common
{
    ConversationId id;
    QDateTime start;
    QDateTime end; // null while anybody is left
    QString customer;
    QString externalTag;
};

struct Communication
{
    Media media;
    JsonCursor json;
};

QList<Communication> communicationsOf(const JsonCursor &participant)
{
    QList<Communication> all;
    for (const auto &[key, media] : communicationArrays) {
        const QList<JsonCursor> items = participant.items(key);
        for (const JsonCursor &json : items)
            all.append({media, json});
    }
    return all;
}

QDateTime joinedAt(const JsonCursor &participant)
{
    return firstOf({participant.time(QLatin1String("startTime")), participant.time(QLatin1String("connectedTime"))});
}

Common commonOf(const JsonCursor &conversation, const QList<JsonCursor> &participants)
{
    Common common{.id = ConversationId(conversation.requiredText(QLatin1String("id"))),
                  .start = conversation.time(QLatin1String("startTime")),
                  .end = conversation.time(QLatin1String("endTime")),
                  .externalTag = conversation.text(QLatin1String("externalTag"))};
    const bool isStartUnsaid = !common.start.isValid(); // the topic leaves it out
    for (const JsonCursor &participant : participants) {
        if (isStartUnsaid) {
            const QDateTime joined = joinedAt(participant);
            if (joined.isValid() && (!common.start.isValid() || joined < common.start))
                common.start = joined;
        }
        if (common.customer.isEmpty() && isCustomer(participant.text(QLatin1String("purpose")))) {
            const QString address = participant.text(QLatin1String("address"));
            common.customer = address.isEmpty() ? participant.text(QLatin1String("ani")) : address;
        }
    }
    return common;
}

// Essential: a code that cannot be read must never pass for no code, or we would write over it. What an agent saves for
// later needs no code (FACTS §2.2); without that mark an empty wrap-up is none (FACTS §11.9).
std::optional<AssignedCode> wrapupOf(const JsonCursor &holder)
{
    const JsonCursor wrapup = holder.essentialObject(QLatin1String("wrapup"));
    QString code = wrapup.essentialText(QLatin1String("code"));
    if (code.isEmpty())
        code = wrapup.text(QLatin1String("name"));
    const bool isProvisional = wrapup.isTrue(QLatin1String("provisional"));
    if (code.isEmpty() && !isProvisional)
        return std::nullopt;
    return AssignedCode{.code = code,
                        .notes = wrapup.text(QLatin1String("notes")),
                        .setAt = wrapup.time(QLatin1String("endTime")),
                        .provisional = isProvisional};
}

LegPhase phaseOfState(QStringView state, bool wasConnected)
{
    if (state == QLatin1String("disconnected") || state == QLatin1String("terminated"))
        return LegPhase::Ended;
    if (state == QLatin1String("connected") || wasConnected)
        return LegPhase::Talking; // parked, transmitting and whatever comes later are ways of being connected
    constexpr QLatin1String contacting[] = {QLatin1String("alerting"), QLatin1String("dialing"),
                                            QLatin1String("contacting"), QLatin1String("offering"),
                                            QLatin1String("scheduled")};
    const bool isContacting = std::any_of(std::begin(contacting), std::end(contacting),
                                          [state](QLatin1String word) { return state == word; });
    return isContacting ? LegPhase::Contacting : LegPhase::Unknown;
}

// What one communication says of itself, before the participant fills the holes.
Leg legOf(const Communication &communication, const Leg &participant, bool participantLeft)
{
    const JsonCursor &json = communication.json;
    Leg leg = participant;
    leg.id.communication = CommunicationId(json.requiredText(QLatin1String("id")));
    leg.media = communication.media;
    leg.direction = directionFromWord(json.text(QLatin1String("direction")));
    leg.alertingAt = json.time(QLatin1String("startAlertingTime"));
    leg.connectedAt = json.time(QLatin1String("connectedTime"));
    leg.endedAt = json.time(QLatin1String("disconnectedTime"));
    leg.disconnectType = json.text(QLatin1String("disconnectType"));

    // disconnectedTime goes before state: a callback in ACW still reads "connected" (FACTS §3).
    const bool isOver = leg.endedAt.isValid() || participantLeft;
    leg.phase = isOver ? LegPhase::Ended : phaseOfState(json.text(QLatin1String("state")), leg.isAnswered());
    leg.held = !leg.isEnded() && json.isTrue(QLatin1String("held"));

    const JsonCursor afterCallWork = json.object(QLatin1String("afterCallWork"));
    leg.acw = acwStateFromWord(afterCallWork.text(QLatin1String("state")));
    leg.acwStart = afterCallWork.time(QLatin1String("startTime"));
    leg.acwEnd = afterCallWork.time(QLatin1String("endTime"));
    leg.code = wrapupOf(json);
    return leg;
}

// With communicationBasedACW off the participant has the ACW and the code, its communications say nothing of them.
void inheritAcw(Leg &leg, const JsonCursor &participant)
{
    if (!leg.isEnded())
        return; // wrapupRequired on a connected leg announces ACW, it is none yet (FEATURES, trap 1)
    const QDateTime start = participant.time(QLatin1String("startAcwTime"));
    const QDateTime end = participant.time(QLatin1String("endAcwTime"));
    if (leg.acwSkipped)
        leg.acw = AcwState::Skipped;
    else if (end.isValid())
        leg.acw = AcwState::Complete;
    else if (start.isValid() && participant.isTrue(QLatin1String("wrapupRequired"))
             && !(leg.code && leg.code->stands()))
        leg.acw = AcwState::Pending;
    leg.acwStart = firstOf({leg.acwStart, start});
    leg.acwEnd = firstOf({leg.acwEnd, end});
}

// The topic may leave connectedTime out of the communications. The participant's own joins already at alerting, so it
// counts only where something shows that the leg was answered (trap 2: a declined alert never is one).
void inheritConnectedTime(Leg &leg, const JsonCursor &participant)
{
    const bool wasAnswered = leg.phase == LegPhase::Talking || leg.code || leg.acw == AcwState::Pending
                             || leg.acw == AcwState::Complete || leg.acw == AcwState::Skipped
                             || (leg.isEnded() && participant.isTrue(QLatin1String("wrapupRequired")));
    if (wasAnswered)
        leg.connectedAt =
            firstOf({participant.time(QLatin1String("connectedTime")), participant.time(QLatin1String("startTime")),
                     leg.alertingAt, leg.endedAt, leg.acwStart});
}

bool isAcwOf(const Leg &leg) { return leg.acw != AcwState::Unknown && leg.acw != AcwState::NotApplicable; }

// What the participant says for all of its communications.
Leg participantLeg(const JsonCursor &participant, const Common &common)
{
    Leg leg;
    leg.id.conversation = common.id;
    leg.id.participant = ParticipantId(participant.requiredText(QLatin1String("id")));
    leg.queue = QueueId(participant.text(QLatin1String("queueId")));
    leg.agent = UserId(participant.text(QLatin1String("userId")));
    leg.agentName = participant.text(QLatin1String("name"));
    leg.team = TeamId(participant.text(QLatin1String("teamId")));
    leg.customer = common.customer;
    leg.externalTag = common.externalTag;
    leg.conversationStart = common.start;
    leg.monitoring = !participant.text(QLatin1String("monitoredParticipantId")).isEmpty()
                     || !participant.text(QLatin1String("coachedParticipantId")).isEmpty()
                     || !participant.text(QLatin1String("bargedParticipantId")).isEmpty();
    leg.prompt = wrapupPromptFromWord(participant.text(QLatin1String("wrapupPrompt")));
    if (const std::optional<qint64> timeout = participant.number(QLatin1String("wrapupTimeoutMs")))
        leg.acwTimeout = std::chrono::milliseconds(*timeout);
    leg.acwSkipped = participant.isTrue(QLatin1String("wrapupSkipped"));
    return leg;
}

QList<Leg> readParticipant(const JsonCursor &participant, const Common &common)
{
    const UserId user(participant.text(QLatin1String("userId")));
    if (!isAgentSide(participant.text(QLatin1String("purpose")), user))
        return {};
    const QList<Communication> communications = communicationsOf(participant);
    if (communications.isEmpty())
        return {};
    const Leg shared = participantLeg(participant, common);
    const QDateTime leftAt = firstOf({participant.time(QLatin1String("endTime")), common.end});
    QList<Leg> legs;
    for (const Communication &communication : communications)
        legs.append(legOf(communication, shared, leftAt.isValid()));

    const auto none = [&legs](auto predicate) { return std::none_of(legs.cbegin(), legs.cend(), predicate); };
    const bool inheritsCode = none([](const Leg &leg) { return leg.code.has_value(); });
    const bool inheritsAcw = none(isAcwOf);
    const bool inheritsConnected = none([](const Leg &leg) { return leg.isAnswered(); });
    for (Leg &leg : legs) {
        if (inheritsCode)
            leg.code = wrapupOf(participant);
        if (inheritsAcw)
            inheritAcw(leg, participant);
        if (inheritsConnected)
            inheritConnectedTime(leg, participant);
        if (leg.isEnded() && !leg.endedAt.isValid())
            leg.endedAt = firstOf({leg.acwStart, leftAt});
        leg.acwSkipped = leg.acwSkipped || leg.acw == AcwState::Skipped;
    }
    return legs;
}

} // namespace

QList<Leg> readConversation(const JsonCursor &conversation)
{
    const QList<JsonCursor> participants = conversation.items(QLatin1String("participants"));
    const Common common = commonOf(conversation, participants);
    QList<Leg> legs;
    for (const JsonCursor &participant : participants)
        legs += readParticipant(participant, common);
    return legs;
}

Result<QList<Leg>> decodeConversation(const QByteArray &body) { return readJson<QList<Leg>>(body, readConversation); }

Result<QString> decodeAttribute(const QByteArray &body, const ParticipantId &participant, const QString &name)
{
    return readJson<QString>(body, [&](const JsonCursor &conversation) {
        const QList<JsonCursor> participants = conversation.items(QLatin1String("participants"));
        for (const JsonCursor &candidate : participants) {
            if (candidate.text(QLatin1String("id")) == participant.text())
                return candidate.object(QLatin1String("attributes")).text(name);
        }
        return QString();
    });
}

Result<ConversationSettings> decodeConversationSettings(const QByteArray &body)
{
    return readJson<ConversationSettings>(body, [](const JsonCursor &settings) {
        return ConversationSettings{.communicationBasedAcw = settings.isTrue(QLatin1String("communicationBasedACW"))};
    });
}

} // namespace wrapdesk
