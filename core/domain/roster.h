// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/legjoin.h"
#include "domain/straggler.h"

#include <QMultiHash>
#include <QSet>

#include <span>

namespace wrapdesk {

struct RosterEntry
{
    Leg leg;
    std::optional<Straggler> straggler;
    QDateTime seenAt; // platform time of the newest observation

    bool operator==(const RosterEntry &) const = default;
};

// What a step changed, each id once.
struct RosterChange
{
    QList<LegId> changed; // leg or straggler new or different; having been seen again is no change
    QList<LegId> removed;

    bool isEmpty() const { return changed.isEmpty() && removed.isEmpty(); }
};

// Every leg known, from four sources. A pure value: events may come twice and in any order, the result is the same,
// because each field joins by a rule that is commutative, associative and idempotent (phase and ACW only move forward,
// the later code wins, a known value beats an unknown one).
class Roster
{
public:
    void setCommunicationBasedAcw(bool on) { m_communicationBasedAcw = on; } // conversations/settings; before any apply
    bool communicationBasedAcw() const { return m_communicationBasedAcw; }
    // What may not be coded; for the legs that are there already see reclassify().
    void setLimits(const CodingLimits &limits) { m_limits = limits; }
    const CodingLimits &limits() const { return m_limits; }

    RosterChange apply(std::span<const LegEvent> events, const CodeBook &codes);
    // Classifies again the legs of one queue (its code list came) or of all (empty id).
    RosterChange reclassify(const QueueId &queue, const CodeBook &codes);
    // Forgets whatever ended before `before` (last seen before it, where no source told the end) and, at once, what
    // ended without ever being answered. Legs of one participant go together: they may share one wrap-up.
    RosterChange forget(const QDateTime &before);
    // Forgets these legs alone; their siblings are classified again.
    RosterChange drop(const QSet<LegId> &legs, const CodeBook &codes);

    const RosterEntry *find(const LegId &id) const; // valid until the next change
    QList<LegId> legsOf(const ConversationId &conversation) const;
    const QHash<LegId, RosterEntry> &entries() const { return m_entries; }

private:
    void remove(const LegId &id);
    QList<LegId> siblingsOf(const LegId &id) const; // the legs of its participant, itself included
    void classifyParticipant(const LegId &id, const CodeBook &codes, QList<LegId> &reclassified);

    QHash<LegId, RosterEntry> m_entries;
    QHash<LegId, LegStamps> m_stamps;
    QMultiHash<ConversationId, LegId> m_byConversation;
    bool m_communicationBasedAcw = false;
    CodingLimits m_limits;
};

} // namespace wrapdesk
