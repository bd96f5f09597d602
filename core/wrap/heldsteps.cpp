// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/heldsteps.h"

#include <algorithm>

namespace wrapdesk {

void HeldSteps::add(const Intent &intent, Time now)
{
    if (!intent.run.isEmpty()) {
        const auto same =
            std::find_if(m_steps.begin(), m_steps.end(), [&](const Step &step) { return step.run == intent.run; });
        if (same != m_steps.end()) {
            same->intents << intent.id;
            return;
        }
    }
    m_steps.append({.run = intent.run, .intents = {intent.id}, .due = now + intent.hold});
}

void HeldSteps::remove(const QSet<IntentId> &intents)
{
    for (Step &step : m_steps)
        step.intents.removeIf([&](const IntentId &id) { return intents.contains(id); });
    m_steps.removeIf([](const Step &step) { return step.intents.isEmpty(); });
}

QList<IntentId> HeldSteps::takeNewest() { return m_steps.isEmpty() ? QList<IntentId>() : m_steps.takeLast().intents; }

QList<IntentId> HeldSteps::takeDue(Time now)
{
    QList<IntentId> due;
    for (const Step &step : std::as_const(m_steps)) {
        if (step.due <= now)
            due += step.intents;
    }
    m_steps.removeIf([now](const Step &step) { return step.due <= now; });
    return due;
}

QList<IntentId> HeldSteps::takeRun(const RunId &run)
{
    QList<IntentId> taken;
    for (const Step &step : std::as_const(m_steps)) {
        if (step.run == run)
            taken += step.intents;
    }
    m_steps.removeIf([&](const Step &step) { return step.run == run; });
    return taken;
}

QList<IntentId> HeldSteps::takeAll()
{
    QList<IntentId> all;
    for (const Step &step : std::as_const(m_steps))
        all += step.intents;
    m_steps.clear();
    return all;
}

std::optional<HeldSteps::Time> HeldSteps::nextDue() const
{
    std::optional<Time> next;
    for (const Step &step : m_steps)
        next = next ? std::min(*next, step.due) : step.due;
    return next;
}

} // namespace wrapdesk
