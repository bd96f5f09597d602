// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/legjoin.h"

#include <tuple>

namespace wrapdesk {

namespace {

int authorityOf(Source source)
{
    switch (source) {
    case Source::Sweep:
        return 0;
    case Source::Snapshot:
        return 1;
    case Source::Notification:
        return 2;
    case Source::Read:
        return 3;
    }
    return 0;
}

qint64 moment(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
}

// The value settles equal stamps, so that the order of arrival never does.
template <typename T>
void preferWord(T &value, Stamp &stamp, const T &said, const Stamp &saidStamp)
{
    if (said != T{} && std::tie(stamp, value) < std::tie(saidStamp, said)) {
        value = said;
        stamp = saidStamp;
    }
}

void keepEarliest(QDateTime &value, const QDateTime &said)
{
    if (said.isValid() && (!value.isValid() || said < value))
        value = said;
}

void keepLatest(QDateTime &value, const QDateTime &said)
{
    if (said.isValid() && (!value.isValid() || said > value))
        value = said;
}

// A talking leg already reads "pending" (FEATURES, trap 1) and may yet turn out not to need any: only an ended leg's
// word counts for the states that a later one could take back.
AcwState firmAcw(const Leg &said)
{
    return said.isEnded() || said.acw >= AcwState::Skipped ? said.acw : AcwState::Unknown;
}

// Both are the platform's live word, and it changes: neither may keep an old value against the other's newer one.
Stamp liveStamp(const LegEvent &event, Stamp stamp)
{
    if (event.source == Source::Read)
        stamp.authority = authorityOf(Source::Notification);
    return stamp;
}

void joinHeld(Leg &leg, LegStamps &stamps, bool held, qint64 at, int authority)
{
    if (std::tie(stamps.heldAt, stamps.heldAuthority, leg.held) < std::tie(at, authority, held)) {
        stamps.heldAt = at;
        stamps.heldAuthority = authority;
        leg.held = held;
    }
}

void joinCode(Leg &leg, LegStamps &stamps, const std::optional<AssignedCode> &said, qint64 seenAt)
{
    if (!said || (said->code.isEmpty() && !said->provisional))
        return;
    const auto order = [](const AssignedCode &code, qint64 setAt, qint64 observedAt) {
        return std::tuple(!code.provisional, setAt, observedAt, code.code, code.notes, code.setAt.isValid());
    };
    const qint64 setAt = said->setAt.isValid() ? moment(said->setAt) : seenAt;
    if (leg.code && order(*said, setAt, seenAt) <= order(*leg.code, stamps.codeAt, stamps.codeSeenAt))
        return;
    leg.code = said;
    stamps.codeAt = setAt;
    stamps.codeSeenAt = seenAt;
}

} // namespace

void join(Leg &leg, LegStamps &stamps, const LegEvent &event)
{
    const Leg &said = event.leg;
    const Stamp stamp{.authority = authorityOf(event.source), .at = moment(event.observedAt)};
    leg.id = said.id;
    preferWord(leg.queue, stamps.queue, said.queue, stamp);
    preferWord(leg.agent, stamps.agent, said.agent, stamp);
    preferWord(leg.agentName, stamps.agentName, said.agentName, stamp);
    preferWord(leg.team, stamps.team, said.team, stamp);
    preferWord(leg.media, stamps.media, said.media, stamp);
    preferWord(leg.direction, stamps.direction, said.direction, stamp);
    preferWord(leg.customer, stamps.customer, said.customer, stamp);
    preferWord(leg.externalTag, stamps.externalTag, said.externalTag, stamp);
    preferWord(leg.disconnectType, stamps.disconnectType, said.disconnectType, stamp);
    preferWord(leg.prompt, stamps.prompt, said.prompt, stamp);
    preferWord(leg.acwTimeout, stamps.acwTimeout, said.acwTimeout, liveStamp(event, stamp));
    joinHeld(leg, stamps, said.held, stamp.at, stamp.authority);
    joinCode(leg, stamps, said.code, stamp.at);

    leg.monitoring = leg.monitoring || said.monitoring;
    leg.acwSkipped = leg.acwSkipped || said.acwSkipped;
    leg.phase = qMax(leg.phase, said.phase);
    leg.acw = qMax(leg.acw, firmAcw(said));
    keepEarliest(leg.conversationStart, said.conversationStart);
    keepEarliest(leg.alertingAt, said.alertingAt);
    keepEarliest(leg.connectedAt, said.connectedAt);
    keepEarliest(leg.acwStart, said.acwStart);
    keepLatest(leg.endedAt, said.endedAt);
    keepLatest(leg.acwEnd, said.acwEnd);
}

} // namespace wrapdesk
