// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/pastleg.h"

#include <algorithm>

namespace wrapdesk {

namespace {

bool isSystem(const QString &codeOrName, const CodeBook &codes)
{
    return isSystemCode(codeOrName) || isSystemCode(codes.named(codeOrName).name);
}

// When the leg's ACW was over at the latest by what is known; never null for an ended leg.
QDateTime legEnd(const Leg &leg)
{
    if (leg.acwEnd.isValid())
        return leg.acwEnd;
    return leg.acwStart.isValid() ? std::max(leg.acwStart, leg.endedAt) : leg.endedAt;
}

// What stands on the legs that share one wrap-up: a person's choice (the earliest), else a system code.
struct Standing
{
    std::optional<AssignedCode> chosen;
    std::optional<AssignedCode> system;
};

Standing standingOn(const QList<Leg> &legs, const CodeBook &codes)
{
    Standing standing;
    for (const Leg &leg : legs) {
        if (!leg.code || !leg.code->stands() || !leg.isAnswered() || leg.monitoring)
            continue;
        if (isSystem(leg.code->code, codes)) {
            standing.system = leg.code;
            continue;
        }
        AssignedCode chosen = *leg.code;
        if (!chosen.setAt.isValid())
            chosen.setAt = legEnd(leg);
        if (!standing.chosen || chosen.setAt < standing.chosen->setAt)
            standing.chosen = chosen;
    }
    return standing;
}

QList<Leg> withoutCodes(QList<Leg> legs)
{
    for (Leg &leg : legs)
        leg.code.reset();
    return legs;
}

// The leg in its new shape among its siblings, none of which has a code.
std::optional<Straggler> classified(const Leg &leg, QList<Leg> siblings, bool communicationBasedAcw,
                                    const CodeBook &codes)
{
    for (Leg &sibling : siblings) {
        if (sibling.id == leg.id)
            sibling = leg;
    }
    return classify(leg, siblings, communicationBasedAcw, codes);
}

// The leg while its agent could still choose; nothing if it had no after-call work.
std::optional<Leg> openVersion(const Leg &bare)
{
    const bool hadAcw = bare.acw == AcwState::Pending || bare.acw == AcwState::Complete;
    if (!hadAcw || bare.acwSkipped || !bare.acwStart.isValid())
        return {};
    Leg open = bare;
    open.acw = AcwState::Pending;
    open.acwEnd = {};
    return open;
}

bool choiceClosed(const Leg &bare, const std::optional<AssignedCode> &chosen)
{
    return chosen && (!bare.acwEnd.isValid() || chosen->setAt <= bare.acwEnd);
}

// When the open version would have been over without a person's choice: where that choice ended it, at the time-out.
// Without a time-out nobody knows how long the agent would have waited: it ends when it did. Null: not over yet.
QDateTime closingOf(const Leg &bare, const QDateTime &deadline, const std::optional<AssignedCode> &chosen)
{
    const bool isOpen = bare.acw == AcwState::Pending && !chosen;
    if (isOpen && !bare.acwEnd.isValid())
        return {};
    const bool waits = choiceClosed(bare, chosen) && deadline.isValid();
    return waits ? std::max(deadline, legEnd(bare)) : legEnd(bare);
}

Leg closedVersion(const Leg &bare, const QDateTime &at, const QDateTime &deadline, const Standing &standing)
{
    Leg closed = bare;
    if (closed.acw == AcwState::Pending)
        closed.acw = AcwState::Complete;
    if (closed.acw == AcwState::Complete)
        closed.acwEnd = at;
    const bool timedOut = standing.chosen && deadline.isValid() && at >= deadline;
    if (standing.system)
        closed.code = standing.system;
    else if (timedOut)
        closed.code = AssignedCode{.code = QStringLiteral("ININ-WRAP-UP-TIMEOUT"), .setAt = at};
    return closed;
}

} // namespace

std::optional<PastLeg> pastLegOf(const Leg &leg, const QList<Leg> &siblings, bool communicationBasedAcw,
                                 const CodeBook &codes)
{
    Leg bare = leg;
    bare.code.reset();
    const QList<Leg> others = withoutCodes(siblings);
    if (!classify(bare, others, communicationBasedAcw, codes))
        return {};
    const Standing standing = standingOn(communicationBasedAcw ? QList<Leg>{leg} : siblings, codes);
    PastLeg past{.chosen = standing.chosen};
    if (standing.chosen || standing.system)
        past.stood = standing.chosen ? standing.chosen->code : standing.system->code;

    QDateTime closing = legEnd(bare);
    QDateTime deadline;
    if (const std::optional<Leg> open = openVersion(bare)) {
        deadline = open->acwDeadline();
        closing = closingOf(bare, deadline, standing.chosen);
        const std::optional<Straggler> straggler = classified(*open, others, communicationBasedAcw, codes);
        if (straggler)
            past.stages.append({.leg = *open,
                                .straggler = *straggler,
                                .from = std::max(open->acwStart, open->endedAt),
                                .to = closing});
    }
    if (!closing.isValid())
        return past;
    const Leg closed = closedVersion(bare, closing, deadline, standing);
    if (const auto straggler = classified(closed, others, communicationBasedAcw, codes))
        past.stages.append({.leg = closed, .straggler = *straggler, .from = closing});
    return past;
}

std::optional<PastLeg::Act> PastLeg::firstAct(const RuleBook &rules) const
{
    for (qsizetype i = 0; i < stages.size(); ++i) {
        const Stage &stage = stages.at(i);
        QDateTime now = stage.from;
        while (now.isValid() && (!stage.to.isValid() || now < stage.to)) {
            const Decision decision = rules.decide(stage.leg, stage.straggler, now);
            const QDateTime next = decision.reconsiderAt > now ? decision.reconsiderAt : QDateTime();
            const bool acts = decision.rule && decision.due.isValid() && (!next.isValid() || decision.due < next)
                              && (!stage.to.isValid() || decision.due < stage.to);
            if (acts)
                return Act{.rule = *decision.rule, .at = std::max(decision.due, now), .stage = i};
            now = next;
        }
    }
    return {};
}

} // namespace wrapdesk
