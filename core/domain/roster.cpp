// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/roster.h"

namespace wrapdesk {

namespace {

// Names a participant: the id of any of its legs without the communication.
LegId participantOf(const LegId &id) { return {id.conversation, id.participant, {}}; }

bool hasEndedBefore(const RosterEntry &entry, const QDateTime &before)
{
    const QDateTime &end = entry.leg.endedAt.isValid() ? entry.leg.endedAt : entry.seenAt;
    return entry.leg.isEnded() && end < before;
}

bool neverMattered(const Leg &leg) { return leg.isEnded() && !leg.isAnswered() && !leg.code; }

QList<LegId> unique(const QList<LegId> &ids)
{
    QSet<LegId> seen;
    QList<LegId> once;
    for (const LegId &id : ids) {
        if (!seen.contains(id)) {
            seen.insert(id);
            once.append(id);
        }
    }
    return once;
}

} // namespace

RosterChange Roster::apply(std::span<const LegEvent> events, const CodeBook &codes)
{
    QHash<LegId, std::optional<Leg>> before; // none: it was not there
    QList<LegId> touched;
    for (const LegEvent &event : events) {
        const LegId &id = event.leg.id;
        if (!before.contains(id)) {
            const auto known = m_entries.constFind(id);
            const bool isNew = known == m_entries.constEnd();
            before.insert(id, isNew ? std::nullopt : std::optional(known->leg));
            touched.append(id);
            if (isNew)
                m_byConversation.insert(id.conversation, id);
        }
        RosterEntry &entry = m_entries[id];
        join(entry.leg, m_stamps[id], event);
        if (event.observedAt.isValid() && (!entry.seenAt.isValid() || entry.seenAt < event.observedAt))
            entry.seenAt = event.observedAt;
    }

    QList<LegId> changed;
    QSet<LegId> classified; // participants
    for (const LegId &id : std::as_const(touched)) {
        if (*before.constFind(id) == m_entries.constFind(id)->leg)
            continue;
        changed.append(id);
        if (classified.contains(participantOf(id)))
            continue;
        classified.insert(participantOf(id));
        classifyParticipant(id, codes, changed);
    }
    return {.changed = unique(changed)};
}

RosterChange Roster::reclassify(const QueueId &queue, const CodeBook &codes)
{
    QHash<LegId, LegId> oneOf; // participant -> any of its legs
    for (auto entry = m_entries.constBegin(); entry != m_entries.constEnd(); ++entry) {
        if (queue.isEmpty() || entry->leg.queue == queue)
            oneOf.insert(participantOf(entry.key()), entry.key());
    }
    QList<LegId> changed;
    for (const LegId &id : std::as_const(oneOf))
        classifyParticipant(id, codes, changed);
    return {.changed = changed};
}

RosterChange Roster::forget(const QDateTime &before)
{
    QSet<LegId> kept; // participants
    for (auto entry = m_entries.constBegin(); entry != m_entries.constEnd(); ++entry) {
        if (!hasEndedBefore(*entry, before))
            kept.insert(participantOf(entry.key()));
    }
    RosterChange change;
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const LegId id = entry.key();
        if (kept.contains(participantOf(id)) && !neverMattered(entry->leg)) {
            ++entry;
            continue;
        }
        entry = m_entries.erase(entry);
        remove(id);
        change.removed.append(id);
    }
    return change;
}

RosterChange Roster::drop(const QSet<LegId> &legs, const CodeBook &codes)
{
    RosterChange change;
    for (const LegId &id : legs) {
        if (m_entries.remove(id) > 0) {
            remove(id);
            change.removed.append(id);
        }
    }
    for (const LegId &id : std::as_const(change.removed))
        classifyParticipant(id, codes, change.changed);
    change.changed = unique(change.changed);
    return change;
}

// All but its entry.
void Roster::remove(const LegId &id)
{
    m_stamps.remove(id);
    m_byConversation.remove(id.conversation, id);
}

const RosterEntry *Roster::find(const LegId &id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.constEnd() ? nullptr : &*entry;
}

QList<LegId> Roster::legsOf(const ConversationId &conversation) const { return m_byConversation.values(conversation); }

QList<LegId> Roster::siblingsOf(const LegId &id) const
{
    QList<LegId> siblings;
    const auto [begin, end] = m_byConversation.equal_range(id.conversation);
    for (auto each = begin; each != end; ++each) {
        if (each->participant == id.participant)
            siblings.append(*each);
    }
    return siblings;
}

void Roster::classifyParticipant(const LegId &id, const CodeBook &codes, QList<LegId> &reclassified)
{
    const QList<LegId> ids = siblingsOf(id);
    QList<Leg> legs;
    for (const LegId &each : ids)
        legs.append(m_entries.constFind(each)->leg);
    for (const Leg &leg : std::as_const(legs)) {
        std::optional<Straggler> straggler = classify(leg, legs, m_communicationBasedAcw, codes);
        if (straggler && straggler->unwritable == Unwritable::No)
            straggler->unwritable = m_limits.of(leg.queue);
        const auto entry = m_entries.find(leg.id);
        if (entry->straggler == straggler)
            continue;
        entry->straggler = straggler;
        reclassified.append(leg.id);
    }
}

} // namespace wrapdesk
