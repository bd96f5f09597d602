// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ledger.h"

#include <QJsonArray>

#include <numeric>

namespace demoorg {

namespace {

bool isPlatformCode(const QString &code)
{
    return code.startsWith(QStringLiteral("ININ-")) || code == QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66");
}

} // namespace

void Ledger::requestCame(const QString &route) { ++m_requests[route]; }

void Ledger::writeAccepted(const Leg &leg) { m_pending[leg].append(m_lastRead.value(leg.conversationId, 0)); }

void Ledger::codeSet(const Leg &leg, bool byClient, const QString &writer, const QString &before, const QString &after)
{
    ++m_step;
    if (!byClient) {
        if (isPlatformCode(after))
            m_humanCode.remove(leg);
        else
            m_humanCode.insert(leg, m_step);
        return;
    }
    judge(leg, before);
    m_humanCode.remove(leg);
    Written &written = m_written[leg];
    if (written.count++ == 0)
        written.before = before;
    written.by = writer;
    written.after = after;
}

// Was a person's code written over: one the writer had been shown (overwritten), or one that came after its last
// look (raced)? A code from before our time counts as set at step 0, hence as shown once the conversation was read.
void Ledger::judge(const Leg &leg, const QString &before)
{
    const quint64 read = readBeforeWrite(leg);
    const bool clientWroteBefore = m_written.contains(leg) && !m_humanCode.contains(leg);
    if (before.isEmpty() || isPlatformCode(before) || clientWroteBefore)
        return;
    if (read > m_humanCode.value(leg, 0))
        ++m_overwritten;
    else
        ++m_raced;
}

quint64 Ledger::readBeforeWrite(const Leg &leg)
{
    const auto pending = m_pending.find(leg);
    if (pending == m_pending.end())
        return 0;
    const quint64 read = pending->takeFirst();
    if (pending->isEmpty())
        m_pending.erase(pending);
    return read;
}

QJsonObject Ledger::toJson() const
{
    QJsonObject byRoute;
    for (auto it = m_requests.cbegin(); it != m_requests.cend(); ++it)
        byRoute.insert(it.key(), it.value());
    QJsonArray writes;
    for (auto it = m_written.cbegin(); it != m_written.cend(); ++it)
        writes.append(QJsonObject{{QStringLiteral("conversationId"), it.key().conversationId},
                                  {QStringLiteral("participantId"), it.key().participantId},
                                  {QStringLiteral("communicationId"), it.key().communicationId},
                                  {QStringLiteral("count"), it->count},
                                  {QStringLiteral("by"), it->by},
                                  {QStringLiteral("before"), it->before},
                                  {QStringLiteral("after"), it->after}});
    const int total = std::accumulate(m_requests.cbegin(), m_requests.cend(), 0);
    return {{QStringLiteral("requests"),
             QJsonObject{{QStringLiteral("total"), total}, {QStringLiteral("byRoute"), byRoute}}},
            {QStringLiteral("throttled"), m_throttled},
            {QStringLiteral("writes"), writes},
            {QStringLiteral("humanCodesOverwritten"), m_overwritten},
            {QStringLiteral("raced"), m_raced}};
}

} // namespace demoorg
