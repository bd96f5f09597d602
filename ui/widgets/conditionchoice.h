// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"
#include "widgets/choicepopup.h"

namespace wrapdesk {

// Between the "any of" and "none of" conditions of a rule and the keys of a ChoiceButton. Not for the fields that are
// no choices: durations, hours, by design.

// What there is to choose from, with whatever `when` has chosen already.
QList<ChoiceOption> choiceOptions(RuleField field, const RuleConditions &when, const RuleVocabulary &vocabulary,
                                  const RuleWords &words);
ChoiceSelection choiceIn(const RuleConditions &when, RuleField field);
void setChoice(RuleConditions &when, RuleField field, const ChoiceSelection &selection);

// Of a field that is a range of durations; null of another.
const DurationRange *rangeIn(const RuleConditions &when, RuleField field);
inline DurationRange *rangeIn(RuleConditions &when, RuleField field)
{
    return const_cast<DurationRange *>(rangeIn(std::as_const(when), field));
}

} // namespace wrapdesk
