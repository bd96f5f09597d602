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

} // namespace

void ScriptWriter::scheduleAcw(const LegRef &ref, const AcwPlan &plan, bool isAgentRequested)
{
    const AcwScope scope = m_manner.acwScope;
    at(m_cursor, ref, [plan, isAgentRequested, scope](Conversation &, const Leg &leg, const QDateTime &now) {
        openAcw(leg, plan, isAgentRequested, scope, now);
    });
    if (plan.savesAfter) {
        const Wrapup saved{.code = plan.saved, .name = m_org.codeName(plan.saved), .notes = plan.notes};
        at(m_cursor + *plan.savesAfter, ref, [=](Conversation &, const Leg &leg, const QDateTime &now) {
            if (isInAcw(*leg.communication))
                saveForLater(leg, saved, scope, now);
        });
    }
    if (plan.extendsAfter) {
        at(m_cursor + *plan.extendsAfter, ref,
           [more = plan.extension](Conversation &, const Leg &leg, const QDateTime &) {
               if (isInAcw(*leg.communication))
                   extendAcw(leg, more);
           });
    }
    scheduleChoice(ref, plan);
    if (!plan.endsAfter)
        return;
    schedule(m_cursor + *plan.endsAfter,
             [ref, scope, stamp = plan.stamp](Conversation &conversation, const QDateTime &now, QList<Fact> &facts) {
                 if (const Leg leg = findLeg(conversation, ref))
                     facts += closeAcw(leg, stamp, scope, now);
             });
}

void ScriptWriter::scheduleChoice(const LegRef &ref, const AcwPlan &plan)
{
    if (!plan.choiceAfter)
        return;
    const Wrapup chosen{.code = plan.choice, .name = m_org.codeName(plan.choice), .notes = plan.notes};
    schedule(m_cursor + *plan.choiceAfter, [ref, chosen, needsAcw = plan.opens, scope = m_manner.acwScope](
                                               Conversation &conversation, const QDateTime &now, QList<Fact> &facts) {
        const Leg leg = findLeg(conversation, ref);
        // Whoever finds a code there already is content with it; after ACW the agent is gone.
        if (leg && currentCode(leg).isEmpty() && (!needsAcw || isInAcw(*leg.communication)))
            facts.append(putCode(leg, chosen, scope, now));
    });
}

} // namespace demoorg
