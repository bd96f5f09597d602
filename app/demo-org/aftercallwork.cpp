// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aftercallwork.h"

#include <algorithm>

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

void planChoice(AcwPlan &plan, const Queue &queue, const QString &code, qint64 afterMs)
{
    plan.choice = code;
    plan.choiceMs = queue.timeoutMs > 0 ? std::min<qint64>(afterMs, queue.timeoutMs * 9 / 10) : afterMs;
    const bool hasEarlyExit = queue.wrapupPrompt != QLatin1String("MANDATORY_FORCED_TIMEOUT");
    plan.endMs = hasEarlyExit ? plan.choiceMs : queue.timeoutMs;
    plan.stamp = hasEarlyExit ? QString() : builtin::timedOut;
}

} // namespace

AcwPlan planAcw(const Centre &org, const Queue &queue, Fate fate, double speed, Random &random)
{
    const auto seconds = [&](qint64 low, qint64 high) {
        return static_cast<qint64>(static_cast<double>(random.between(low * 1000, high * 1000)) / speed);
    };
    AcwPlan plan{.fate = fate};
    switch (fate) {
    case Fate::Coded:
        planChoice(plan, queue, usualCode(queue, random), seconds(4, 45));
        break;
    case Fate::CodedLate:
        planChoice(plan, queue, usualCode(queue, random), seconds(120, 480));
        break;
    case Fate::CodeLeftQueue:
        planChoice(plan, queue, codeNotOnQueue(org, queue, random), seconds(4, 45));
        break;
    case Fate::CodeDeleted:
        planChoice(plan, queue, org.deletedCode.id, seconds(4, 45));
        break;
    case Fate::DefaultCode:
        planChoice(plan, queue, builtin::defaultId, seconds(2, 20));
        break;
    case Fate::CodedOnInteract:
        plan.opens = false;
        plan.choice = usualCode(queue, random);
        plan.choiceMs = 0;
        break;
    case Fate::NoAcw:
    case Fate::SkippedAcw:
        plan.opens = false;
        break;
    case Fate::TimedOut:
        plan.endMs = queue.timeoutMs > 0 ? queue.timeoutMs : seconds(60, 60);
        plan.stamp = builtin::timedOut;
        break;
    case Fate::SkippedByAgent:
        plan.endMs = seconds(2, 9);
        plan.stamp = builtin::skipped;
        break;
    case Fate::SystemDeleted:
        plan.endMs = seconds(5, 30);
        plan.stamp = builtin::deleted;
        break;
    case Fate::NoCode:
        plan.endMs = seconds(5, 40);
        break;
    case Fate::LeftOpen:
        break;
    }
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
        return queue.wrapupPrompt == QLatin1String("MANDATORY");
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
            return Fate::LeftOpen;
        return throwOfDice < 0.25 ? Fate::CodedLate : Fate::Coded;
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
    return random.chance(0.25) ? Fate::TimedOut : Fate::Coded;
}

} // namespace demoorg
