// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "acwtally.h"

#include <algorithm>

namespace demoorg {

namespace {

double keptPercent(const Participant &participant, const Communication &communication)
{
    const QDateTime &start = communication.acw.start;
    if (!start.isValid() || !communication.wrapup)
        return 0; // coded while the talk went on
    const auto passed = static_cast<double>(start.msecsTo(communication.wrapup->endTime));
    return std::clamp(passed * 100 / participant.wrapupTimeoutMs, 0.0, 100.0);
}

} // namespace

void AcwTally::codeSet(const LegName &leg, Author author, const Participant &participant,
                       const Communication &communication)
{
    if (participant.wrapupTimeoutMs <= 0 || !communication.wrapup)
        return;
    const QString &code = communication.wrapup->code;
    noteAgentsCode(leg, author, participant.queueId, code);
    m_standing.insert(leg, {.author = author, .code = code, .keptPercent = keptPercent(participant, communication)});
}

void AcwTally::noteAgentsCode(const LegName &leg, Author author, const QString &queueId, const QString &code)
{
    if (author == Author::Agent) {
        m_agentCodes.insert(leg, code);
        return;
    }
    if (const auto lost = m_lostCodes.constFind(leg); lost != m_lostCodes.cend() && *lost == code) {
        m_agentCodes.insert(leg, code);
        m_lostCodes.erase(lost);
        --m_byQueue[queueId].agentCodesOverwritten;
        return;
    }
    const auto standing = m_agentCodes.constFind(leg);
    if (standing == m_agentCodes.cend() || *standing == code)
        return;
    m_lostCodes.insert(leg, *standing);
    m_agentCodes.erase(standing);
    ++m_byQueue[queueId].agentCodesOverwritten;
}

void AcwTally::acwEnded(const LegName &leg, const Participant &participant)
{
    if (participant.wrapupTimeoutMs <= 0)
        return;
    Counts &counts = m_byQueue[participant.queueId];
    ++counts.ended;
    const auto standing = m_standing.constFind(leg);
    if (standing == m_standing.cend())
        return;
    if (standing->author == Author::Agent) {
        ++counts.byAgent;
    } else if (standing->author == Author::Client) {
        ++counts.byClient;
        counts.keptPercent += standing->keptPercent;
    } else if (standing->code == QLatin1String("ININ-WRAP-UP-TIMEOUT")) {
        ++counts.byTimeout;
    }
    m_standing.erase(standing);
}

void AcwTally::Counts::add(const Counts &other)
{
    ended += other.ended;
    byAgent += other.byAgent;
    byClient += other.byClient;
    byTimeout += other.byTimeout;
    keptPercent += other.keptPercent;
    agentCodesOverwritten += other.agentCodesOverwritten;
}

QJsonObject AcwTally::Counts::toJson() const
{
    return {{QStringLiteral("ended"), ended},
            {QStringLiteral("byAgent"), byAgent},
            {QStringLiteral("byClient"), byClient},
            {QStringLiteral("byTimeout"), byTimeout},
            {QStringLiteral("meanKeptPercent"), byClient > 0 ? QJsonValue(keptPercent / byClient) : QJsonValue()},
            {QStringLiteral("agentCodesOverwritten"), agentCodesOverwritten}};
}

QJsonObject AcwTally::toJson() const
{
    Counts all;
    QJsonObject queues;
    for (auto it = m_byQueue.cbegin(); it != m_byQueue.cend(); ++it) {
        all.add(*it);
        queues.insert(it.key(), it->toJson());
    }
    return {{QStringLiteral("all"), all.toJson()}, {QStringLiteral("byQueue"), queues}};
}

} // namespace demoorg
