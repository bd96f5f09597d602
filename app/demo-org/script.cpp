// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "script.h"

#include "tables.h"

#include <QUuid>

#include <algorithm>

namespace demoorg {

namespace {

QString participantPrompt(const QString &queuePrompt)
{
    static const QHash<QString, QString> words = {
        {QStringLiteral("MANDATORY"), QStringLiteral("mandatory")},
        {QStringLiteral("OPTIONAL"), QStringLiteral("optional")},
        {QStringLiteral("MANDATORY_TIMEOUT"), QStringLiteral("timeout")},
        {QStringLiteral("MANDATORY_FORCED_TIMEOUT"), QStringLiteral("forcedTimeout")},
        {QStringLiteral("AGENT_REQUESTED"), QStringLiteral("agentRequested")},
    };
    return words.value(queuePrompt);
}

QString provider(const QString &media)
{
    if (media == QLatin1String("voice"))
        return QStringLiteral("Edge");
    if (media == QLatin1String("email"))
        return QStringLiteral("PureCloud Email");
    if (media == QLatin1String("callback"))
        return QStringLiteral("PureCloud Callback");
    return QStringLiteral("PureCloud Messaging");
}

QString siteAddress(const QString &media)
{
    if (media == QLatin1String("voice") || media == QLatin1String("callback"))
        return QStringLiteral("tel:+12025550100");
    if (media == QLatin1String("email"))
        return QStringLiteral("service@quillmere.example");
    return QStringLiteral("5b1f6f04-6b0e-4f0c-9d1e-6d3f1c1b7a20"); // the web messaging deployment
}

// About one conversation in four has a tag. It follows from the id, so that it moves no throw of the dice.
QString externalTagOf(const QString &conversationId)
{
    constexpr uint partsWithout = 3;
    const QStringList &tags = externalTags();
    const auto place = QUuid::fromString(conversationId).data1 % (uint(tags.size()) * (partsWithout + 1));
    return tags.value(qsizetype(place));
}

} // namespace

ScriptWriter::ScriptWriter(const Centre &org, const Manner &manner, Random random)
    : m_org(org), m_manner(manner), m_random(std::move(random))
{
    m_script.opening.id = m_random.guid();
}

Script ScriptWriter::take()
{
    std::stable_sort(m_script.steps.begin(), m_script.steps.end(),
                     [](const Step &a, const Step &b) { return a.offset < b.offset; });
    return std::move(m_script);
}

void ScriptWriter::open(const QString &direction, const QString &divisionId)
{
    m_script.opening.originatingDirection = direction;
    m_script.opening.divisionIds = {divisionId};
    m_script.opening.externalTag = externalTagOf(m_script.opening.id);
}

void ScriptWriter::pass(std::chrono::seconds least, std::chrono::seconds most)
{
    m_cursor += m_random.between(least, most, m_manner.speed);
}

void ScriptWriter::passUntil(std::chrono::milliseconds offset) { m_cursor = std::max(m_cursor, offset); }

QString ScriptWriter::customerAddress(const QString &media)
{
    QString &address = m_customerAddresses[media];
    if (!address.isEmpty())
        return address;
    if (media == QLatin1String("voice") || media == QLatin1String("callback"))
        address = QStringLiteral("tel:+1%1").arg(m_random.between(201, 989)) + QStringLiteral("55501")
                  + QStringLiteral("%1").arg(m_random.between(0, 99), 2, 10, QChar(u'0'));
    else if (media == QLatin1String("email"))
        address = QStringLiteral("customer%1@example.net").arg(m_random.between(1000, 9999));
    else
        address = m_random.guid();
    return address;
}

Communication ScriptWriter::communication(const QString &media, const QString &direction)
{
    Communication communication{.id = m_random.guid(), .media = media, .direction = direction};
    communication.ani = customerAddress(media);
    communication.dnis = siteAddress(media);
    if (direction == QLatin1String("outbound"))
        std::swap(communication.ani, communication.dnis);
    communication.provider = provider(media);
    communication.acw.state = QStringLiteral("unknown");
    return communication;
}

LegRef ScriptWriter::join(const Participant &participant)
{
    schedule(m_cursor, [participant](Conversation &conversation, const QDateTime &now, QList<Fact> &) {
        Participant &added = conversation.participants.emplaceBack(participant);
        Communication &communication = added.communications.last();
        if (communication.state == QLatin1String("connected")) {
            added.connectedTime = now;
            communication.connectedTime = now;
        } else {
            communication.startAlertingTime = now;
        }
        openSegment(communication, communication.segments.takeFirst().type, now, added.queueId);
    });
    return {participant.id, participant.communications.last().id};
}

LegRef ScriptWriter::customer(const QString &media, const QString &direction)
{
    Participant participant{.id = m_random.guid(), .purpose = QStringLiteral("customer")};
    participant.name = m_random.pick(firstNames()) + u' ' + m_random.pick(lastNames());
    Communication leg = communication(media, direction);
    participant.address = customerAddress(media);
    leg.state = QStringLiteral("connected");
    leg.segments.append({.type = QStringLiteral("interact")});
    participant.communications.append(leg);
    return join(participant);
}

LegRef ScriptWriter::flow(const QString &purpose, const QString &media, const Queue *queue)
{
    Participant participant{.id = m_random.guid(), .purpose = purpose};
    participant.name = queue ? queue->name : QStringLiteral("Main menu");
    participant.queueId = queue ? queue->id : QString();
    Communication leg = communication(media, QStringLiteral("inbound"));
    leg.state = QStringLiteral("connected");
    leg.segments.append({.type = purpose == QLatin1String("acd") ? QStringLiteral("interact") : purpose});
    participant.communications.append(leg);
    return join(participant);
}

LegRef ScriptWriter::alert(const Queue *queue, const QString &userId, const QString &media, const QString &direction)
{
    const bool isOutbound = direction == QLatin1String("outbound");
    const User *user = m_org.user(userId);
    Participant participant{.id = m_random.guid(), .purpose = QStringLiteral("agent")};
    participant.name = user ? user->name : QString();
    participant.userId = userId;
    participant.teamId = user ? user->teamId : QString();
    if (queue) {
        participant.queueId = queue->id;
        participant.wrapupExpected = true;
        participant.wrapupPrompt = participantPrompt(queue->wrapupPrompt);
        participant.wrapupTimeoutMs = queue->timeoutMs;
    }
    Communication leg = communication(media, direction);
    leg.state = isOutbound ? QStringLiteral("dialing") : QStringLiteral("alerting");
    leg.segments.append({.type = isOutbound ? QStringLiteral("dialing") : QStringLiteral("alert")});
    participant.communications.append(leg);
    return join(participant);
}

LegRef ScriptWriter::monitor(const QString &userId, const LegRef &monitored)
{
    const User *user = m_org.user(userId);
    Participant participant{.id = m_random.guid(), .purpose = QStringLiteral("agent")};
    participant.name = user ? user->name : QString();
    participant.userId = userId;
    participant.monitoredParticipantId = monitored.participantId;
    Communication leg = communication(QStringLiteral("voice"), QStringLiteral("inbound"));
    leg.state = QStringLiteral("connected");
    leg.acw.state = QStringLiteral("notApplicable");
    leg.segments.append({.type = QStringLiteral("monitoring")});
    participant.communications.append(leg);
    return join(participant);
}

LegRef ScriptWriter::addCommunication(const LegRef &leg, const Communication &communication)
{
    at(m_cursor, leg, [communication](Conversation &, const Leg &existing, const QDateTime &now) {
        existing.participant->communications.append(communication);
        Communication &added = existing.participant->communications.last();
        added.connectedTime = now;
        openSegment(added, QStringLiteral("interact"), now, existing.participant->queueId);
    });
    return {leg.participantId, communication.id};
}

void ScriptWriter::answer(const LegRef &leg)
{
    // Some of the platform's own clients announce a mandatory wrap-up while the talk still goes on.
    const bool announces = m_random.chance(0.7);
    at(m_cursor, leg, [announces](Conversation &, const Leg &answered, const QDateTime &now) {
        demoorg::answer(answered, now);
        if (announces && answered.participant->wrapupPrompt == QLatin1String("mandatory")) {
            answered.participant->wrapupRequired = true;
            answered.communication->acw.state = QStringLiteral("pending");
        }
    });
}

void ScriptWriter::toggleHold(const LegRef &leg)
{
    at(m_cursor, leg, [](Conversation &, const Leg &held, const QDateTime &now) { demoorg::toggleHold(held, now); });
}

void ScriptWriter::leave(const LegRef &leg, const QString &disconnectType)
{
    at(m_cursor, leg, [disconnectType](Conversation &conversation, const Leg &leaving, const QDateTime &now) {
        hangUp(conversation, leaving, now, disconnectType);
    });
}

void ScriptWriter::finish(const LegRef &leg, const QString &disconnectType, const Queue &queue, Fate fate)
{
    finish(leg, disconnectType, queue, planAcw(m_org, queue, fate, m_manner.speed, m_random));
}

void ScriptWriter::finish(const LegRef &leg, const QString &disconnectType, const Queue &queue, const AcwPlan &plan)
{
    if (m_script.legEnd.count() == 0)
        m_script.legEnd = m_cursor;
    leave(leg, disconnectType);
    scheduleAcw(leg, plan, queue.wrapupPrompt == QLatin1String("AGENT_REQUESTED"));
}

void ScriptWriter::at(std::chrono::milliseconds offset, const LegRef &leg, Verb verb)
{
    schedule(offset, [leg, verb = std::move(verb)](Conversation &conversation, const QDateTime &now, QList<Fact> &) {
        if (const Leg found = findLeg(conversation, leg))
            verb(conversation, found, now);
    });
}

void ScriptWriter::schedule(std::chrono::milliseconds offset, Happening happens)
{
    m_script.steps.push_back({offset, std::move(happens)});
}

} // namespace demoorg
