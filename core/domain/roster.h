// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/straggler.h"

#include <QMultiHash>

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
    QList<LegId> changed; // new or different
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

    RosterChange apply(std::span<const LegEvent> events, const CodeBook &codes);
    // Classifies again the legs of one queue (its code list came) or of all (empty id).
    RosterChange reclassify(const QueueId &queue, const CodeBook &codes);
    // Forgets ended legs that are no stragglers and whatever ended before `before`.
    RosterChange forget(const QDateTime &before);

    const RosterEntry *find(const LegId &id) const; // valid until the next change
    QList<LegId> legsOf(const ConversationId &conversation) const;
    const QHash<LegId, RosterEntry> &entries() const { return m_entries; }

private:
    QHash<LegId, RosterEntry> m_entries;
    QMultiHash<ConversationId, LegId> m_byConversation;
    bool m_communicationBasedAcw = false;
};

} // namespace wrapdesk
