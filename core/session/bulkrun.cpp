// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/bulkrun.h"

namespace wrapdesk {

int BulkProgress::done() const
{
    int count = 0;
    for (const auto &[state, legs] : byState.asKeyValueRange()) {
        if (isEnd(state))
            count += legs;
    }
    return count;
}

BulkRun::BulkRun(const RunId &run, const WrapupCode &code, const QList<IntentId> &intents, int requests, bool toBeHeld)
    : m_progress{.run = run, .code = code, .total = int(intents.size())}, m_requests(requests), m_isHeld(toBeHeld)
{
    for (const IntentId &intent : intents)
        m_states.insert(intent, IntentState::Held);
    m_progress.byState.insert(IntentState::Held, m_progress.total);
}

bool BulkRun::note(const Intent &intent)
{
    const auto known = m_states.find(intent.id);
    if (known == m_states.end() || known.value() == intent.state)
        return false;
    if (--m_progress.byState[known.value()] == 0)
        m_progress.byState.remove(known.value());
    ++m_progress.byState[intent.state];
    known.value() = intent.state;
    return true;
}

void BulkRun::setHeld(bool held)
{
    m_wasHeld = m_wasHeld || held;
    if (m_wasHeld) // else it is not stored yet
        m_isHeld = held;
}

BulkProgress BulkRun::progress() const
{
    BulkProgress progress = m_progress;
    progress.phase = isFinished() ? BulkProgress::Phase::Finished
                     : m_isHeld   ? BulkProgress::Phase::Held
                     : m_isPaused ? BulkProgress::Phase::Paused
                                  : BulkProgress::Phase::Running;
    return progress;
}

int BulkRun::requestsLeft() const
{
    return m_progress.total == 0 ? 0 : m_requests * m_progress.unfinished() / m_progress.total;
}

} // namespace wrapdesk
