// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ledger.h"

#include <algorithm>
#include <numeric>

namespace demoorg {

namespace {

bool isPlatformCode(const QString &code)
{
    return code.startsWith(QStringLiteral("ININ-")) || code == QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66");
}

QJsonObject named(const Ledger::Leg &leg)
{
    return {{QStringLiteral("conversationId"), leg.conversationId},
            {QStringLiteral("participantId"), leg.participantId},
            {QStringLiteral("communicationId"), leg.communicationId}};
}

} // namespace

void Ledger::requestCame(const QString &route) { ++m_requests[route]; }

void Ledger::writeAccepted(const Leg &leg)
{
    const quint64 read = m_lastRead.value(leg.conversationId, 0);
    m_pending[leg].append(read);
    if (const auto previous = m_lastAccepted.constFind(leg); previous != m_lastAccepted.cend() && read < *previous)
        ++m_twiceWithoutRead;
    m_lastAccepted.insert(leg, ++m_step);
}

void Ledger::codeSet(const Leg &leg, bool byClient, const QString &writer, const QString &before, const QString &after)
{
    ++m_step;
    if (!byClient) {
        if (isPlatformCode(after))
            m_humanCode.remove(leg);
        else
            personCoded(leg);
        return;
    }
    clientWrote(leg, before, after);
    Written &written = m_written[leg];
    if (written.count++ == 0)
        written.before = before;
    written.by = writer;
    written.after = after;
}

void Ledger::personCoded(const Leg &leg)
{
    m_humanCode.insert(leg, m_step);
    for (Loss &loss : m_losses) {
        if (loss.leg == leg && !loss.isRestored)
            loss.isChosenAgain = true;
    }
}

// Was a person's code written over: one the writer had been shown (overwritten), or one that came after its last
// look (raced)? A code from before our time counts as set at step 0, hence as shown once the conversation was read.
void Ledger::clientWrote(const Leg &leg, const QString &before, const QString &after)
{
    const quint64 read = readBeforeWrite(leg);
    const auto isPutBack = [&](const Loss &loss) {
        return loss.leg == leg && loss.human == after && !loss.isRestored && !loss.isChosenAgain;
    };
    const auto lost = std::find_if(m_losses.begin(), m_losses.end(), isPutBack);
    const bool standsByPerson = !m_written.contains(leg) || m_humanCode.contains(leg);
    if (standsByPerson && !before.isEmpty() && !isPlatformCode(before) && before != after) {
        const bool wasSeen = read > m_humanCode.value(leg, 0);
        m_losses.append({.leg = leg, .human = before, .written = after, .wasSeen = wasSeen});
        m_humanCode.remove(leg);
    } else if (lost != m_losses.end()) {
        lost->isRestored = true;
        m_humanCode.insert(leg, m_step); // it is the person's code again
    } else if (before != after) {
        m_humanCode.remove(leg);
    }
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

int Ledger::count(bool wasSeen, bool restoredOnly) const
{
    return static_cast<int>(std::count_if(m_losses.cbegin(), m_losses.cend(), [&](const Loss &loss) {
        return loss.wasSeen == wasSeen && (loss.isRestored || !restoredOnly);
    }));
}

QJsonArray Ledger::losses(bool wasSeen) const
{
    QJsonArray result;
    for (const Loss &loss : m_losses) {
        if (loss.wasSeen != wasSeen)
            continue;
        QJsonObject entry = named(loss.leg);
        entry.insert(QStringLiteral("human"), loss.human);
        entry.insert(QStringLiteral("written"), loss.written);
        entry.insert(QStringLiteral("restored"), loss.isRestored);
        entry.insert(QStringLiteral("chosenAgain"), loss.isChosenAgain);
        result.append(entry);
    }
    return result;
}

QJsonObject Ledger::toJson() const
{
    QJsonObject byRoute;
    for (auto it = m_requests.cbegin(); it != m_requests.cend(); ++it)
        byRoute.insert(it.key(), it.value());
    QJsonArray writes;
    for (auto it = m_written.cbegin(); it != m_written.cend(); ++it) {
        QJsonObject entry = named(it.key());
        entry.insert(QStringLiteral("count"), it->count);
        entry.insert(QStringLiteral("by"), it->by);
        entry.insert(QStringLiteral("before"), it->before);
        entry.insert(QStringLiteral("after"), it->after);
        writes.append(entry);
    }
    const int total = std::accumulate(m_requests.cbegin(), m_requests.cend(), 0);
    return {{QStringLiteral("requests"),
             QJsonObject{{QStringLiteral("total"), total}, {QStringLiteral("byRoute"), byRoute}}},
            {QStringLiteral("throttled"), m_throttled},
            {QStringLiteral("writes"), writes},
            {QStringLiteral("writtenTwiceWithoutRead"), m_twiceWithoutRead},
            {QStringLiteral("humanCodesOverwritten"), count(true, false)},
            {QStringLiteral("overwrittenLegs"), losses(true)},
            {QStringLiteral("raced"), count(false, false)},
            {QStringLiteral("racedRestored"), count(false, true)},
            {QStringLiteral("racedLegs"), losses(false)},
            {QStringLiteral("afterCallWork"), m_afterCallWork.toJson()}};
}

} // namespace demoorg
