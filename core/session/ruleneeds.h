// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "domain/roster.h"
#include "session/rules.h"

namespace wrapdesk {

class DryRunner;
class Writing;

// What rules take from the rest of a session; all of it outlives them.
struct RuleNeeds
{
    Writing &writing;
    const Clock &clock;
    const Roster &roster;
    const CodeBook &codes;
    const QHash<QueueId, Queue> &queues;
    std::function<QDateTime()> now; // platform time
    std::function<std::pair<UserId, QString>()> who; // is signed in; empty: client credentials
    std::function<RuleWords()> words;
    std::function<QHash<UserId, QString>()> agents; // met so far
    std::function<QHash<TeamId, QString>()> teams;
    std::function<QSet<CodeId>()> mappedCodes; // with outbound flags of their own
    std::function<int(const QDateTime &)> requestsUntil; // that the budget lets go until then
    std::function<void(int)> reserve; // keep so many requests for what cannot wait
    std::function<std::unique_ptr<DryRunner>()> dryRunner; // not started yet
    bool actsByItself = true; // off: decides, and leaves the acting to who asks (a single pass)
};

} // namespace wrapdesk
