// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "script.h"

namespace demoorg {

// How long before the end of a burst its conversations begin.
inline constexpr std::chrono::seconds burstLead{20};

// The queue bursts end on, with a time-boxed ACW of 15 s.
const Queue &burstQueue(const Centre &org);
// Gives that queue its own 15 s again, whatever the speed has made of them.
void keepBurstTimeout(Centre &org);

// So many calls that begin together and end on the burst's queue within the second after burstLead, each with another
// agent as far as there are enough; see planBurstAcw() for what these do then. Nothing of it is divided by a speed.
QList<Script> makeBurst(const Centre &org, AcwScope scope, int legs, Random &random);

} // namespace demoorg
