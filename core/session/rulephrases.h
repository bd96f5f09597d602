// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/rule.h"

#include <QCoreApplication>

namespace wrapdesk {

// The small parts RuleWords is put together from.
class RulePhrases
{
    Q_DECLARE_TR_FUNCTIONS(RulePhrases)

public:
    enum class Length
    {
        Short, // "Billing, Claims or 3 more"
        Full // every one
    };

    static QString oneOf(const QStringList &names, Length length); // "Billing", "Billing or Claims", …; empty of none
    static QString allOf(const QStringList &names); // "a, b and c"
    static QString quoted(const QString &text); // “text”
    static QStringList quoted(const QStringList &texts);
    static QString unknown(); // what a leg does not tell

    static QString media(Media media);
    static QString direction(Direction direction);
    static QString stragglerClass(StragglerClass kind);
    static QString duration(std::chrono::seconds time); // "1 min 30 s", "2 h", "7 days"
    static QString range(const DurationRange &range); // "from 30 s to 5 min", "at least 2 min", "under 10 s"; or empty
    static QString hours(const WeekHours &hours); // "Mon–Fri 08:00–18:00"; "always" for none
    static QString weekday(const QDateTime &time, const QTimeZone &zone); // "Mon 14:05"
    static QString moment(const QDateTime &time, const QTimeZone &zone); // "2 Nov 2026, 14:05"
};

} // namespace wrapdesk
