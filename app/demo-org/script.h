// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "aftercallwork.h"
#include "centre.h"
#include "random.h"
#include "verbs.h"

#include <QHash>

#include <functional>
#include <vector>

namespace demoorg {

using Happening = std::function<void(Conversation &, const QDateTime &now, QList<Fact> &)>;

// One thing that happens in a conversation, `offset` after its start.
struct Step
{
    std::chrono::milliseconds offset{0};
    Happening happens;
};

// How a whole conversation will go, before anything of it has happened. History plays it up to now, live plays on.
struct Script
{
    Conversation opening;
    std::vector<Step> steps; // in time order
    std::chrono::milliseconds legEnd{0}; // when its first leg with an ACW ends; 0: it has none
    std::chrono::milliseconds length() const
    {
        return steps.empty() ? std::chrono::milliseconds(0) : steps.back().offset;
    }
};

// How conversations run at this site: talk and choice are divided by speed; ACW time-outs come from the queue.
struct Manner
{
    double speed = 1.0;
    AcwScope acwScope = AcwScope::Participant;
};

// Writes a script along a cursor of time: pass() moves it, every verb happens where it stands.
class ScriptWriter
{
public:
    ScriptWriter(const Centre &org, const Manner &manner, Random random);

    Script take(); // the finished script; the writer is spent

    Random &random() { return m_random; }
    const Manner &manner() const { return m_manner; }

    void open(const QString &direction, const QString &divisionId);
    void pass(std::chrono::seconds least, std::chrono::seconds most);
    void passUntil(std::chrono::milliseconds offset); // never back

    // Participants who come in at the cursor.
    LegRef customer(const QString &media, const QString &direction);
    LegRef flow(const QString &purpose, const QString &media, const Queue *queue); // ivr, acd, workflow
    LegRef alert(const Queue *queue, const QString &userId, const QString &media, const QString &direction);
    LegRef monitor(const QString &userId, const LegRef &monitored);
    LegRef join(const Participant &participant);
    LegRef addCommunication(const LegRef &leg, const Communication &communication); // a callback's call

    void answer(const LegRef &leg);
    void toggleHold(const LegRef &leg);
    void leave(const LegRef &leg, const QString &disconnectType);

    // The agent leaves, and ACW takes its course.
    void finish(const LegRef &leg, const QString &disconnectType, const Queue &queue, Fate fate);
    void finish(const LegRef &leg, const QString &disconnectType, const Queue &queue, const AcwPlan &plan);

    Communication communication(const QString &media, const QString &direction);

private:
    using Verb = std::function<void(Conversation &, const Leg &, const QDateTime &)>;

    void at(std::chrono::milliseconds offset, const LegRef &leg, Verb verb);
    void scheduleAcw(const LegRef &ref, const AcwPlan &plan, bool isAgentRequested);
    void scheduleChoice(const LegRef &ref, const AcwPlan &plan);
    void schedule(std::chrono::milliseconds offset, Happening happens);
    QString customerAddress(const QString &media);

    const Centre &m_org;
    Manner m_manner;
    Random m_random;
    Script m_script;
    std::chrono::milliseconds m_cursor{0};
    QHash<QString, QString> m_customerAddresses; // by media: every leg of a conversation shows the same
};

} // namespace demoorg
