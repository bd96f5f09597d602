// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "domain/evidence.h"
#include "session/session.h"

namespace wrapdesk {

// What happened, in a supervisor's words, and what would help. Both whole sentences; `help` may be empty.
struct Explanation
{
    QString sentence;
    QString help;
};

// The one place with text for people about what went wrong: every platform code of FACTS §4 first, else the kind.
Explanation explain(const Error &error);
Explanation explain(Refusal refusal);
// How far the write has come or how it ended; for an end that is a refusal: why.
Explanation explain(const Intent &intent);

// What an entry of the audit says, whatever it is about.
Explanation explain(const AuditEntry &entry);
// What the ability means, and what would help where it is missing.
Explanation explain(Ability ability);
// Why no codes can be given at all, in a sentence; empty: they can.
QString whyNoCodes(const Health &health);

// One or two words for a row: "checking…", "confirmed", "refused".
QString intentText(IntentState state);
QString outcomeText(const AuditEntry &entry); // "confirmed", "tagged", "addresses shown"

// The platform codes explained on their own, for the test that none is forgotten.
QStringList explainedCodes();

} // namespace wrapdesk
