// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/eventcodec.h"

#include "codec/conversationcodec.h"
#include "codec/jsonreader.h"
#include "codec/vocabulary.h"

namespace wrapdesk {

namespace {

// The id in a topic name made of `prefix`, id and `suffix`; empty if the name is not of that form.
QString idInTopic(const QString &topic, QLatin1String prefix, QLatin1String suffix)
{
    if (!topic.startsWith(prefix) || !topic.endsWith(suffix))
        return {};
    const QString id = topic.mid(prefix.size(), topic.size() - prefix.size() - suffix.size());
    return id.contains(u'.') ? QString() : id;
}

SocketEvent readMetadata(const JsonCursor &body, const QString &topic)
{
    const QString message = body.text(QLatin1String("message"));
    if (message.compare(QLatin1String("pong"), Qt::CaseInsensitive) == 0)
        return Pong{};
    if (message.contains(QLatin1String("heartbeat"), Qt::CaseInsensitive))
        return Heartbeat{};
    return OtherTopic{topic};
}

QString customerOf(const JsonCursor &event, Direction direction)
{
    const bool isOutbound = direction == Direction::Outbound;
    const QString number = event.text(isOutbound ? QLatin1String("dnis") : QLatin1String("ani"));
    return number.isEmpty() ? event.text(isOutbound ? QLatin1String("addressTo") : QLatin1String("addressFrom"))
                            : number;
}

// The part that .acw and .wrapup have in common. The code may be a name (FEATURES, trap 6).
Leg readDetailLeg(const JsonCursor &event, const QDateTime &at)
{
    Leg leg;
    leg.id = {ConversationId(event.requiredText(QLatin1String("conversationId"))),
              ParticipantId(event.requiredText(QLatin1String("participantId"))),
              CommunicationId(event.requiredText(QLatin1String("sessionId")))};
    leg.queue = QueueId(event.text(QLatin1String("queueId")));
    leg.agent = UserId(event.text(QLatin1String("userId")));
    leg.media = mediaFromWord(event.text(QLatin1String("mediaType")));
    leg.direction = directionFromWord(event.text(QLatin1String("direction")));
    leg.customer = customerOf(event, leg.direction);
    const QString code = event.essentialText(QLatin1String("wrapupCode"));
    if (!code.isEmpty())
        leg.code = AssignedCode{.code = code, .notes = event.text(QLatin1String("wrapupNotes")), .setAt = at};
    return leg;
}

AcwResult readAcw(const JsonCursor &event)
{
    AcwResult result{.leg = {}, .at = event.time(QLatin1String("eventTime"))};
    result.leg = readDetailLeg(event, result.at);
    result.leg.phase = LegPhase::Ended;
    result.leg.acw = AcwState::Complete;
    result.leg.acwEnd = result.at;
    const std::optional<qint64> duration = event.number(QLatin1String("wrapupDurationMs"));
    if (duration && result.at.isValid())
        result.leg.acwStart = result.at.addMSecs(-*duration);
    return result;
}

WrapupResult readWrapup(const JsonCursor &event)
{
    const QDateTime at = event.time(QLatin1String("eventTime"));
    return {.leg = readDetailLeg(event, at), .at = at};
}

// Goes by the topic name alone: v2.system.socket_closing has no value of its own in the body's enum (FACTS §11.6).
SocketEvent readSystem(const QString &topic, const JsonCursor &body)
{
    if (topic.startsWith(QLatin1String("v2.system.socket_closing")))
        return SocketClosing{};
    if (topic.startsWith(QLatin1String("v2.system.no_longer_subscribed")))
        return NoLongerSubscribed{body.text(QLatin1String("reason"))};
    if (topic.startsWith(QLatin1String("v2.system.token_revoked")))
        return TokenRevoked{};
    return OtherTopic{topic};
}

SocketEvent readFrame(const JsonCursor &frame)
{
    const QString topic = frame.requiredText(QLatin1String("topicName"));
    if (topic == QLatin1String("channel.metadata"))
        return readMetadata(frame.object(QLatin1String("eventBody")), topic);
    if (topic.startsWith(QLatin1String("v2.system.")))
        return readSystem(topic, frame.object(QLatin1String("eventBody")));

    const QString queue = idInTopic(topic, QLatin1String("v2.routing.queues."), QLatin1String(".conversations"));
    if (!queue.isEmpty()) {
        const JsonCursor body = frame.requiredObject(QLatin1String("eventBody"));
        return QueueConversation{.queue = QueueId(queue),
                                 .conversation = ConversationId(body.requiredText(QLatin1String("id"))),
                                 .legs = readConversation(body)};
    }
    constexpr QLatin1String detail("v2.detail.events.conversation.");
    if (!idInTopic(topic, detail, QLatin1String(".acw")).isEmpty())
        return readAcw(frame.requiredObject(QLatin1String("eventBody")));
    if (!idInTopic(topic, detail, QLatin1String(".wrapup")).isEmpty())
        return readWrapup(frame.requiredObject(QLatin1String("eventBody")));
    return OtherTopic{topic};
}

} // namespace

Result<SocketEvent> decodeFrame(const QByteArray &frame) { return readJson<SocketEvent>(frame, readFrame); }

} // namespace wrapdesk
