// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"

#include <QCoreApplication>

namespace wrapdesk {

// "Why this code?": what rules did to a leg, will do or have to say of it, and the conditions that tell.
class RuleWhy
{
    Q_DECLARE_TR_FUNCTIONS(RuleWhy)

public:
    QString ruling; // "Coded by rule “Night”, version 3, at 14:02"; empty: rules have nothing to do with the leg
    QStringList conditions; // those of the rule, or where none means the leg, what keeps each from it

    // What a rule did comes first: `act`, with the conditions as they were told then.
    static RuleWhy of(const RuleAct &act, const QDateTime &now);
    struct About
    {
        const Leg &leg;
        const Straggler &straggler;
        DivisionId division; // of its queue
    };
    static RuleWhy of(const RuleVerdict &verdict, const RuleBook &book, const RuleWords &words, const About &about,
                      const QDateTime &now);
};

} // namespace wrapdesk
