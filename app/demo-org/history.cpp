// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "history.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace demoorg {

namespace {

struct Plot
{
    Kind kind;
    Fate fate;
};

// Each way a leg becomes a straggler, and each kind of conversation it can hide in. A backlog begins with these.
constexpr Plot stragglerPlots[] = {
    {Kind::Call, Fate::NoCode},
    {Kind::Call, Fate::TimedOut},
    {Kind::Call, Fate::NoAcw},
    {Kind::Call, Fate::CodeLeftQueue},
    {Kind::Call, Fate::CodeDeleted},
    {Kind::Email, Fate::DefaultCode},
    {Kind::Call, Fate::SkippedByAgent},
    {Kind::Call, Fate::SkippedAcw},
    {Kind::BlindTransfer, Fate::NoCode},
    {Kind::Callback, Fate::NoCode},
    {Kind::PassedOn, Fate::NoCode},
    {Kind::ConsultTransfer, Fate::TimedOut},
    {Kind::Conference, Fate::NoCode},
    {Kind::Monitored, Fate::TimedOut},
    {Kind::Requeued, Fate::NoCode},
    {Kind::Lengthy, Fate::NoCode},
    {Kind::Message, Fate::NoAcw},
    {Kind::OutboundCall, Fate::TimedOut},
    {Kind::Novel, Fate::NoCode},
    {Kind::Call, Fate::SystemDeleted},
    {Kind::PassedOn, Fate::TimedOut},
    {Kind::Callback, Fate::TimedOut},
    {Kind::Message, Fate::TimedOut},
    {Kind::PassedOn, Fate::DefaultCode},
    {Kind::OutboundEmail, Fate::TimedOut},
    {Kind::Email, Fate::SkippedByAgent},
    {Kind::Call, Fate::ExtendedThenTimedOut},
    {Kind::Call, Fate::SavedThenTimedOut},
};

// What a supervisor's tool must leave alone, however odd it looks.
constexpr Plot quietPlots[] = {
    {Kind::Call, Fate::CodedOnInteract},   {Kind::Callback, Fate::Coded},      {Kind::Requeued, Fate::Coded},
    {Kind::Monitored, Fate::Coded},        {Kind::Conference, Fate::Coded},    {Kind::ConsultTransfer, Fate::Coded},
    {Kind::BlindTransfer, Fate::Coded},    {Kind::Abandoned, Fate::NoCode},    {Kind::DirectCall, Fate::NoCode},
    {Kind::Internal, Fate::NoCode},        {Kind::OldChat, Fate::NoCode},      {Kind::OldChat, Fate::NoCode},
    {Kind::Ancient, Fate::Coded},          {Kind::Lengthy, Fate::Coded},       {Kind::Call, Fate::CodedLate},
    {Kind::Call, Fate::ExtendedThenCoded}, {Kind::Call, Fate::SavedThenCoded},
};

// Agents who walked off: on a queue without a time-out their ACW never ends.
constexpr Plot openPlots[] = {
    {Kind::Call, Fate::LeftOpen},
    {Kind::Callback, Fate::LeftOpen},
    {Kind::Email, Fate::LeftOpen},
    {Kind::Call, Fate::SavedThenLeftOpen},
};

constexpr Kind ordinaryKinds[] = {
    Kind::Call,
    Kind::Call,
    Kind::Call,
    Kind::Call,
    Kind::Call,
    Kind::OutboundCall,
    Kind::Callback,
    Kind::Email,
    Kind::Email,
    Kind::Message,
    Kind::Message,
    Kind::Message,
    Kind::Requeued,
    Kind::Monitored,
    Kind::BlindTransfer,
    Kind::Conference,
    Kind::ConsultTransfer,
};

constexpr Fate ordinaryStragglers[] = {
    Fate::TimedOut, Fate::TimedOut, Fate::TimedOut, Fate::TimedOut,       Fate::TimedOut,      Fate::TimedOut,
    Fate::NoCode,   Fate::NoCode,   Fate::NoAcw,    Fate::SkippedByAgent, Fate::CodeLeftQueue, Fate::DefaultCode,
};

template <typename T, std::size_t size>
T pick(const T (&list)[size], Random &random)
{
    return list[static_cast<std::size_t>(random.between(0, static_cast<qint64>(size) - 1))];
}

// Days have a shape: quiet nights, full mornings.
double load(const QDateTime &at)
{
    const int hour = at.time().hour();
    if (hour < 6 || hour >= 22)
        return 0.12;
    return hour >= 8 && hour < 18 ? 1.0 : 0.45;
}

class Day
{
public:
    Day(ConversationMaker &maker, Random &random, const QDateTime &now, const Teller &tell)
        : m_maker(maker), m_random(random), m_now(now), m_tell(tell)
    {
    }

    void add(const Plot &plot)
    {
        const Script script = m_maker.make(plot.kind, m_maker.queueFor(plot.kind, plot.fate), plot.fate);
        m_tell(script, startOf(script));
    }

private:
    // Such that the leg ended in the last 24 h and its ACW is over; what stays open for long stays open.
    QDateTime startOf(const Script &script)
    {
        const std::chrono::milliseconds rest = script.length() - script.legEnd;
        const std::chrono::milliseconds tail = rest > 24h ? 10min : rest;
        const std::chrono::milliseconds latest = 2min + tail;
        QDateTime end = m_now - m_random.between(latest, 24h - 5min);
        while (!m_random.chance(load(end)))
            end = m_now - m_random.between(latest, 24h - 5min);
        return end - script.legEnd;
    }

    ConversationMaker &m_maker;
    Random &m_random;
    const QDateTime m_now;
    const Teller &m_tell;
};

} // namespace

void tellHistory(ConversationMaker &maker, Random &random, const QDateTime &now, int backlog, const Teller &tell)
{
    Day day(maker, random, now, tell);
    const int plotted = std::min(backlog, static_cast<int>(std::size(stragglerPlots)));
    for (int i = 0; i < plotted; ++i)
        day.add(stragglerPlots[i]);
    for (int i = plotted; i < backlog; ++i)
        day.add({pick(ordinaryKinds, random), pick(ordinaryStragglers, random)});
    for (const Plot &plot : quietPlots)
        day.add(plot);
    if (backlog > 0) {
        for (const Plot &plot : openPlots)
            day.add(plot);
    }
    const int coded = std::clamp(backlog * 10, 60, 1200);
    for (int i = 0; i < coded; ++i)
        day.add({pick(ordinaryKinds, random), Fate::Coded});
    for (int i = 0; i < coded / 15; ++i)
        day.add({Kind::Abandoned, Fate::NoCode});
}

void tellPresent(ConversationMaker &maker, Random &random, const QDateTime &now, double arrivalsPerMinute, double speed,
                 const Teller &tell)
{
    if (arrivalsPerMinute <= 0)
        return;
    const std::chrono::milliseconds reach(
        static_cast<qint64>(static_cast<double>(std::chrono::milliseconds(15min).count()) / speed));
    for (std::chrono::milliseconds ago = reach; ago > 0s; ago -= gap(random, arrivalsPerMinute * speed)) {
        const Script script = maker.makeOrdinary();
        if (script.length() > ago)
            tell(script, now - ago);
    }
}

std::chrono::milliseconds gap(Random &random, double arrivalsPerMinute)
{
    const double u = 1.0 - random.fraction();
    return 1ms
           + std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(60.0) * -std::log(u)
                                                                   / arrivalsPerMinute);
}

} // namespace demoorg
