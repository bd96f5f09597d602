// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"

#include <compare>
#include <limits>

namespace wrapdesk {

// How much an observation weighs for a field that sources word differently. Compared member by member.
struct Stamp
{
    int authority = -1; // of the source; -1: nothing was said yet
    qint64 at = std::numeric_limits<qint64>::min(); // ms since epoch

    friend auto operator<=>(const Stamp &, const Stamp &) = default;
};

// What stands behind the fields of a Leg that is joined from many observations: who said each, and when.
struct LegStamps
{
    Stamp queue, agent, agentName, team, media, direction, customer, externalTag, disconnectType, prompt, acwTimeout;
    qint64 heldAt = std::numeric_limits<qint64>::min();
    int heldAuthority = -1;
    qint64 codeAt = std::numeric_limits<qint64>::min(); // when the code was set, as far as known
    qint64 codeSeenAt = std::numeric_limits<qint64>::min(); // when it was observed
};

// Joins what `event` says into `leg`, field by field, each by a rule that is commutative, associative and idempotent:
// - a known value beats an unknown one; phase and ACW only move forward; marks stay set;
// - starts take the earliest time, ends the latest;
// - words take the better source's (read, notification, snapshot, sweep), within a source the newest;
// - the ACW time-out grows while its agent extends it: a notification that came after a read has the newer word;
// - a code beats a provisional one, then the one set later wins; "on hold" is as last seen.
void join(Leg &leg, LegStamps &stamps, const LegEvent &event);

} // namespace wrapdesk
