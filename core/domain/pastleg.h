// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rulebook.h"

namespace wrapdesk {

// A leg of the past as rules would have met it: how its after-call work would have gone had no person ever chosen a
// code. A value.
struct PastLeg
{
    // A stretch of time in which nothing changes but the clock.
    struct Stage
    {
        Leg leg;
        Straggler straggler;
        QDateTime from;
        QDateTime to; // null: no end is known
    };
    QList<Stage> stages; // its ACW open, then closed; one of them may be missing
    std::optional<AssignedCode> chosen; // what a person chose in truth, its setAt always valid
    QString stood; // the code that stood in truth, as it was spelt: a person's, else a system code; empty: none

    // What the first rule to act on it would have been.
    struct Act
    {
        qsizetype rule = 0; // place in the book
        QDateTime at; // the rule's own moment
        qsizetype stage = 0;
    };
    std::optional<Act> firstAct(const RuleBook &rules) const;
};

// `leg` among the communications of its participant (`siblings` includes it), as classify() takes them. Nothing if it
// carries no wrap-up: not ended, never answered, or another communication carries it. A code whose source does not say
// when it was set counts as set at the end of the ACW.
std::optional<PastLeg> pastLegOf(const Leg &leg, const QList<Leg> &siblings, bool communicationBasedAcw,
                                 const CodeBook &codes);

} // namespace wrapdesk
