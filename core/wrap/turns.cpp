// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/turns.h"

namespace wrapdesk {

bool Turns::isByHand(const Intent &intent)
{
    return intent.reason.kind == Reason::Kind::Hand || intent.reason.kind == Reason::Kind::PutBack;
}

void Turns::join(const Intent &intent)
{
    hold(intent);
    const Kind kind = isByHand(intent) ? ByHand : intent.deadline.isValid() ? Urgent : Others;
    m_lines[kind].emplace(kind == Urgent ? intent.deadline : QDateTime(), intent.id);
}

const Intent *Turns::waitingFor(const LegId &leg) const
{
    const auto waiting = m_waiting.constFind(leg);
    return waiting == m_waiting.cend() ? nullptr : m_outbox.find(*waiting);
}

void Turns::setPaused(const RunId &run, bool paused)
{
    if (paused)
        m_paused.insert(run);
    else
        m_paused.remove(run);
}

bool Turns::hasTurn(const Intent *intent) const { return intent && m_waiting.value(intent->leg) == intent->id; }

std::optional<Intent> Turns::take(Kind kind, const std::function<bool(const Intent &)> &isBlocked)
{
    auto &line = m_lines[kind];
    for (auto it = line.begin(); it != line.end();) {
        const Intent *intent = m_outbox.find(it->second);
        const bool isNext = hasTurn(intent);
        if (isNext && (m_paused.contains(intent->run) || isBlocked(*intent))) {
            ++it;
            continue;
        }
        it = line.erase(it);
        if (!isNext)
            continue;
        leave(intent->leg);
        return *intent;
    }
    return {};
}

QList<LegId> Turns::nextOfRuns(qsizetype atMost) const
{
    QList<LegId> legs;
    for (const auto &[deadline, id] : m_lines[Others]) {
        const Intent *intent = m_outbox.find(id);
        if (hasTurn(intent) && intent->what == Intent::What::Code && !m_paused.contains(intent->run))
            legs << intent->leg;
        if (legs.size() == atMost)
            break;
    }
    return legs;
}

} // namespace wrapdesk
