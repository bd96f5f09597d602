// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/lastknown.h"

#include <algorithm>

namespace wrapdesk {

void keepStragglers(const Roster &roster, const QHash<UserId, QString> &agents, const QHash<TeamId, QString> &teams,
                    LastKnown &kept)
{
    std::vector<const RosterEntry *> stragglers;
    for (const RosterEntry &entry : roster.entries()) {
        if (entry.straggler)
            stragglers.push_back(&entry);
    }
    std::sort(stragglers.begin(), stragglers.end(), [](const RosterEntry *a, const RosterEntry *b) {
        return std::tie(a->leg.endedAt, a->leg.id) > std::tie(b->leg.endedAt, b->leg.id);
    });
    const size_t taken = std::min(stragglers.size(), static_cast<size_t>(LastKnown::mostLegs));
    kept.legsLeftOut = static_cast<int>(stragglers.size() - taken);
    kept.legs.reserve(static_cast<qsizetype>(taken));
    for (size_t i = 0; i < taken; ++i) {
        Leg leg = stragglers[i]->leg;
        leg.customer.clear();
        if (leg.code)
            leg.code->notes.clear();
        if (const auto name = agents.constFind(leg.agent); name != agents.cend())
            kept.agents.insert(leg.agent, *name);
        if (const auto name = teams.constFind(leg.team); name != teams.cend())
            kept.teams.insert(leg.team, *name);
        kept.legs.append({.leg = std::move(leg), .at = stragglers[i]->seenAt});
    }
}

QList<LegEvent> eventsOf(const LastKnown &known)
{
    QList<LegEvent> events;
    events.reserve(known.legs.size());
    for (const LastKnown::SeenLeg &seen : known.legs)
        events.append({.leg = seen.leg, .source = Source::Sweep, .observedAt = seen.at}); // the weakest word
    return events;
}

} // namespace wrapdesk
