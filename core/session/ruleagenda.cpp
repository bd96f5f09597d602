// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/ruleagenda.h"

#include <algorithm>

namespace wrapdesk {

namespace {

QDateTime timeOf(qint64 milliseconds) { return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC); }

} // namespace

void RuleAgenda::put(const LegId &leg, const QDateTime &at)
{
    if (const auto noted = m_at.constFind(leg); noted != m_at.cend()) {
        m_order.erase({*noted, leg});
        m_at.erase(noted);
    }
    if (!at.isValid())
        return;
    m_at.insert(leg, at.toMSecsSinceEpoch());
    m_order.insert({at.toMSecsSinceEpoch(), leg});
}

void RuleAgenda::drop(const LegId &leg)
{
    put(leg, {});
    release(leg);
}

QDateTime RuleAgenda::at(const LegId &leg) const
{
    const auto noted = m_at.constFind(leg);
    return noted == m_at.cend() ? QDateTime() : timeOf(*noted);
}

QDateTime RuleAgenda::next() const { return m_order.empty() ? QDateTime() : timeOf(m_order.begin()->first); }

QList<LegId> RuleAgenda::takeDue(const QDateTime &now)
{
    QList<LegId> due;
    while (!m_order.empty() && m_order.begin()->first <= now.toMSecsSinceEpoch()) {
        due << m_order.begin()->second;
        m_at.remove(due.last());
        m_order.erase(m_order.begin());
    }
    return due;
}

bool RuleAgenda::plan(const DueLeg &leg)
{
    const auto known = m_planned.constFind(leg.leg);
    if (known != m_planned.cend() && known->due.deadline == leg.deadline && known->due.due == leg.due
        && known->due.rule == leg.rule)
        return false;
    m_planned.insert(leg.leg, {.due = leg});
    return true;
}

void RuleAgenda::begun(const LegId &leg)
{
    if (const auto planned = m_planned.find(leg); planned != m_planned.end())
        planned->isBegun = true;
}

void RuleAgenda::release(const LegId &leg) { m_planned.remove(leg); }

void RuleAgenda::replan(const JustInTimeMeans &means, const QDateTime &now)
{
    m_planned.removeIf([&](const QHash<LegId, Planned>::iterator &each) { return each->due.deadline <= now; });
    std::vector<DueLeg> legs;
    legs.reserve(static_cast<size_t>(m_planned.size()));
    for (const Planned &planned : std::as_const(m_planned))
        legs.push_back(planned.due);
    const JustInTimePlan planned = planJustInTime(legs, means, now);
    for (const JustInTimePlan::Start &start : planned.starts) {
        Planned &kept = m_planned[start.leg];
        kept.start = start.at;
        if (!kept.isBegun)
            put(start.leg, start.at);
    }
    m_willMiss = planned.willMiss;
}

int RuleAgenda::plannedUntil(const QDateTime &until) const
{
    return int(std::count_if(m_planned.cbegin(), m_planned.cend(),
                             [&](const Planned &planned) { return planned.due.deadline <= until; }));
}

} // namespace wrapdesk
