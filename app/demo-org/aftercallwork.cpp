// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aftercallwork.h"

#include "tables.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace demoorg {

namespace {

QString codeNotOnQueue(const Centre &org, const Queue &queue, Random &random)
{
    while (true) {
        const QString &id = random.pick(org.codes).id;
        if (!queue.codeIds.contains(id))
            return id;
    }
}

// Agents have habits: the first half of a queue's list gets most of the choices.
QString usualCode(const Queue &queue, Random &random)
{
    const qint64 last = queue.codeIds.size() - 1;
    const qint64 reach = random.chance(0.7) ? last / 2 : last;
    return queue.codeIds.at(static_cast<qsizetype>(random.between(0, reach)));
}

void planExtension(AcwPlan &plan, const Queue &queue, Random &random)
{
    plan.extension = std::chrono::milliseconds(queue.timeoutMs);
    plan.extendsAfter = plan.extension * random.between(50, 90) / 100;
    plan.endsAfter = plan.extension * 2;
    plan.stamp = builtin::timedOut;
}

void planSaving(AcwPlan &plan, const Queue &queue, std::chrono::milliseconds after, Random &random)
{
    plan.savesAfter = queue.timeoutMs > 0 ? std::min(after, std::chrono::milliseconds(queue.timeoutMs / 2)) : after;
    if (random.chance(0.5))
        plan.saved = usualCode(queue, random);
}

void planChoice(AcwPlan &plan, const Queue &queue, const QString &code, std::chrono::milliseconds after)
{
    plan.choice = code;
    const std::chrono::milliseconds timeout(queue.timeoutMs);
    plan.choiceAfter = queue.timeoutMs > 0 ? std::min(after, timeout * 9 / 10) : after;
    const bool hasEarlyExit = queue.wrapupPrompt != QLatin1String("MANDATORY_FORCED_TIMEOUT");
    plan.endsAfter = hasEarlyExit ? *plan.choiceAfter : timeout;
    plan.stamp = hasEarlyExit ? QString() : builtin::timedOut;
}

} // namespace

AcwPlan planAcw(const Centre &org, const Queue &queue, Fate fate, double speed, Random &random)
{
    const auto span = [&](std::chrono::seconds low, std::chrono::seconds high) {
        return random.between(low, high, speed);
    };
    AcwPlan plan{.fate = fate};
    if (random.chance(0.12))
        plan.notes = random.pick(agentNotes());
    switch (fate) {
    case Fate::Coded:
        planChoice(plan, queue, usualCode(queue, random), span(4s, 45s));
        break;
    case Fate::CodedLate:
        planChoice(plan, queue, usualCode(queue, random), span(120s, 480s));
        break;
    case Fate::CodeLeftQueue:
        planChoice(plan, queue, codeNotOnQueue(org, queue, random), span(4s, 45s));
        break;
    case Fate::CodeDeleted:
        planChoice(plan, queue, org.deletedCode.id, span(4s, 45s));
        break;
    case Fate::DefaultCode:
        planChoice(plan, queue, builtin::defaultId, span(2s, 20s));
        break;
    case Fate::CodedOnInteract:
        plan.opens = false;
        plan.choice = usualCode(queue, random);
        plan.choiceAfter = 0s;
        break;
    case Fate::NoAcw:
    case Fate::SkippedAcw:
        plan.opens = false;
        break;
    case Fate::TimedOut:
        plan.endsAfter = queue.timeoutMs > 0 ? std::chrono::milliseconds(queue.timeoutMs) : span(60s, 60s);
        plan.stamp = builtin::timedOut;
        break;
    case Fate::SkippedByAgent:
        plan.endsAfter = span(2s, 9s);
        plan.stamp = builtin::skipped;
        break;
    case Fate::SystemDeleted:
        plan.endsAfter = span(5s, 30s);
        plan.stamp = builtin::deleted;
        break;
    case Fate::NoCode:
        plan.endsAfter = span(5s, 40s);
        break;
    case Fate::LeftOpen:
        break;
    case Fate::ExtendedThenCoded:
        planExtension(plan, queue, random);
        plan.choice = usualCode(queue, random);
        plan.choiceAfter = plan.extension * random.between(110, 190) / 100;
        plan.endsAfter = plan.choiceAfter;
        plan.stamp.clear();
        break;
    case Fate::ExtendedThenTimedOut:
        planExtension(plan, queue, random);
        break;
    case Fate::SavedThenCoded:
        planSaving(plan, queue, span(2s, 10s), random);
        planChoice(plan, queue, usualCode(queue, random), span(12s, 45s));
        break;
    case Fate::SavedThenTimedOut:
        planSaving(plan, queue, span(2s, 10s), random);
        plan.endsAfter = std::chrono::milliseconds(queue.timeoutMs);
        plan.stamp = builtin::timedOut;
        break;
    case Fate::SavedThenLeftOpen:
        planSaving(plan, queue, span(2s, 10s), random);
        break;
    }
    return plan;
}

AcwPlan planBurstAcw(const Queue &queue, Random &random)
{
    const std::chrono::milliseconds timeout(queue.timeoutMs);
    const std::chrono::milliseconds last = timeout / 6;
    AcwPlan plan{.fate = Fate::TimedOut, .endsAfter = timeout, .stamp = builtin::timedOut};
    if (!random.chance(0.2))
        return plan;
    plan.fate = Fate::Coded;
    plan.choice = usualCode(queue, random);
    plan.choiceAfter = random.chance(0.25) ? random.between(timeout - last, timeout - 50ms)
                                           : random.between(timeout / 15, timeout - last);
    plan.endsAfter = plan.choiceAfter;
    plan.stamp.clear();
    return plan;
}

bool isPossible(const Queue &queue, Fate fate)
{
    const bool isMandatory = queue.wrapupPrompt.startsWith(QLatin1String("MANDATORY"));
    switch (fate) {
    case Fate::TimedOut:
        return queue.timeoutMs > 0;
    case Fate::SkippedByAgent:
    case Fate::NoAcw:
    case Fate::SkippedAcw:
        return !isMandatory;
    case Fate::LeftOpen:
    case Fate::CodedLate:
    case Fate::SavedThenLeftOpen:
        return queue.wrapupPrompt == QLatin1String("MANDATORY");
    case Fate::ExtendedThenCoded:
    case Fate::ExtendedThenTimedOut:
    case Fate::SavedThenTimedOut:
        return queue.wrapupPrompt == QLatin1String("MANDATORY_TIMEOUT") && !queue.codeIds.isEmpty();
    case Fate::NoCode:
    case Fate::SystemDeleted:
        return true;
    default:
        return !queue.codeIds.isEmpty();
    }
}

Fate ordinaryFate(const Queue &queue, Random &random)
{
    if (queue.codeIds.isEmpty())
        return Fate::TimedOut;
    const double throwOfDice = random.fraction();
    if (queue.wrapupPrompt == QLatin1String("MANDATORY")) {
        if (throwOfDice < 0.08)
            return throwOfDice < 0.02 ? Fate::SavedThenLeftOpen : Fate::LeftOpen;
        if (throwOfDice < 0.25)
            return Fate::CodedLate;
        return throwOfDice < 0.28 ? Fate::SavedThenCoded : Fate::Coded;
    }
    if (queue.wrapupPrompt == QLatin1String("OPTIONAL")) {
        if (throwOfDice < 0.15)
            return Fate::NoCode;
        return throwOfDice < 0.25 ? Fate::NoAcw : Fate::Coded;
    }
    if (queue.wrapupPrompt == QLatin1String("AGENT_REQUESTED")) {
        if (throwOfDice < 0.25)
            return Fate::NoAcw;
        if (throwOfDice < 0.35)
            return Fate::SkippedByAgent;
    }
    const double another = random.fraction();
    if (queue.wrapupPrompt == QLatin1String("MANDATORY_TIMEOUT")) {
        if (another < 0.04)
            return another < 0.02 ? Fate::ExtendedThenTimedOut : Fate::SavedThenTimedOut;
        if (another >= 0.25 && another < 0.33)
            return another < 0.29 ? Fate::ExtendedThenCoded : Fate::SavedThenCoded;
    }
    return another < 0.25 ? Fate::TimedOut : Fate::Coded;
}

} // namespace demoorg
