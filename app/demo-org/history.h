// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "conversationmaker.h"

namespace demoorg {

using Teller = std::function<void(const Script &script, const QDateTime &start)>;

// Tells the day before `now`: `backlog` legs of it ended without a code, with a system code or with an orphaned one
// (exactly as many, all in the last 24 h, none in the last minute), and a moderate number of well coded conversations
// around them. With a backlog come a few legs left in ACW and a few conversations that are still open.
void tellHistory(ConversationMaker &maker, Random &random, const QDateTime &now, int backlog, const Teller &tell);

// Tells who is just being served: arrivals of the last quarter of an hour whose conversation has not ended by `now`.
void tellPresent(ConversationMaker &maker, Random &random, const QDateTime &now, double arrivalsPerMinute, double speed,
                 const Teller &tell);

// The time to the next of a Poisson stream of arrivals.
std::chrono::milliseconds gap(Random &random, double arrivalsPerMinute);

} // namespace demoorg
