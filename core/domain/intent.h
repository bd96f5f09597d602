// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "domain/roster.h"

namespace wrapdesk {

enum class IntentState
{
    Held, // may still be taken back
    Checking, // the leg is being read
    Sending, // the write is on its way
    Accepted, // 202: requested, not done
    Confirmed, // seen on the leg
    Cancelled, // taken back before the write
    HumanWon, // a person coded the leg meanwhile; nothing was written
    Refused, // the platform said no, see refusal
    Locked, // the leg is closed and the platform does not let it be changed
    Unconfirmed, // accepted, but not seen on the leg within 10 s
    Failed, // no usable answer: network, server
};

bool isEnd(IntentState state);
QString intentStateName(IntentState state); // held, checking, …, humanWon, …: the words of --json and the database
std::optional<IntentState> intentStateFromName(QStringView name);

// Why the platform or we would not write; each has text and help in ui/errortext (FEATURES K3).
enum class Refusal
{
    None,
    UserNeeded, // 400 not.a.user: client credentials cannot code
    PermissionMissing, // 403 missing.permissions / missing.any.permissions
    NotAParticipant, // 404 conversation.error.not.conversation.participant
    Forbidden, // 403 not.authorized while ACW is open
    Closed, // 400 no.active.conversations, or 403 not.authorized on a closed leg
    CodeNotValid, // 400 invalid.value; or the queue does not offer the code
    CodeRequired, // 400 conversation.error.wrapup.code.required
    ConversationGone, // 404 on the read: it vanished between list and write
    LegGone, // the conversation is there, the leg is not
    StillTalking, // the leg has not ended
    NotWritable, // no queue, old web chat, internal or unknown media
    PersonsCode, // a person's code stands there: only who picks exactly that leg may replace it
    SystemCodeStands, // a system code nobody was shown stands there, and the intent may not replace it
    RateLimited, // 429 after every retry
    Other, // anything else the platform answered; the error tells
    TakenBack, // a person took it back before it was sent
    Interrupted, // the program ended before it was sent
};

QString refusalName(Refusal refusal);
std::optional<Refusal> refusalFromName(QStringView name);

// Who asked for the write.
struct Reason
{
    enum class Kind
    {
        Hand, // a supervisor picked exactly this leg and was shown its present code
        Bulk, // a supervisor picked it among others
        Rule,
        Sweeper,
        PutBack // a person's code that our own write had replaced unseen
    };
    Kind kind = Kind::Hand;
    QString rule; // rule id, only with Kind::Rule

    bool operator==(const Reason &) const = default;
};

QString reasonName(Reason::Kind kind); // hand, bulk, rule, sweeper, put-back
std::optional<Reason::Kind> reasonFromName(QStringView name);

// The durable wish "give leg L code C", from the moment somebody decides it to its end.
struct Intent
{
    enum class What
    {
        Code,
        Tag // the code's name as a participant attribute of a leg that is locked (FACTS §4: post-hoc tagging)
    };

    IntentId id;
    RunId run; // the bulk run it belongs to; empty: none
    What what = What::Code;
    LegId leg;
    Media media = Media::Unknown;
    QueueId queue;
    WrapupCode code;
    QString notes;
    QString attribute; // the participant attribute's name, only with What::Tag
    Reason reason;
    UserId by; // the signed-in user; empty for client credentials
    std::optional<AssignedCode> seen; // what stood on the leg when it was decided: what the person was shown
    bool replacesSystemCode = false; // a system code may be replaced even if it was not the one seen
    QDateTime createdAt; // platform time
    std::chrono::milliseconds hold{0}; // how long it may still be taken back once it is stored; not kept on disk
    QDateTime deadline; // platform time by which it must have taken effect; null: no hurry; not kept on disk
    bool yieldsToProvisional = false; // a code saved for later stops it; not kept on disk

    IntentState state = IntentState::Held;
    Refusal refusal = Refusal::None;
    std::optional<Error> error; // what the platform answered
    std::optional<AssignedCode> found; // what the permitting read found on the leg
    bool foundInAcw = false; // its agent could still act then
    bool unwatched = false; // the program was not running when the write took effect: what slipped in went unseen
    std::optional<AssignedCode> replaced; // a person's code that slipped in between read and write and was replaced
    QStringList correlationIds; // of the platform's answers, oldest first
    QDateTime settledAt; // platform time of the end state
};

// Whether the state just read permits the write: the one rule by which the human wins. Pure.
// Sending: write. Confirmed: the wanted code stands already. HumanWon: a person's code that nobody was shown, or one
// saved for later that the intent yields to. Refused: see refusal. `fresh`: the leg as just read; none: it is gone.
struct Permit
{
    IntentState state = IntentState::Sending; // Sending: go on; else the end state
    Refusal refusal = Refusal::None;
};
Permit permit(const Intent &intent, const std::optional<Leg> &fresh, const CodeBook &codes);

// The same rule for a code that was just heard of: what it means for an intent that has not been sent.
Permit permitOver(const Intent &intent, const AssignedCode &standing, const CodeBook &codes);

// Whether `heard` on the intent's leg is a code a person chose after the read that permitted the write: it slipped in
// between, or it came after ours. Not the wanted code, not what was found or seen, not a system code.
bool slippedIn(const Intent &intent, const AssignedCode &heard, const CodeBook &codes);

// Whether `seen` on the intent's leg proves that its write has taken effect. Where the wanted code stood there before
// (intent.found), only other notes do.
bool proves(const Intent &intent, const AssignedCode &seen, const CodeBook &codes);

// What the platform's answer to the read or the write means for the intent. `inAcw`: the leg's agent could still act.
Permit refused(const Error &error, bool inAcw);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::Intent)
