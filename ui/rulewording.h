// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cell.h"
#include "session/rules.h"

#include <QCoreApplication>

namespace wrapdesk {

// How a rule is doing, in two short lines.
struct RuleDoing
{
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Muted;
    QString now; // "3 waiting, 1 will be missed", "Stopped until 14:02"
    QString under; // "its hour's cap is reached", "41 coded · 2 refused in 24 h"; empty: nothing
    QString tip; // all of it

    bool operator==(const RuleDoing &) const = default;
};

// What the window says of rules besides RuleWords: marks, counts, buttons.
class RuleWording
{
    Q_DECLARE_TR_FUNCTIONS(RuleWording)

public:
    static QString mode(RuleMode mode); // "Off", "Suggest", "Apply"
    static QString result(RuleResult result); // "coded", "changed later", "missed"
    static RuleDoing doing(const Rule &rule, const RuleStatus &status, const RuleWords &words, const QDateTime &now);
    static QString lately(const QMap<RuleResult, int> &results); // "41 coded · 2 refused in 24 h"
    static QString conflicts(qsizetype blocking, qsizetype all); // "2, blocked", "1"; empty: none
    static QString rules(qsizetype number); // "1 rule", "12 rules"
};

} // namespace wrapdesk
