// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "centre.h"
#include "random.h"

#include <optional>

namespace demoorg {

// What becomes of a leg's wrap-up once its talk is over.
enum class Fate
{
    Coded, // the agent chooses one of the queue's codes
    CodedLate, // so, but only after minutes
    CodedOnInteract, // so, while talking: the code stands on the interact segment, there is no wrapup segment
    TimedOut,
    SkippedByAgent, // ININ-WRAP-UP-SKIPPED
    SystemDeleted,
    DefaultCode,
    NoCode, // ACW ends, its segment stays without a code
    NoAcw, // it did interact, but there is no wrapup segment at all
    SkippedAcw, // so, and the session says acwSkipped
    CodeLeftQueue, // the code is the organisation's, but no longer the queue's
    CodeDeleted, // the code is not even the organisation's any more
    LeftOpen, // the agent walks off: ACW stays pending
    ExtendedThenCoded, // the agent asks for as much time again, and uses it
    ExtendedThenTimedOut,
    SavedThenCoded, // the agent saves a provisional wrap-up, with or without a code, and chooses later
    SavedThenTimedOut, // so, and never chooses
    SavedThenLeftOpen,
};

// When and how one ACW unfolds; times are counted from the end of the talk.
struct AcwPlan
{
    Fate fate = Fate::Coded;
    bool opens = true; // there is an ACW at all
    std::optional<std::chrono::milliseconds> choiceAfter; // when the agent puts `choice` on the leg
    QString choice;
    QString notes;
    std::optional<std::chrono::milliseconds> savesAfter; // when the agent saves `saved` for later
    QString saved; // a code id; empty: without a code
    std::optional<std::chrono::milliseconds> extendsAfter; // when the agent asks for `extension` more
    std::chrono::milliseconds extension{0};
    std::optional<std::chrono::milliseconds> endsAfter; // when ACW ends by itself; nothing: never
    QString stamp; // what the platform puts there at its end if nobody chose anything
};

AcwPlan planAcw(const Centre &org, const Queue &queue, Fate fate, double speed, Random &random);

// One of a burst on a queue with a time-out: about one agent in five chooses a code at some moment of their ACW, of
// those one in four in its last seconds; the others never do.
AcwPlan planBurstAcw(const Queue &queue, Random &random);

// Whether a fate can happen on a queue: time-outs need one, codes need a list, mandatory ACW cannot be skipped.
bool isPossible(const Queue &queue, Fate fate);

// What agents of this queue do, at the rates of an ordinary day.
Fate ordinaryFate(const Queue &queue, Random &random);

} // namespace demoorg
