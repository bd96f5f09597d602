// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"
#include "domain/wrapupcode.h"

#include <QList>
#include <QSet>

namespace wrapdesk {

// An ended leg whose wrap-up wants a supervisor's eye.
enum class StragglerClass
{
    Pending, // ACW open, no code
    Missing, // closed without a code
    SystemCoded, // ININ-WRAP-UP-TIMEOUT, -SKIPPED, "Default Wrap-up Code" …
    Orphaned, // its code is no longer one of the queue's
};

// Why a leg is shown but never written (FEATURES, trap 16).
enum class Unwritable
{
    No,
    NoQueue,
    OldWebChat,
    InternalMessage,
    UnknownMedia,
    NotPermitted, // the sign-in may give no codes at all
    OtherDivision // it may give them, but not in the division of the leg's queue
};
Unwritable unwritable(const Leg &leg); // by what the leg is: never one of the last two

// Which legs a sign-in may not code, whatever they are.
struct CodingLimits
{
    bool isBarred = false; // none at all
    QSet<QueueId> outside; // queues of divisions that codes may not be given in

    bool operator==(const CodingLimits &) const = default;
    Unwritable of(const QueueId &queue) const;
};

struct Straggler
{
    StragglerClass kind = StragglerClass::Missing;
    bool byDesign = false; // optional prompt or skipped ACW: shown, left out of coding unless asked for (trap 17)
    Unwritable unwritable = Unwritable::No;

    bool operator==(const Straggler &) const = default;
};

// Classifies `leg` among the communications of its own participant (`siblings` includes the leg itself).
// With communicationBasedAcw each communication carries its own code; without it the participant has one, and only the
// communication that interacted last can be the straggler (FACTS §11.7). Nothing if the leg is no straggler.
// `leg.prompt` decides what is by design: a source that does not tell it leaves that to the queue's own setting.
std::optional<Straggler> classify(const Leg &leg, const QList<Leg> &siblings, bool communicationBasedAcw,
                                  const CodeBook &codes);

// Spelling for the command line and --json: pending, missing, system-coded, orphaned.
QString stragglerClassName(StragglerClass kind);
std::optional<StragglerClass> stragglerClassFromName(QStringView name);

} // namespace wrapdesk
