// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/roster.h"

#include <QRandomGenerator>

// What the roster is checked against: keeps every event ever told and works everything out from scratch, each field by
// looking through all of them. Slow and plain on purpose.
namespace wrapdesk::test {

class NaiveRoster
{
public:
    explicit NaiveRoster(bool communicationBasedAcw) : m_communicationBasedAcw(communicationBasedAcw) { }

    void add(const LegEvent &event) { m_events.append(event); }
    QHash<LegId, RosterEntry> entries(const CodeBook &codes) const;

private:
    QList<LegEvent> m_events;
    bool m_communicationBasedAcw;
};

// Every field of a leg in one line, for a failing comparison.
QString described(const Leg &leg);

// Events about few legs, in few words, at few times: so that they meet.
class EventDice
{
public:
    explicit EventDice(quint32 seed) : m_random(seed) { }

    LegEvent event();
    int below(int bound) { return static_cast<int>(m_random.bounded(bound)); }
    QRandomGenerator &random() { return m_random; }

private:
    QString word(const char *prefix, int kinds);
    QDateTime time();

    QRandomGenerator m_random;
};

} // namespace wrapdesk::test
