// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "script.h"

namespace demoorg {

// The kinds of conversation this site has.
enum class Kind
{
    Call,
    OutboundCall,
    Callback, // and its call: two communications of one participant
    Email,
    OutboundEmail,
    Message,
    Requeued, // a first agent does not answer
    BlindTransfer,
    ConsultTransfer,
    Conference,
    Monitored,
    Abandoned, // no agent ever
    DirectCall, // no queue
    Internal, // between colleagues
    OldChat, // web chat of the kind that is gone
    PassedOn, // an e-mail an agent passed on; a colleague still has it
    Ancient, // a message thread open for months, with an ACW of seconds
    Lengthy, // an e-mail begun days ago
    Novel, // with values no client knows yet
};

// Turns a kind and a fate into a script: who takes part and what they do when. Same order of calls, same scripts.
class ConversationMaker
{
public:
    ConversationMaker(const Centre &org, const Manner &manner, quint32 seed);

    // The fate is that of the leg the kind is about; the kind's other legs get a code of the agent's choice.
    Script make(Kind kind, const Queue &queue, Fate fate);

    // A conversation as any ordinary minute brings one.
    Script makeOrdinary();

    // Some queue where the kind can happen and end with that fate.
    const Queue &queueFor(Kind kind, Fate fate);

private:
    using Play = void (ConversationMaker::*)(ScriptWriter &, const Queue &, Fate);
    struct KindPlan;
    static const KindPlan &planOf(Kind kind);

    // One each kind; the plan of a kind names the one that plays it.
    void call(ScriptWriter &writer, const Queue &queue, Fate fate);
    void outboundCall(ScriptWriter &writer, const Queue &queue, Fate fate);
    void callback(ScriptWriter &writer, const Queue &queue, Fate fate);
    void email(ScriptWriter &writer, const Queue &queue, Fate fate);
    void outboundEmail(ScriptWriter &writer, const Queue &queue, Fate fate);
    void message(ScriptWriter &writer, const Queue &queue, Fate fate);
    void requeued(ScriptWriter &writer, const Queue &queue, Fate fate);
    void blindTransfer(ScriptWriter &writer, const Queue &queue, Fate fate);
    void consultTransfer(ScriptWriter &writer, const Queue &queue, Fate fate);
    void conference(ScriptWriter &writer, const Queue &queue, Fate fate);
    void monitored(ScriptWriter &writer, const Queue &queue, Fate fate);
    void abandoned(ScriptWriter &writer, const Queue &queue, Fate fate);
    void directCall(ScriptWriter &writer, const Queue &queue, Fate fate);
    void internal(ScriptWriter &writer, const Queue &queue, Fate fate);
    void oldChat(ScriptWriter &writer, const Queue &queue, Fate fate);
    void passedOn(ScriptWriter &writer, const Queue &queue, Fate fate);
    void ancient(ScriptWriter &writer, const Queue &queue, Fate fate);
    void lengthy(ScriptWriter &writer, const Queue &queue, Fate fate);
    void novel(ScriptWriter &writer, const Queue &queue, Fate fate);

    void written(ScriptWriter &writer, const Queue &queue, Fate fate, const QString &media, std::chrono::seconds least,
                 std::chrono::seconds most);
    LegRef arrive(ScriptWriter &writer, const QString &media); // the customer, through the menu
    LegRef take(ScriptWriter &writer, const Queue &queue, const QString &media); // an agent answers
    void talk(ScriptWriter &writer, const LegRef &leg); // with or without a hold
    const Queue &otherQueue(const Queue &queue, const QString &media);
    QString freeAgent(const Queue &queue);

    const Centre &m_org;
    Manner m_manner;
    Random m_random;
    QHash<QString, quint64> m_lastTurn; // user id -> when they were last given a leg
    quint64 m_turn = 0;
};

} // namespace demoorg
