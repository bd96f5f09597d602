// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/writing.h"

#include <QCoreApplication>

namespace wrapdesk {

// What a bulk run will do, does and has done, in words. Numbers first: they are what a person checks.
class BulkWording
{
    Q_DECLARE_TR_FUNCTIONS(BulkWording)

public:
    static QString legs(qsizetype number); // "1 leg", "1,240 legs"
    static QString about(std::chrono::seconds time); // "about 7 s", "about 4 min"

    static QString skip(BulkSkip reason); // "already coded by a person"
    static QString plan(const BulkPlan &plan, std::chrono::seconds eta); // "34 will be coded, 3 skipped · about 7 s"
    static QString inAcw(int left, int included); // the warning; empty: nobody is
    // "Closed voice legs were refused here on 21 Nov"
    static QString doubt(const Evidence &evidence, const QDateTime &now);

    static QString outcome(IntentState end); // "confirmed", "already coded by others"
    // "290 confirmed · 6 already coded by others · 4 locked": the end states with their counts.
    static QString outcomes(const QMap<IntentState, int> &byState);
    // "coded meanwhile: Callback promised · you chose Resolved"
    static QString contested(const QString &found, const QString &chosen);
    static QString progress(const BulkProgress &run); // the whole line of the run bar
    static QString leftovers(qsizetype unsent, qsizetype unsettled);

    static QString step(const HeldStep &step, const QString &leg); // "34 legs → Callback promised"
    static QString heldStep(const HeldStep &step, const QString &leg); // the same with its countdown
};

} // namespace wrapdesk
