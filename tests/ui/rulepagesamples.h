// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rulesamples.h"

namespace wrapdesk::test {

inline RuleId ruleId(int number) { return RuleId(QStringLiteral("rule-%1").arg(number)); }

// "Rule 3": missing legs get "Resolved".
inline Rule rule(int number, RuleMode mode = RuleMode::Suggest)
{
    Rule rule;
    rule.id = ruleId(number);
    rule.version = 1;
    rule.name = QStringLiteral("Rule %1").arg(number);
    rule.mode = mode;
    rule.when.classes.values = {StragglerClass::Missing};
    rule.timing = {RuleTiming::Kind::AfterGrace, std::chrono::minutes(2)};
    rule.code = CodeId(QStringLiteral("r"));
    rule.codeName = QStringLiteral("Resolved");
    return rule;
}

} // namespace wrapdesk::test
