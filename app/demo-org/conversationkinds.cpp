// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "conversationmaker.h"

using namespace std::chrono_literals;

// How each kind of conversation goes.
namespace demoorg {

namespace {

const QString voice = QStringLiteral("voice");
const QString mail = QStringLiteral("email");
const QString messaging = QStringLiteral("message");
const QString inbound = QStringLiteral("inbound");
const QString outbound = QStringLiteral("outbound");
const QString byClient = QStringLiteral("client"); // the leg's own side hung up
const QString byPeer = QStringLiteral("peer"); // the other side did
const QString byTransfer = QStringLiteral("transfer");

// Either side may hang up; the customer's leg and the agent's say so from their own point of view.
void partWays(ScriptWriter &writer, const LegRef &customer, const LegRef &agent, const Queue &queue, Fate fate)
{
    const bool customerFirst = writer.random().chance(0.6);
    writer.leave(customer, customerFirst ? byClient : byPeer);
    writer.finish(agent, customerFirst ? byPeer : byClient, queue, fate);
}

} // namespace

void ConversationMaker::call(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef agent = take(writer, queue, voice);
    talk(writer, agent);
    partWays(writer, customer, agent, queue, fate);
}

void ConversationMaker::outboundCall(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef agent = writer.alert(&queue, freeAgent(queue), voice, outbound);
    writer.pass(5s, 25s);
    const LegRef customer = writer.customer(voice, outbound);
    writer.answer(agent);
    talk(writer, agent);
    partWays(writer, customer, agent, queue, fate);
}

void ConversationMaker::callback(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const QString media = QStringLiteral("callback");
    const LegRef request = writer.customer(media, inbound);
    const LegRef agent = take(writer, queue, media);
    writer.pass(4s, 20s);
    Communication call = writer.communication(voice, outbound);
    call.state = QStringLiteral("connected");
    const LegRef callLeg = writer.addCommunication(agent, call);
    const LegRef customer = writer.customer(voice, outbound);
    writer.pass(40s, 260s);
    writer.leave(customer, byClient);
    if (writer.manner().acwScope == AcwScope::Communication)
        writer.finish(callLeg, byPeer, queue, queue.codeIds.isEmpty() ? Fate::TimedOut : Fate::Coded);
    else
        writer.leave(callLeg, byPeer);
    writer.pass(1s, 6s);
    writer.leave(request, byPeer);
    writer.finish(agent, byClient, queue, fate);
}

void ConversationMaker::written(ScriptWriter &writer, const Queue &queue, Fate fate, const QString &media,
                                std::chrono::seconds least, std::chrono::seconds most)
{
    const LegRef customer = arrive(writer, media);
    const LegRef agent = take(writer, queue, media);
    writer.pass(least, most);
    writer.leave(customer, byPeer);
    writer.finish(agent, byClient, queue, fate);
}

void ConversationMaker::email(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    written(writer, queue, fate, mail, 120s, 900s);
}

void ConversationMaker::lengthy(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    written(writer, queue, fate, mail, 40h, 46h);
}

void ConversationMaker::message(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    written(writer, queue, fate, messaging, 120s, 900s);
}

void ConversationMaker::outboundEmail(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef agent = writer.alert(&queue, freeAgent(queue), mail, outbound);
    writer.pass(1s, 2s);
    writer.answer(agent);
    writer.pass(60s, 400s);
    writer.leave(writer.customer(mail, outbound), byPeer);
    writer.finish(agent, byClient, queue, fate);
}

void ConversationMaker::requeued(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef waiting = writer.flow(QStringLiteral("acd"), voice, &queue);
    writer.pass(3s, 40s);
    const LegRef absent = writer.alert(&queue, freeAgent(queue), voice, inbound);
    writer.pass(15s, 15s);
    writer.leave(absent, writer.random().chance(0.3) ? QStringLiteral("endpoint.donotdisturb") : byClient);
    writer.leave(waiting, byTransfer);
    const LegRef agent = take(writer, queue, voice);
    talk(writer, agent);
    partWays(writer, customer, agent, queue, fate);
}

// The first agent's leg ends with the transfer and needs a code of its own while the conversation lives on.
void ConversationMaker::blindTransfer(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef first = take(writer, queue, voice);
    talk(writer, first);
    writer.finish(first, byTransfer, queue, fate);
    const Queue &next = otherQueue(queue, voice);
    const LegRef second = take(writer, next, voice);
    talk(writer, second);
    partWays(writer, customer, second, next, Fate::Coded);
}

void ConversationMaker::consultTransfer(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef first = take(writer, queue, voice);
    writer.pass(30s, 120s);
    writer.toggleHold(first);
    const Queue &next = otherQueue(queue, voice);
    const LegRef expert = take(writer, next, voice);
    writer.pass(20s, 80s);
    writer.finish(first, byTransfer, queue, fate);
    writer.pass(40s, 180s);
    partWays(writer, customer, expert, next, Fate::Coded);
}

void ConversationMaker::conference(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef first = take(writer, queue, voice);
    writer.pass(30s, 120s);
    const Queue &next = otherQueue(queue, voice);
    const LegRef second = take(writer, next, voice);
    writer.pass(60s, 240s);
    writer.finish(second, byClient, next, Fate::Coded);
    writer.pass(5s, 40s);
    partWays(writer, customer, first, queue, fate);
}

void ConversationMaker::monitored(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef agent = take(writer, queue, voice);
    writer.pass(10s, 30s);
    const LegRef supervisor = writer.monitor(writer.random().pick(m_org.supervisorIds), agent);
    talk(writer, agent);
    writer.leave(supervisor, byClient);
    partWays(writer, customer, agent, queue, fate);
}

void ConversationMaker::abandoned(ScriptWriter &writer, const Queue &queue, Fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef waiting = writer.flow(QStringLiteral("acd"), voice, &queue);
    writer.pass(10s, 150s);
    writer.leave(customer, byClient);
    writer.leave(waiting, byPeer);
}

void ConversationMaker::directCall(ScriptWriter &writer, const Queue &queue, Fate)
{
    const LegRef agent = writer.alert(nullptr, freeAgent(queue), voice, outbound);
    writer.pass(4s, 15s);
    const LegRef customer = writer.customer(voice, outbound);
    writer.answer(agent);
    writer.pass(30s, 300s);
    writer.leave(customer, byClient);
    writer.leave(agent, byPeer);
}

void ConversationMaker::internal(ScriptWriter &writer, const Queue &queue, Fate)
{
    const QString media = QStringLiteral("internalmessage");
    const LegRef first = writer.alert(nullptr, freeAgent(queue), media, outbound);
    writer.answer(first);
    const LegRef second = writer.alert(nullptr, freeAgent(queue), media, inbound);
    writer.pass(4s, 30s);
    writer.answer(second);
    writer.pass(30s, 600s);
    writer.leave(first, byClient);
    writer.leave(second, byPeer);
}

void ConversationMaker::oldChat(ScriptWriter &writer, const Queue &queue, Fate)
{
    const QString media = QStringLiteral("chat");
    const LegRef customer = writer.customer(media, inbound);
    const LegRef agent = take(writer, queue, media);
    writer.pass(60s, 600s);
    writer.leave(customer, byClient);
    writer.leave(agent, byPeer);
}

void ConversationMaker::passedOn(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, mail);
    const LegRef first = take(writer, queue, mail);
    writer.pass(120s, 600s);
    writer.finish(first, byTransfer, queue, fate);
    const Queue &next = queueFor(Kind::Email, Fate::LeftOpen);
    const LegRef second = take(writer, next, mail);
    writer.pass(30h, 40h); // still open at any time of the day the leg before it ended
    writer.leave(customer, byPeer);
    writer.finish(second, byClient, next, Fate::Coded);
}

void ConversationMaker::ancient(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, messaging);
    writer.pass(70 * 24h, 110 * 24h);
    const LegRef agent = take(writer, queue, messaging);
    writer.pass(60s, 300s);
    writer.finish(agent, byClient, queue, fate);
    writer.pass(30 * 24h, 40 * 24h);
    writer.leave(customer, byPeer);
}

// Platforms grow: a participant, a segment and an end that no client of today has a word for.
void ConversationMaker::novel(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, mail);
    const LegRef guide = writer.flow(QStringLiteral("copilot"), mail, nullptr);
    writer.pass(5s, 20s);
    writer.leave(guide, QStringLiteral("handover"));
    const LegRef agent = take(writer, queue, mail);
    writer.pass(120s, 600s);
    writer.leave(customer, byPeer);
    writer.finish(agent, QStringLiteral("journey.complete"), queue, fate);
}

} // namespace demoorg
