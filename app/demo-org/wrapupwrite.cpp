// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrapupwrite.h"

namespace demoorg {

namespace {

Wrapup wrapupOf(const Centre &org, const WrapupInput &input, const QDateTime &acwStart, const QDateTime &at)
{
    Wrapup wrapup{.code = input.skipped ? builtin::skipped : input.code, .notes = input.notes, .tags = input.tags};
    wrapup.name = org.codeName(wrapup.code);
    const qint64 seconds = acwStart.isNull() ? 0 : acwStart.secsTo(at);
    wrapup.durationSeconds = input.durationSeconds.value_or(static_cast<int>(seconds));
    wrapup.endTime = at;
    wrapup.provisional = input.provisional;
    return wrapup;
}

WriteAnswer refusal(int status, const char16_t *code, const QString &message)
{
    return {status, QString::fromUtf16(code), message};
}

// Direct calls, supervisors listening in and agents who never answered have no ACW to write to.
bool canCarryWrapup(const Participant &participant, const Communication &communication)
{
    return participant.purpose == QLatin1String("agent") && !participant.queueId.isEmpty()
           && participant.monitoredParticipantId.isEmpty() && !communication.connectedTime.isNull();
}

bool isMandatory(const QString &prompt)
{
    return prompt != QLatin1String("optional") && prompt != QLatin1String("agentRequested");
}

WriteAnswer checkCode(const Centre &org, const Participant &participant, const WrapupInput &input)
{
    if (input.skipped) {
        if (isMandatory(participant.wrapupPrompt))
            return refusal(400, u"conversation.error.wrapup.cannot.skip",
                           QStringLiteral("Wrap-up cannot be skipped for this participant."));
        return {};
    }
    if (input.code.isEmpty()) {
        if (input.provisional)
            return {};
        return refusal(400, u"conversation.error.wrapup.code.required", QStringLiteral("A wrap-up code is required."));
    }
    if (!org.code(input.code) && input.code != builtin::defaultId)
        return refusal(400, u"invalid.value",
                       QStringLiteral("Value [%1] is not valid for field [code].").arg(input.code));
    return {};
}

} // namespace

WriteAnswer checkWrite(const Centre &org, const Conversation *conversation, const LegRef &ref, const WrapupInput &input,
                       bool closedLegsWritable)
{
    if (!conversation)
        return refusal(404, u"conversation.error.conversation.not.found",
                       QStringLiteral("The conversation was not found."));
    Conversation copy = *conversation;
    const Leg leg = findLeg(copy, ref);
    if (!leg)
        return refusal(404, u"conversation.error.not.conversation.participant",
                       QStringLiteral("User is not a participant in the conversation."));
    if (!canCarryWrapup(*leg.participant, *leg.communication))
        return refusal(400, u"conversation.error.participant.no.active.conversations",
                       QStringLiteral("The participant has no active conversation."));
    WriteAnswer codeAnswer = checkCode(org, *leg.participant, input);
    if (codeAnswer.status != WriteAnswer().status)
        return codeAnswer;
    const bool isClosed = !leg.communication->disconnectedTime.isNull() && !isInAcw(*leg.communication);
    if (isClosed && !closedLegsWritable)
        return refusal(403, u"not.authorized",
                       QStringLiteral("Access to Conversation %1 is forbidden.").arg(conversation->id));
    return {};
}

QList<Fact> applyWrite(const Centre &org, AcwScope scope, Conversation &conversation, const LegRef &ref,
                       const WrapupInput &input, const Fact &by, const QDateTime &at)
{
    const Leg leg = findLeg(conversation, ref);
    if (!leg)
        return {};
    QList<Fact> facts;
    Fact set = by;
    set.kind = Fact::Kind::WrapupSet;
    set.leg = {leg.participant->id, leg.communication->id};
    set.before = currentCode(leg);
    const Wrapup wrapup = wrapupOf(org, input, leg.communication->acw.start, at);
    set.after = wrapup.code;
    leg.participant->wrapupSkipped = input.skipped;
    setWrapup(leg, wrapup, scope);
    if (!wrapup.code.isEmpty() && !wrapup.provisional)
        facts.append(set);
    if (isInAcw(*leg.communication) && !input.provisional && !hasForcedTimeout(*leg.participant)) {
        endAcw(leg, at, scope);
        facts.append({.kind = Fact::Kind::AcwEnded, .leg = set.leg});
    }
    return facts;
}

} // namespace demoorg
