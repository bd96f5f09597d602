// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/evidence.h"

#include <QMap>
#include <QSet>

#include <span>

namespace wrapdesk {

// Why a selected leg will not be coded by a bulk run.
enum class BulkSkip
{
    AlreadyCoded, // a person's code stands there: only who picks exactly that leg may replace it
    CodeNotValid, // its queue does not offer the code
    StillTalking,
    Locked, // its last write was refused because it is closed
    InAcw, // its agent is still in ACW, and those were not included
    BeingWritten, // it has an open intent
    NotWritable, // see Unwritable
    NotPermitted, // this sign-in may give no codes
    OtherDivision, // it may not in the division of the leg's queue
    NotAStraggler, // never answered, or another communication of its participant carries the wrap-up
};

struct BulkCandidate
{
    Leg leg;
    std::optional<Straggler> straggler;
    std::optional<IntentState> lastWrite; // state of its newest intent
};

// What a bulk run would do, said exactly before anything happens. Pure.
struct BulkPlan
{
    QList<LegId> legs; // will be coded, in the order to be written: those in ACW first, then oldest first
    QMap<BulkSkip, QList<LegId>> skipped;
    int inAcw = 0; // of `legs`: a code can put their agents back on queue
    QSet<StragglerClass> classes; // of `legs`: the classes the person asked for
    QList<Evidence> doubts; // refusals this sign-in has met before for what the run is about to do

    qsizetype skippedCount() const;
    // Requests it takes: read and write in ACW, a write and a hundredth of a read else.
    int requests() const;
};

BulkPlan planBulk(std::span<const BulkCandidate> candidates, const WrapupCode &code, bool includeAcw,
                  const CodeBook &codes, const Capabilities &capabilities);

} // namespace wrapdesk
