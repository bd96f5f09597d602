// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "passrig.h"
#include "session/rules.h"

// Files of rules for a pass.
namespace wrapdesk::test::rulefile {

inline constexpr qsizetype billing = 0; // a time-out of 60 s
inline constexpr qsizetype claims = 1; // mandatory, without one

inline PassOrder byFile(const QByteArrayList &rules)
{
    const QByteArray file = "{\"wrapdeskRules\": 1,\n\"rules\": [\n" + rules.join(",\n") + "\n]}\n";
    return {.rules = RuleSource{.fileName = QStringLiteral("rules.json"), .file = file}};
}

// On Billing; `more`: further keys, each after a comma.
inline QByteArray billingRule(const QByteArray &mode = "apply", const QByteArray &more = {},
                              const QByteArray &when = {})
{
    return R"({"name": "Leftovers", "mode": ")" + mode + R"(", "when": {"queues": {"anyOf": ["Billing"]})" + when
           + R"(}, "code": "No code chosen")" + more + "}";
}

inline const QByteArray claimsRule =
    R"({"name": "Claims", "mode": "apply", "when": {"queues": {"anyOf": ["Claims"]}}, "code": "Claim closed"})";

inline QByteArray anotherWeekday()
{
    static const QByteArrayList days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    return days.at((QDateTime::currentDateTimeUtc().date().dayOfWeek() + 2) % 7);
}

inline const PassedLeg *find(const PassReport &report, const LegId &leg)
{
    for (const PassedLeg &passed : report.stragglers) {
        if (passed.leg.id == leg)
            return &passed;
    }
    return nullptr;
}

} // namespace wrapdesk::test::rulefile
