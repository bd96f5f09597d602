// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/analyticscodec.h"

#include "codec/jsonreader.h"
#include "codec/vocabulary.h"

#include <QSet>

#include <algorithm>

namespace wrapdesk {

namespace {

struct Segment
{
    QString type;
    QDateTime start;
    QDateTime end; // null while it lasts
    QString queue;
    QString disconnectType;
    QString code;
    QString note;

    bool isOneOf(std::initializer_list<QLatin1String> types) const
    {
        return std::any_of(types.begin(), types.end(), [this](QLatin1String known) { return type == known; });
    }
    // The agent has the conversation.
    bool isTalk() const
    {
        return isOneOf(
            {QLatin1String("interact"), QLatin1String("hold"), QLatin1String("parked"), QLatin1String("sharing")});
    }
    bool isWrapup() const { return type == QLatin1String("wrapup"); }
    bool isWatching() const
    {
        return isOneOf({QLatin1String("monitoring"), QLatin1String("coaching"), QLatin1String("barging"),
                        QLatin1String("screenmonitoring")});
    }
};

struct Conversation
{
    ConversationId id;
    QDateTime start;
    QDateTime end; // null while it lasts
    QString customer;
    QString externalTag;
};

// Essential: a code that cannot be read must never pass for no code.
Segment readSegment(const JsonCursor &json)
{
    return {.type = json.text(QLatin1String("segmentType")),
            .start = json.time(QLatin1String("segmentStart")),
            .end = json.time(QLatin1String("segmentEnd")),
            .queue = json.text(QLatin1String("queueId")),
            .disconnectType = json.text(QLatin1String("disconnectType")),
            .code = json.essentialText(QLatin1String("wrapUpCode")),
            .note = json.text(QLatin1String("wrapUpNote"))};
}

QList<Segment> readSegments(const JsonCursor &session)
{
    QList<Segment> segments;
    const QList<JsonCursor> items = session.items(QLatin1String("segments"));
    for (const JsonCursor &item : items)
        segments.append(readSegment(item));
    std::stable_sort(segments.begin(), segments.end(),
                     [](const Segment &a, const Segment &b) { return a.start < b.start; });
    return segments;
}

QString customerAddress(const JsonCursor &session)
{
    const bool isOutbound = directionFromWord(session.text(QLatin1String("direction"))) == Direction::Outbound;
    const QString number = session.text(isOutbound ? QLatin1String("dnis") : QLatin1String("ani"));
    return number.isEmpty() ? session.text(isOutbound ? QLatin1String("addressTo") : QLatin1String("addressFrom"))
                            : number;
}

QString customerOf(const QList<JsonCursor> &participants)
{
    for (const JsonCursor &participant : participants) {
        if (!isCustomer(participant.text(QLatin1String("purpose"))))
            continue;
        const QList<JsonCursor> sessions = participant.items(QLatin1String("sessions"));
        for (const JsonCursor &session : sessions) {
            QString address = customerAddress(session);
            if (!address.isEmpty())
                return address;
        }
    }
    return {};
}

void applyTalk(Leg &leg, const QList<Segment> &segments)
{
    for (const Segment &segment : segments) {
        if (!segment.queue.isEmpty())
            leg.queue = QueueId(segment.queue);
        if (!segment.disconnectType.isEmpty() && !segment.isWrapup())
            leg.disconnectType = segment.disconnectType;
        if (segment.type == QLatin1String("alert") && !leg.alertingAt.isValid())
            leg.alertingAt = segment.start;
        if (segment.isTalk() && !leg.isAnswered())
            leg.connectedAt = segment.start;
        leg.monitoring = leg.monitoring || segment.isWatching();
    }
}

// Where the session stands. An open conversation shows its last segment without an end.
void applyPhase(Leg &leg, const QList<Segment> &segments, const QDateTime &conversationEnd)
{
    const bool hasWrapup =
        std::any_of(segments.cbegin(), segments.cend(), [](const Segment &s) { return s.isWrapup(); });
    QDateTime lastEnd;
    const Segment *last = nullptr;
    for (const Segment &segment : segments) {
        if (segment.isWrapup() || (leg.isAnswered() && !segment.isTalk()))
            continue;
        last = &segment;
        lastEnd = std::max(lastEnd, segment.end);
    }
    const bool isOpen = last && !last->end.isValid();
    const bool isOver = hasWrapup || conversationEnd.isValid();
    if (!last && !isOver)
        return;
    if (last && !isOver && (isOpen || (!leg.isAnswered() && last->disconnectType.isEmpty()))) {
        // An alert that ended without a reason may be on its way to being answered.
        leg.phase = leg.isAnswered() ? LegPhase::Talking : LegPhase::Contacting;
        leg.held = last->type == QLatin1String("hold");
        return;
    }
    leg.phase = LegPhase::Ended;
    leg.endedAt = isOpen ? QDateTime() : lastEnd;
}

void applyAcw(Leg &leg, const QList<Segment> &segments)
{
    for (const Segment &segment : segments) {
        if (!segment.code.isEmpty()) // on whatever segment it stands (FEATURES, trap 5); the latest wins
            leg.code = AssignedCode{.code = segment.code, .notes = segment.note, .setAt = segment.end};
        if (!segment.isWrapup())
            continue;
        if (!leg.acwStart.isValid())
            leg.acwStart = segment.start;
        leg.acwEnd = segment.end;
        leg.acw = segment.end.isValid() ? AcwState::Complete : AcwState::Pending;
    }
    if (leg.acw == AcwState::Unknown && leg.acwSkipped)
        leg.acw = AcwState::Skipped;
}

Leg readSession(const JsonCursor &session, const Leg &participant, const QDateTime &conversationEnd)
{
    const QString media = session.text(QLatin1String("mediaType"));
    const QList<Segment> segments = readSegments(session);
    Leg leg = participant;
    leg.id.communication = CommunicationId(session.requiredText(QLatin1String("sessionId")));
    leg.media = mediaFromWord(media);
    leg.direction = directionFromWord(session.text(QLatin1String("direction")));
    if (leg.customer.isEmpty())
        leg.customer = customerAddress(session);
    leg.acwSkipped = session.isTrue(QLatin1String("acwSkipped"));
    leg.monitoring = media == QLatin1String("screenmonitoring")
                     || !session.text(QLatin1String("monitoredParticipantId")).isEmpty()
                     || !session.text(QLatin1String("coachedParticipantId")).isEmpty()
                     || !session.text(QLatin1String("bargedParticipantId")).isEmpty();
    applyTalk(leg, segments);
    applyPhase(leg, segments, conversationEnd);
    applyAcw(leg, segments);
    if (leg.isEnded() && !leg.endedAt.isValid())
        leg.endedAt = firstOf({leg.acwStart, conversationEnd});
    return leg;
}

QList<Leg> readParticipant(const JsonCursor &participant, const Conversation &conversation)
{
    Leg shared;
    shared.agent = UserId(participant.text(QLatin1String("userId")));
    if (!isAgentSide(participant.text(QLatin1String("purpose")), shared.agent))
        return {};
    shared.id.conversation = conversation.id;
    shared.id.participant = ParticipantId(participant.requiredText(QLatin1String("participantId")));
    shared.agentName = participant.text(QLatin1String("participantName"));
    shared.team = TeamId(participant.text(QLatin1String("teamId")));
    shared.customer = conversation.customer;
    shared.externalTag = conversation.externalTag;
    shared.conversationStart = conversation.start;
    QList<Leg> legs;
    const QList<JsonCursor> sessions = participant.items(QLatin1String("sessions"));
    for (const JsonCursor &session : sessions)
        legs.append(readSession(session, shared, conversation.end));
    return legs;
}

void readInto(DetailsPage &page, const JsonCursor &json)
{
    const QList<JsonCursor> participants = json.items(QLatin1String("participants"));
    const Conversation conversation{.id = ConversationId(json.requiredText(QLatin1String("conversationId"))),
                                    .start = json.time(QLatin1String("conversationStart")),
                                    .end = json.time(QLatin1String("conversationEnd")),
                                    .customer = customerOf(participants),
                                    .externalTag = json.text(QLatin1String("externalTag"))};
    page.ids.append(conversation.id);
    for (const JsonCursor &participant : participants)
        page.legs += readParticipant(participant, conversation);
}

void countInto(QueueActivity &activity, const JsonCursor &value)
{
    const QString metric = value.text(QLatin1String("metric"));
    const int count = int(value.number(QLatin1String("count")).value_or(0));
    if (metric == QLatin1String("oWaiting"))
        activity.waiting += count;
    else if (metric == QLatin1String("oAlerting"))
        activity.alerting += count;
    else if (metric == QLatin1String("oInteracting"))
        activity.interacting += count;
}

} // namespace

Result<DetailsPage> decodeDetails(const QByteArray &body)
{
    return readJson<DetailsPage>(body, [](const JsonCursor &root) {
        DetailsPage page;
        const QList<JsonCursor> conversations =
            root.items(QLatin1String("conversations")); // left out when there is none
        for (const JsonCursor &conversation : conversations)
            readInto(page, conversation);
        page.conversations = int(page.ids.size());
        page.totalHits = int(root.number(QLatin1String("totalHits")).value_or(page.conversations));
        return page;
    });
}

Result<ActivitySnapshot> decodeActivity(const QByteArray &body)
{
    return readJson<ActivitySnapshot>(body, [](const JsonCursor &root) {
        ActivitySnapshot activity;
        QSet<ConversationId> seen;
        const QList<JsonCursor> results = root.items(QLatin1String("results"));
        for (const JsonCursor &result : results) {
            const QueueId queue(result.requiredObject(QLatin1String("group")).requiredText(QLatin1String("queueId")));
            QueueActivity &counts = activity.queues[queue];
            const QList<JsonCursor> values = result.items(QLatin1String("data"));
            for (const JsonCursor &value : values)
                countInto(counts, value);
            const QList<JsonCursor> entities = result.items(QLatin1String("entities"));
            for (const JsonCursor &entity : entities) {
                const ConversationId id(entity.requiredText(QLatin1String("conversationId")));
                if (seen.contains(id))
                    continue;
                seen.insert(id);
                activity.conversations.append(id);
            }
            activity.truncated = activity.truncated || result.isTrue(QLatin1String("truncated"));
        }
        return activity;
    });
}

} // namespace wrapdesk
