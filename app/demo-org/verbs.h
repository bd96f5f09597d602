// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model.h"

#include <chrono>

namespace demoorg {

// The name of a leg: one communication of one participant.
struct LegRef
{
    QString participantId;
    QString communicationId;
};

// The leg itself, inside a conversation that outlives it; null where the conversation has no such leg.
struct Leg
{
    Participant *participant = nullptr;
    Communication *communication = nullptr;

    explicit operator bool() const { return communication != nullptr; }
};

// Whether ACW belongs to the participant, or to each communication (communicationBasedACW, FACTS §11.7).
enum class AcwScope
{
    Participant,
    Communication
};

// What happened to a leg beyond its mere state, for the site's signals.
struct Fact
{
    enum class Kind
    {
        AcwEnded,
        WrapupSet
    };

    Kind kind = Kind::AcwEnded;
    LegRef leg;
    bool byApi = false;
    QString writerId; // who set the code; empty: the platform, or client credentials
    QString before; // WrapupSet only: the code that stood there, and the one that stands there now
    QString after;
};

// An empty communication id names the participant's last communication.
Leg findLeg(Conversation &conversation, const LegRef &ref);
QStringList queueIdsOf(const Conversation &conversation);

// The verbs of a conversation: each changes the live state and the analytics segments together, as of `at`.
void openSegment(Communication &communication, const QString &type, const QDateTime &at, const QString &queueId);
void closeSegment(Communication &communication, const QDateTime &at, const QString &disconnectType = {});
void answer(const Leg &leg, const QDateTime &at);
void toggleHold(const Leg &leg, const QDateTime &at);
void hangUp(Conversation &conversation, const Leg &leg, const QDateTime &at, const QString &disconnectType);

// ACW: open (the leg has ended, its agent may still choose), a code put on the leg, closed.
bool isInAcw(const Communication &communication);
void beginAcw(const Leg &leg, const QDateTime &at, AcwScope scope);
void setWrapup(const Leg &leg, const Wrapup &wrapup, AcwScope scope);
void endAcw(const Leg &leg, const QDateTime &at, AcwScope scope);

// The agent asks for more time.
void extendAcw(const Leg &leg, std::chrono::milliseconds more);
// The agent saves a wrap-up for later; an empty code will do. Never over a code that stands.
void saveForLater(const Leg &leg, const Wrapup &wrapup, AcwScope scope, const QDateTime &at);
// A code's effect, as somebody's or the platform's own.
Fact putCode(const Leg &leg, const Wrapup &chosen, AcwScope scope, const QDateTime &at);
// ACW is over, stamped with `stamp` unless it is empty or a code stands. A time-out that has been extended has not
// come.
QList<Fact> closeAcw(const Leg &leg, const QString &stamp, AcwScope scope, const QDateTime &at);
// When the platform ends the ACW by itself; null: never.
QDateTime acwDeadline(const Leg &leg);

// The code on the leg as its scope has it; empty if none, or if one is merely saved for later.
QString currentCode(const Leg &leg);

// No early exit: a code chosen before the time-out stands, but ACW goes on until then.
bool hasForcedTimeout(const Participant &participant);

} // namespace demoorg
