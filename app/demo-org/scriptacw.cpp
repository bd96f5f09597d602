// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "script.h"

// The part of a script that comes after the talk: ACW opens, the agent chooses or not, the platform closes it.
namespace demoorg {

namespace {

void openAcw(const Leg &leg, const AcwPlan &plan, bool isAgentRequested, AcwScope scope, const QDateTime &now)
{
    if (plan.opens) {
        leg.communication->acwRequired = isAgentRequested;
        beginAcw(leg, now, scope);
        return;
    }
    leg.participant->wrapupRequired = false;
    leg.communication->acwSkipped = plan.fate == Fate::SkippedAcw;
    if (plan.fate == Fate::CodedOnInteract)
        leg.communication->acw.state = QStringLiteral("complete");
    else if (plan.fate == Fate::SkippedAcw)
        leg.communication->acw.state = QStringLiteral("skipped");
    else
        leg.communication->acw.state = QStringLiteral("notApplicable");
    if (leg.communication->wrapup) // chosen while the talk went on: shows on its segment
        setWrapup(leg, *leg.communication->wrapup, scope);
}

void putCode(const Leg &leg, const LegRef &ref, const Wrapup &chosen, AcwScope scope, const QDateTime &now,
             QList<Fact> &facts)
{
    Wrapup wrapup = chosen;
    wrapup.endTime = now;
    if (!leg.communication->acw.start.isNull())
        wrapup.durationSeconds = static_cast<int>(leg.communication->acw.start.secsTo(now));
    const QString before = currentCode(leg);
    setWrapup(leg, wrapup, scope);
    const bool byPlatform = wrapup.code.startsWith(QLatin1String("ININ-"));
    facts.append({.kind = Fact::Kind::WrapupSet,
                  .leg = ref,
                  .writerId = byPlatform ? QString() : leg.participant->userId,
                  .before = before,
                  .after = wrapup.code});
}

} // namespace

void ScriptWriter::scheduleAcw(const LegRef &ref, const AcwPlan &plan, bool isAgentRequested)
{
    const AcwScope scope = m_manner.acwScope;
    at(m_cursor, ref, [plan, isAgentRequested, scope](Conversation &, const Leg &leg, const QDateTime &now) {
        openAcw(leg, plan, isAgentRequested, scope, now);
    });
    if (plan.choiceAfter) {
        const Wrapup chosen{.code = plan.choice, .name = m_org.codeName(plan.choice), .notes = plan.notes};
        const bool needsAcw = plan.opens;
        schedule(m_cursor + *plan.choiceAfter,
                 [=](Conversation &conversation, const QDateTime &now, QList<Fact> &facts) {
                     const Leg leg = findLeg(conversation, ref);
                     // Whoever finds a code there already is content with it; after ACW the agent is gone.
                     if (leg && currentCode(leg).isEmpty() && (!needsAcw || isInAcw(*leg.communication)))
                         putCode(leg, ref, chosen, scope, now, facts);
                 });
    }
    if (!plan.endsAfter)
        return;
    const Wrapup stamp{.code = plan.stamp, .name = plan.stamp};
    schedule(m_cursor + *plan.endsAfter, [=](Conversation &conversation, const QDateTime &now, QList<Fact> &facts) {
        const Leg leg = findLeg(conversation, ref);
        if (!leg || !isInAcw(*leg.communication))
            return;
        if (currentCode(leg).isEmpty() && !stamp.code.isEmpty()) {
            leg.participant->wrapupSkipped = stamp.code == builtin::skipped;
            putCode(leg, ref, stamp, scope, now, facts);
        }
        endAcw(leg, now, scope);
        facts.append({.kind = Fact::Kind::AcwEnded, .leg = ref});
    });
}

} // namespace demoorg
