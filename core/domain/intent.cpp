// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/intent.h"

#include "domain/named.h"

namespace wrapdesk {

namespace {

constexpr std::array intentStateNames{
    std::pair(IntentState::Held, QLatin1String("held")),
    std::pair(IntentState::Checking, QLatin1String("checking")),
    std::pair(IntentState::Sending, QLatin1String("sending")),
    std::pair(IntentState::Accepted, QLatin1String("accepted")),
    std::pair(IntentState::Confirmed, QLatin1String("confirmed")),
    std::pair(IntentState::Cancelled, QLatin1String("cancelled")),
    std::pair(IntentState::HumanWon, QLatin1String("humanWon")),
    std::pair(IntentState::Refused, QLatin1String("refused")),
    std::pair(IntentState::Locked, QLatin1String("locked")),
    std::pair(IntentState::Unconfirmed, QLatin1String("unconfirmed")),
    std::pair(IntentState::Failed, QLatin1String("failed")),
};

constexpr std::array refusalNames{
    std::pair(Refusal::None, QLatin1String("none")),
    std::pair(Refusal::UserNeeded, QLatin1String("user-needed")),
    std::pair(Refusal::PermissionMissing, QLatin1String("permission-missing")),
    std::pair(Refusal::NotAParticipant, QLatin1String("not-a-participant")),
    std::pair(Refusal::Forbidden, QLatin1String("forbidden")),
    std::pair(Refusal::Closed, QLatin1String("closed")),
    std::pair(Refusal::CodeNotValid, QLatin1String("code-not-valid")),
    std::pair(Refusal::CodeRequired, QLatin1String("code-required")),
    std::pair(Refusal::ConversationGone, QLatin1String("conversation-gone")),
    std::pair(Refusal::LegGone, QLatin1String("leg-gone")),
    std::pair(Refusal::StillTalking, QLatin1String("still-talking")),
    std::pair(Refusal::NotWritable, QLatin1String("not-writable")),
    std::pair(Refusal::PersonsCode, QLatin1String("persons-code")),
    std::pair(Refusal::SystemCodeStands, QLatin1String("system-code-stands")),
    std::pair(Refusal::RateLimited, QLatin1String("rate-limited")),
    std::pair(Refusal::Other, QLatin1String("other")),
    std::pair(Refusal::TakenBack, QLatin1String("taken-back")),
    std::pair(Refusal::Interrupted, QLatin1String("interrupted")),
};

constexpr std::array reasonNames{
    std::pair(Reason::Kind::Hand, QLatin1String("hand")),
    std::pair(Reason::Kind::Bulk, QLatin1String("bulk")),
    std::pair(Reason::Kind::Rule, QLatin1String("rule")),
    std::pair(Reason::Kind::Sweeper, QLatin1String("sweeper")),
    std::pair(Reason::Kind::PutBack, QLatin1String("put-back")),
};

// The platform's codes that mean one thing wherever they come from (FACTS §4).
constexpr std::array refusalByCode{
    std::pair(QLatin1String("not.a.user"), Refusal::UserNeeded),
    std::pair(QLatin1String("missing.permissions"), Refusal::PermissionMissing),
    std::pair(QLatin1String("missing.any.permissions"), Refusal::PermissionMissing),
    std::pair(QLatin1String("conversation.error.not.conversation.participant"), Refusal::NotAParticipant),
    std::pair(QLatin1String("conversation.error.forbidden.not.active.participant"), Refusal::NotAParticipant),
    std::pair(QLatin1String("conversation.error.participant.no.active.conversations"), Refusal::Closed),
    std::pair(QLatin1String("conversation.error.call.disconnected"), Refusal::Closed),
    std::pair(QLatin1String("conversation.error.wrapup.code.required"), Refusal::CodeRequired),
    std::pair(QLatin1String("invalid.value"), Refusal::CodeNotValid),
    std::pair(QLatin1String("conversation.error.conversation.not.found"), Refusal::ConversationGone),
};

Refusal refusalOf(const Error &error, bool inAcw)
{
    for (const auto &[code, refusal] : refusalByCode) {
        if (error.code == code)
            return refusal;
    }
    if (error.code == QLatin1String("not.authorized"))
        return inAcw ? Refusal::Forbidden : Refusal::Closed;
    if (error.kind == ErrorKind::RateLimited)
        return Refusal::RateLimited;
    if (error.kind == ErrorKind::NotFound)
        return Refusal::ConversationGone;
    return Refusal::Other;
}

// Sent again without effect: the code stands and there is no other note to leave with it.
bool isDone(const Intent &intent, const AssignedCode &standing, bool wasSeen, const CodeBook &codes)
{
    const bool newNotes = wasSeen && !intent.notes.isEmpty() && intent.notes != standing.notes;
    return codes.same(standing.code, intent.code.id.text()) && !newNotes;
}

bool isSystem(const AssignedCode &standing, const CodeBook &codes)
{
    return isSystemCode(standing.code) || isSystemCode(codes.named(standing.code).name);
}

// Only who picked exactly that leg and was shown its code may replace a person's choice; what is put back replaces
// ours.
bool mayReplacePersons(const Reason &reason)
{
    return reason.kind == Reason::Kind::Hand || reason.kind == Reason::Kind::PutBack;
}

} // namespace

bool isEnd(IntentState state) { return state >= IntentState::Confirmed; }

QString intentStateName(IntentState state) { return nameIn(intentStateNames, state); }

std::optional<IntentState> intentStateFromName(QStringView name) { return valueIn(intentStateNames, name); }

QString refusalName(Refusal refusal) { return nameIn(refusalNames, refusal); }

std::optional<Refusal> refusalFromName(QStringView name) { return valueIn(refusalNames, name); }

QString reasonName(Reason::Kind kind) { return nameIn(reasonNames, kind); }

std::optional<Reason::Kind> reasonFromName(QStringView name) { return valueIn(reasonNames, name); }

Permit permit(const Intent &intent, const std::optional<Leg> &fresh, const CodeBook &codes)
{
    if (!fresh)
        return {IntentState::Refused, Refusal::LegGone};
    if (!fresh->isEnded())
        return {IntentState::Refused, Refusal::StillTalking};
    if (fresh->monitoring || unwritable(*fresh) != Unwritable::No)
        return {IntentState::Refused, Refusal::NotWritable};
    // What is put back stood there: the platform has taken it before.
    if (intent.reason.kind != Reason::Kind::PutBack
        && codes.onQueue(fresh->queue, intent.code.id.text()) == Validity::NotValid)
        return {IntentState::Refused, Refusal::CodeNotValid};
    return fresh->code ? permitOver(intent, *fresh->code, codes) : Permit{};
}

Permit permitOver(const Intent &intent, const AssignedCode &standing, const CodeBook &codes)
{
    if (standing.provisional && intent.yieldsToProvisional)
        return {IntentState::HumanWon, Refusal::None};
    if (!standing.stands())
        return {};
    const bool wasSeen = intent.seen && intent.seen->stands() && codes.same(intent.seen->code, standing.code);
    if (isDone(intent, standing, wasSeen, codes))
        return {IntentState::Confirmed, Refusal::None};
    if (isSystem(standing, codes))
        return wasSeen || intent.replacesSystemCode ? Permit{}
                                                    : Permit{IntentState::Refused, Refusal::SystemCodeStands};
    return wasSeen && mayReplacePersons(intent.reason) ? Permit{} : Permit{IntentState::HumanWon, Refusal::None};
}

bool slippedIn(const Intent &intent, const AssignedCode &heard, const CodeBook &codes)
{
    if (!heard.stands() || isSystem(heard, codes))
        return false;
    const auto isKnown = [&](const std::optional<AssignedCode> &known) {
        return known && known->stands() && codes.same(known->code, heard.code);
    };
    return !codes.same(heard.code, intent.code.id.text()) && !isKnown(intent.found) && !isKnown(intent.seen);
}

bool proves(const Intent &intent, const AssignedCode &seen, const CodeBook &codes)
{
    const QString wanted = intent.code.id.text();
    if (!seen.stands() || !codes.same(seen.code, wanted))
        return false;
    const bool stoodBefore = intent.found && intent.found->stands() && codes.same(intent.found->code, wanted);
    return !stoodBefore || seen.notes != intent.found->notes;
}

Permit refused(const Error &error, bool inAcw)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return {IntentState::Cancelled, Refusal::None};
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Unauthorized:
    case ErrorKind::Server:
    case ErrorKind::Decode:
    case ErrorKind::Storage:
    case ErrorKind::Secret:
        return {IntentState::Failed, Refusal::None};
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::RateLimited:
    case ErrorKind::Invalid:
        break;
    }
    const Refusal refusal = refusalOf(error, inAcw);
    return {refusal == Refusal::Closed ? IntentState::Locked : IntentState::Refused, refusal};
}

} // namespace wrapdesk
