// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rulewords.h"

namespace wrapdesk {

// What one rule says of a leg, condition by condition, in words.
struct RuleExplanation
{
    struct Condition
    {
        RuleField field = RuleField::Queues;
        bool isMet = false;
        QString text; // "queue is Billing (asked for: Billing or Claims)"

        bool operator==(const Condition &) const = default;
    };

    RuleId rule;
    QString name;
    RuleMode mode = RuleMode::Off;
    bool decides = false; // the first that matches and is not off
    QList<Condition> conditions; // those the rule has set, and those it does not meet

    bool operator==(const RuleExplanation &) const = default;
};

// A leg as it was when it was decided.
struct DecidedLeg
{
    Leg leg;
    Straggler straggler;
    DivisionId division; // of its queue
    QDateTime at;
};

// The rules in their order up to the one that decides; all of them where none does.
QList<RuleExplanation> explained(const QList<Rule> &rules, const Decision &decision, const DecidedLeg &decided,
                                 const RuleWords &words);

} // namespace wrapdesk
