// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "samples.h"
#include "session/writing.h"

namespace wrapdesk::test {

inline WrapupCode callback() { return {CodeId(QStringLiteral("cb")), QStringLiteral("Callback promised"), {}}; }

// `coded` legs from 1 on, the skipped ones from 5000 on.
inline BulkPlan planOf(int coded, const QMap<BulkSkip, int> &skipped = {})
{
    BulkPlan plan;
    for (int number = 1; number <= coded; ++number)
        plan.legs.append(legId(number));
    int number = 5000;
    for (auto reason = skipped.cbegin(); reason != skipped.cend(); ++reason) {
        for (int i = 0; i < reason.value(); ++i)
            plan.skipped[reason.key()].append(legId(number++));
    }
    return plan;
}

} // namespace wrapdesk::test
