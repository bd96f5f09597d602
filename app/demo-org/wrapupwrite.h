// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "centre.h"
#include "site.h"
#include "verbs.h"

namespace demoorg {

// Whether the platform takes this wrap-up for this leg (FACTS §4); changes nothing. A code that is not on the leg's
// queue is taken: no source says that the platform refuses it. `conversation` is null where there is none.
WriteAnswer checkWrite(const Centre &org, const Conversation *conversation, const LegRef &ref, const WrapupInput &input,
                       bool closedLegsWritable);

// Puts the wrap-up on the leg and, where the prompt lets an agent go early, ends its ACW. `by` says who writes.
// Returns what happened; nothing if the leg is gone.
QList<Fact> applyWrite(const Centre &org, AcwScope scope, Conversation &conversation, const LegRef &ref,
                       const WrapupInput &input, const Fact &by, const QDateTime &at);

} // namespace demoorg
