// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"

#include <QStringView>

namespace wrapdesk {

// The platform's enum words, which its interfaces spell in different cases. Words we do not know become Unknown.
Media mediaFromWord(QStringView word); // analytics mediaType: "voice"; detail events: "VOICE"
Direction directionFromWord(QStringView word); // "inbound", "INBOUND"
AcwState acwStateFromWord(QStringView word);
// Queues: "MANDATORY_TIMEOUT"; participants: "timeout" (FACTS §3).
WrapupPrompt wrapupPromptFromWord(QStringView word);

// Whether a participant is one whose communications are legs: an agent, or a user (a direct call has no agent).
bool isAgentSide(QStringView purpose, const UserId &user);
// The other side of the conversation.
bool isCustomer(QStringView purpose);

// The first of `times` that is set; null if none is.
QDateTime firstOf(std::initializer_list<QDateTime> times);

} // namespace wrapdesk
