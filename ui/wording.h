// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/evidence.h"
#include "domain/queue.h"
#include "domain/straggler.h"
#include "models/cell.h"

#include <QCoreApplication>

namespace wrapdesk {

// What things are called and how numbers and times are written in the window. Errors and refusals: see errortext.
// Times come in UTC and are shown local.
class Wording
{
    Q_DECLARE_TR_FUNCTIONS(Wording)

public:
    static QString media(Media media);
    static Glyph mediaGlyph(Media media);

    static QString stragglerClass(StragglerClass kind); // "missing"
    static Glyph stragglerGlyph(StragglerClass kind);
    static Tone stragglerTone(StragglerClass kind);

    static QString unwritable(Unwritable reason); // why nobody can code the leg; empty for No
    static Glyph outcomeGlyph(IntentState state); // how a write goes or went; its word: intentText
    static Tone outcomeTone(IntentState state);
    static QString reason(Reason::Kind kind); // "by hand"

    static QString ability(Ability ability); // "pending legs"

    static QString acwRule(const Queue &queue); // the queue's after-call work in one plain sentence

    static QString duration(std::chrono::seconds time); // "0:22", "14 min", "2 h 10", "3 d 4 h"
    static QString ago(const QDateTime &then, const QDateTime &now); // "2 s", "14 min"; "–" for null
    static QString clockTime(const QDateTime &time, const QDateTime &now); // "14:02", "Mon 07:51", "12 Nov 07:51"
    static QString exactTime(const QDateTime &time); // "2026-11-22 14:02:07"; for what is to be proven
    static QString count(qsizetype number);
    // A leg in one line: "Billing · A. Okafor · voice · 10:04".
    static QString legLine(const QString &queue, const QString &agent, const Leg &leg, const QDateTime &now);
};

} // namespace wrapdesk
