// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verbs.h"

#include <algorithm>
#include <iterator>

namespace demoorg {

namespace {

const QString pending = QStringLiteral("pending");
const QString wrapupType = QStringLiteral("wrapup");

// The communications one ACW covers: the leg's own, or all of its participant.
QList<Communication *> covered(const Leg &leg, AcwScope scope)
{
    if (scope == AcwScope::Communication)
        return {leg.communication};
    QList<Communication *> all;
    for (Communication &communication : leg.participant->communications)
        all.append(&communication);
    return all;
}

// Analytics shows the code on the last wrapup segment; a leg that never had one shows it on its last segment.
void showCode(Communication &communication, const Wrapup &wrapup)
{
    if (communication.segments.isEmpty())
        return;
    const auto isWrapup = [](const Segment &segment) { return segment.type == wrapupType; };
    const auto last = std::find_if(communication.segments.rbegin(), communication.segments.rend(), isWrapup);
    Segment &segment = last == communication.segments.rend() ? communication.segments.last() : *last;
    segment.wrapUpCode = wrapup.code;
    segment.wrapUpNote = wrapup.notes;
    segment.wrapUpTags = wrapup.tags;
}

bool isOver(const Conversation &conversation)
{
    for (const Participant &participant : conversation.participants) {
        for (const Communication &communication : participant.communications) {
            if (communication.disconnectedTime.isNull())
                return false;
        }
    }
    return true;
}

// Callbacks keep saying `connected` after their end; `terminated` is a word for calls alone (FACTS §3, §11.5).
QString endState(const Communication &communication, bool isAgent)
{
    if (communication.media == QLatin1String("voice"))
        return QStringLiteral("terminated");
    if (communication.media == QLatin1String("callback") && isAgent && !communication.connectedTime.isNull())
        return QStringLiteral("connected");
    return QStringLiteral("disconnected");
}

} // namespace

Leg findLeg(Conversation &conversation, const LegRef &ref)
{
    for (Participant &participant : conversation.participants) {
        if (participant.id != ref.participantId)
            continue;
        if (ref.communicationId.isEmpty() && !participant.communications.isEmpty())
            return {&participant, &participant.communications.last()};
        for (Communication &communication : participant.communications) {
            if (communication.id == ref.communicationId)
                return {&participant, &communication};
        }
    }
    return {};
}

QStringList queueIdsOf(const Conversation &conversation)
{
    QStringList ids;
    for (const Participant &participant : conversation.participants) {
        if (!participant.queueId.isEmpty() && !ids.contains(participant.queueId))
            ids.append(participant.queueId);
    }
    return ids;
}

void openSegment(Communication &communication, const QString &type, const QDateTime &at, const QString &queueId)
{
    communication.segments.append({.type = type, .start = at, .queueId = queueId});
}

void closeSegment(Communication &communication, const QDateTime &at, const QString &disconnectType)
{
    if (communication.segments.isEmpty() || !communication.segments.last().end.isNull())
        return;
    communication.segments.last().end = at;
    communication.segments.last().disconnectType = disconnectType;
}

void answer(const Leg &leg, const QDateTime &at)
{
    leg.communication->state = QStringLiteral("connected");
    leg.communication->connectedTime = at;
    if (leg.participant->connectedTime.isNull())
        leg.participant->connectedTime = at;
    closeSegment(*leg.communication, at);
    openSegment(*leg.communication, QStringLiteral("interact"), at, leg.participant->queueId);
}

void toggleHold(const Leg &leg, const QDateTime &at)
{
    leg.communication->held = !leg.communication->held;
    closeSegment(*leg.communication, at);
    const QString type = leg.communication->held ? QStringLiteral("hold") : QStringLiteral("interact");
    openSegment(*leg.communication, type, at, leg.participant->queueId);
}

void hangUp(Conversation &conversation, const Leg &leg, const QDateTime &at, const QString &disconnectType)
{
    const bool isAgent = leg.participant->purpose == QLatin1String("agent");
    Communication &communication = *leg.communication;
    communication.state = endState(communication, isAgent);
    communication.disconnectedTime = at;
    communication.disconnectType = disconnectType;
    communication.held = false;
    closeSegment(communication, at, disconnectType);
    const auto &all = leg.participant->communications;
    const bool left = std::all_of(all.cbegin(), all.cend(),
                                  [](const Communication &other) { return !other.disconnectedTime.isNull(); });
    if (left)
        leg.participant->endTime = at;
    if (isOver(conversation))
        conversation.endTime = at;
}

bool isInAcw(const Communication &communication)
{
    return !communication.disconnectedTime.isNull() && communication.acw.state == pending;
}

void beginAcw(const Leg &leg, const QDateTime &at, AcwScope scope)
{
    Participant &participant = *leg.participant;
    participant.wrapupRequired = true;
    participant.startAcwTime = at;
    // Both shapes were captured on the platform: calls keep their agent without an end during ACW (FACTS §11.2).
    if (leg.communication->media == QLatin1String("voice") || leg.communication->media == QLatin1String("callback"))
        participant.endTime = {};
    for (Communication *communication : covered(leg, scope)) {
        if (!communication->disconnectedTime.isNull())
            communication->acw = {.state = pending, .start = at};
    }
    openSegment(*leg.communication, wrapupType, at, participant.queueId);
}

void setWrapup(const Leg &leg, const Wrapup &wrapup, AcwScope scope)
{
    leg.participant->wrapup = wrapup;
    for (Communication *communication : covered(leg, scope)) {
        communication->wrapup = wrapup;
        if (!communication->disconnectedTime.isNull() && !wrapup.provisional) // also where ACW goes on
            showCode(*communication, wrapup);
    }
}

void endAcw(const Leg &leg, const QDateTime &at, AcwScope scope)
{
    for (Communication *communication : covered(leg, scope)) {
        if (!isInAcw(*communication))
            continue;
        communication->acw.state = QStringLiteral("complete");
        communication->acw.end = at;
        if (communication->segments.isEmpty() || communication->segments.last().type != wrapupType)
            continue;
        closeSegment(*communication, at);
        if (communication->wrapup && !communication->wrapup->provisional)
            showCode(*communication, *communication->wrapup);
    }
    leg.participant->endAcwTime = at;
    if (leg.participant->endTime.isNull())
        leg.participant->endTime = at;
}

void extendAcw(const Leg &leg, std::chrono::milliseconds more)
{
    leg.participant->wrapupTimeoutMs += static_cast<int>(more.count());
}

void saveForLater(const Leg &leg, const Wrapup &wrapup, AcwScope scope, const QDateTime &at)
{
    if (!currentCode(leg).isEmpty())
        return;
    Wrapup saved = wrapup;
    saved.endTime = at;
    saved.provisional = true;
    setWrapup(leg, saved, scope);
}

Fact putCode(const Leg &leg, const Wrapup &chosen, AcwScope scope, const QDateTime &at)
{
    Wrapup wrapup = chosen;
    wrapup.endTime = at;
    if (!leg.communication->acw.start.isNull())
        wrapup.durationSeconds = static_cast<int>(leg.communication->acw.start.secsTo(at));
    const bool byPlatform = wrapup.code.startsWith(QLatin1String("ININ-"));
    Fact fact{.kind = Fact::Kind::WrapupSet,
              .leg = {leg.participant->id, leg.communication->id},
              .writerId = byPlatform ? QString() : leg.participant->userId,
              .before = currentCode(leg),
              .after = wrapup.code};
    setWrapup(leg, wrapup, scope);
    return fact;
}

QList<Fact> closeAcw(const Leg &leg, const QString &stamp, AcwScope scope, const QDateTime &at)
{
    const bool isTimeout = stamp == QLatin1String("ININ-WRAP-UP-TIMEOUT");
    if (!isInAcw(*leg.communication) || (isTimeout && at < acwDeadline(leg)))
        return {};
    QList<Fact> facts;
    if (currentCode(leg).isEmpty() && !stamp.isEmpty()) {
        leg.participant->wrapupSkipped = stamp == QLatin1String("ININ-WRAP-UP-SKIPPED");
        facts.append(putCode(leg, {.code = stamp, .name = stamp}, scope, at));
    }
    endAcw(leg, at, scope);
    facts.append({.kind = Fact::Kind::AcwEnded, .leg = {leg.participant->id, leg.communication->id}});
    return facts;
}

QDateTime acwDeadline(const Leg &leg)
{
    const int timeoutMs = leg.participant->wrapupTimeoutMs;
    return timeoutMs > 0 ? leg.communication->acw.start.addMSecs(timeoutMs) : QDateTime();
}

QString currentCode(const Leg &leg)
{
    const std::optional<Wrapup> &wrapup = leg.communication->wrapup;
    return wrapup && !wrapup->provisional ? wrapup->code : QString();
}

bool hasForcedTimeout(const Participant &participant)
{
    return participant.wrapupPrompt == QLatin1String("forcedTimeout");
}

} // namespace demoorg
