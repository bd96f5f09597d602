// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/writing.h"

namespace wrapdesk {

// The intents of one bulk run and how many of them have come how far. A value.
class BulkRun
{
public:
    // `requests`: what the whole run takes of the budget. `toBeHeld`: as soon as it is stored.
    BulkRun(const RunId &run, const WrapupCode &code, const QList<IntentId> &intents, int requests, bool toBeHeld);

    const RunId &id() const { return m_progress.run; }
    // True if the intent is one of the run's and its state is news.
    bool note(const Intent &intent);
    void setHeld(bool held);
    void setPaused(bool paused) { m_isPaused = paused; }
    void setCancelled() { m_progress.isCancelled = true; }

    bool isFinished() const { return m_progress.unfinished() == 0; }
    BulkProgress progress() const; // without its eta
    int requestsLeft() const;

private:
    BulkProgress m_progress;
    QHash<IntentId, IntentState> m_states;
    int m_requests;
    bool m_isHeld; // or will be
    bool m_wasHeld = false;
    bool m_isPaused = false;
};

} // namespace wrapdesk
