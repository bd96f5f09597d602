// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/intent.h"

#include <array>

namespace wrapdesk {

namespace {

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

} // namespace

bool isEnd(IntentState state) { return state >= IntentState::Confirmed; }

QString intentStateName(IntentState state)
{
    switch (state) {
    case IntentState::Held:
        return QStringLiteral("held");
    case IntentState::Checking:
        return QStringLiteral("checking");
    case IntentState::Sending:
        return QStringLiteral("sending");
    case IntentState::Accepted:
        return QStringLiteral("accepted");
    case IntentState::Confirmed:
        return QStringLiteral("confirmed");
    case IntentState::Cancelled:
        return QStringLiteral("cancelled");
    case IntentState::HumanWon:
        return QStringLiteral("humanWon");
    case IntentState::Refused:
        return QStringLiteral("refused");
    case IntentState::Locked:
        return QStringLiteral("locked");
    case IntentState::Unconfirmed:
        return QStringLiteral("unconfirmed");
    case IntentState::Failed:
        return QStringLiteral("failed");
    }
    return QStringLiteral("unknown");
}

QString refusalName(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None:
        return QStringLiteral("none");
    case Refusal::UserNeeded:
        return QStringLiteral("user-needed");
    case Refusal::PermissionMissing:
        return QStringLiteral("permission-missing");
    case Refusal::NotAParticipant:
        return QStringLiteral("not-a-participant");
    case Refusal::Forbidden:
        return QStringLiteral("forbidden");
    case Refusal::Closed:
        return QStringLiteral("closed");
    case Refusal::CodeNotValid:
        return QStringLiteral("code-not-valid");
    case Refusal::CodeRequired:
        return QStringLiteral("code-required");
    case Refusal::ConversationGone:
        return QStringLiteral("conversation-gone");
    case Refusal::LegGone:
        return QStringLiteral("leg-gone");
    case Refusal::StillTalking:
        return QStringLiteral("still-talking");
    case Refusal::NotWritable:
        return QStringLiteral("not-writable");
    case Refusal::SystemCodeStands:
        return QStringLiteral("system-code-stands");
    case Refusal::RateLimited:
        return QStringLiteral("rate-limited");
    case Refusal::Other:
        return QStringLiteral("other");
    }
    return QStringLiteral("unknown");
}

Permit permit(const Intent &intent, const std::optional<Leg> &fresh, const CodeBook &codes)
{
    if (!fresh)
        return {IntentState::Refused, Refusal::LegGone};
    if (!fresh->isEnded())
        return {IntentState::Refused, Refusal::StillTalking};
    if (fresh->monitoring || unwritable(*fresh) != Unwritable::No)
        return {IntentState::Refused, Refusal::NotWritable};
    const QString wanted = intent.code.id.text();
    if (codes.onQueue(fresh->queue, wanted) == Validity::NotValid)
        return {IntentState::Refused, Refusal::CodeNotValid};
    if (!fresh->code || fresh->code->provisional || fresh->code->code.isEmpty())
        return {};

    const AssignedCode &standing = *fresh->code;
    const bool wasSeen = intent.seen && !intent.seen->provisional && codes.same(intent.seen->code, standing.code);
    if (isDone(intent, standing, wasSeen, codes))
        return {IntentState::Confirmed, Refusal::None};
    if (wasSeen)
        return {};
    if (!isSystemCode(standing.code) && !isSystemCode(codes.named(standing.code).name))
        return {IntentState::HumanWon, Refusal::None};
    return intent.replacesSystemCode ? Permit{} : Permit{IntentState::Refused, Refusal::SystemCodeStands};
}

bool proves(const Intent &intent, const AssignedCode &seen, const CodeBook &codes)
{
    const QString wanted = intent.code.id.text();
    if (seen.provisional || !codes.same(seen.code, wanted))
        return false;
    return !intent.found || !codes.same(intent.found->code, wanted) || seen.notes != intent.found->notes;
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
