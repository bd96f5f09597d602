// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "conversationmaker.h"

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
    writer.pass(5, 25);
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
    writer.pass(4, 20);
    Communication call = writer.communication(voice, outbound);
    call.state = QStringLiteral("connected");
    const LegRef callLeg = writer.addCommunication(agent, call);
    const LegRef customer = writer.customer(voice, outbound);
    writer.pass(40, 260);
    writer.leave(customer, byClient);
    if (writer.manner().acwScope == AcwScope::Communication)
        writer.finish(callLeg, byPeer, queue, queue.codeIds.isEmpty() ? Fate::TimedOut : Fate::Coded);
    else
        writer.leave(callLeg, byPeer);
    writer.pass(1, 6);
    writer.leave(request, byPeer);
    writer.finish(agent, byClient, queue, fate);
}

void ConversationMaker::written(ScriptWriter &writer, const Queue &queue, Fate fate, const QString &media,
                                qint64 minSeconds, qint64 maxSeconds)
{
    const LegRef customer = arrive(writer, media);
    const LegRef agent = take(writer, queue, media);
    writer.pass(minSeconds, maxSeconds);
    writer.leave(customer, byPeer);
    writer.finish(agent, byClient, queue, fate);
}

void ConversationMaker::email(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    written(writer, queue, fate, mail, 120, 900);
}

void ConversationMaker::lengthy(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    written(writer, queue, fate, mail, 40 * 3600, 46 * 3600);
}

void ConversationMaker::message(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    written(writer, queue, fate, messaging, 120, 900);
}

void ConversationMaker::outboundEmail(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef agent = writer.alert(&queue, freeAgent(queue), mail, outbound);
    writer.pass(1, 2);
    writer.answer(agent);
    writer.pass(60, 400);
    writer.leave(writer.customer(mail, outbound), byPeer);
    writer.finish(agent, byClient, queue, fate);
}

void ConversationMaker::requeued(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef waiting = writer.flow(QStringLiteral("acd"), voice, &queue);
    writer.pass(3, 40);
    const LegRef absent = writer.alert(&queue, freeAgent(queue), voice, inbound);
    writer.pass(15, 15);
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
    writer.pass(30, 120);
    writer.toggleHold(first);
    const Queue &next = otherQueue(queue, voice);
    const LegRef expert = take(writer, next, voice);
    writer.pass(20, 80);
    writer.finish(first, byTransfer, queue, fate);
    writer.pass(40, 180);
    partWays(writer, customer, expert, next, Fate::Coded);
}

void ConversationMaker::conference(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef first = take(writer, queue, voice);
    writer.pass(30, 120);
    const Queue &next = otherQueue(queue, voice);
    const LegRef second = take(writer, next, voice);
    writer.pass(60, 240);
    writer.finish(second, byClient, next, Fate::Coded);
    writer.pass(5, 40);
    partWays(writer, customer, first, queue, fate);
}

void ConversationMaker::monitored(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef agent = take(writer, queue, voice);
    writer.pass(10, 30);
    const LegRef supervisor = writer.monitor(writer.random().pick(m_org.supervisorIds), agent);
    talk(writer, agent);
    writer.leave(supervisor, byClient);
    partWays(writer, customer, agent, queue, fate);
}

void ConversationMaker::abandoned(ScriptWriter &writer, const Queue &queue, Fate)
{
    const LegRef customer = arrive(writer, voice);
    const LegRef waiting = writer.flow(QStringLiteral("acd"), voice, &queue);
    writer.pass(10, 150);
    writer.leave(customer, byClient);
    writer.leave(waiting, byPeer);
}

void ConversationMaker::directCall(ScriptWriter &writer, const Queue &queue, Fate)
{
    const LegRef agent = writer.alert(nullptr, freeAgent(queue), voice, outbound);
    writer.pass(4, 15);
    const LegRef customer = writer.customer(voice, outbound);
    writer.answer(agent);
    writer.pass(30, 300);
    writer.leave(customer, byClient);
    writer.leave(agent, byPeer);
}

void ConversationMaker::internal(ScriptWriter &writer, const Queue &queue, Fate)
{
    const QString media = QStringLiteral("internalmessage");
    const LegRef first = writer.alert(nullptr, freeAgent(queue), media, outbound);
    writer.answer(first);
    const LegRef second = writer.alert(nullptr, freeAgent(queue), media, inbound);
    writer.pass(4, 30);
    writer.answer(second);
    writer.pass(30, 600);
    writer.leave(first, byClient);
    writer.leave(second, byPeer);
}

void ConversationMaker::oldChat(ScriptWriter &writer, const Queue &queue, Fate)
{
    const QString media = QStringLiteral("chat");
    const LegRef customer = writer.customer(media, inbound);
    const LegRef agent = take(writer, queue, media);
    writer.pass(60, 600);
    writer.leave(customer, byClient);
    writer.leave(agent, byPeer);
}

void ConversationMaker::passedOn(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, mail);
    const LegRef first = take(writer, queue, mail);
    writer.pass(120, 600);
    writer.finish(first, byTransfer, queue, fate);
    const Queue &next = queueFor(Kind::Email, Fate::LeftOpen);
    const LegRef second = take(writer, next, mail);
    writer.pass(30 * 3600, 40 * 3600); // still open at any time of the day the leg before it ended
    writer.leave(customer, byPeer);
    writer.finish(second, byClient, next, Fate::Coded);
}

void ConversationMaker::ancient(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, messaging);
    writer.pass(70 * 86400, 110 * 86400);
    const LegRef agent = take(writer, queue, messaging);
    writer.pass(60, 300);
    writer.finish(agent, byClient, queue, fate);
    writer.pass(30 * 86400, 40 * 86400);
    writer.leave(customer, byPeer);
}

// Platforms grow: a participant, a segment and an end that no client of today has a word for.
void ConversationMaker::novel(ScriptWriter &writer, const Queue &queue, Fate fate)
{
    const LegRef customer = arrive(writer, mail);
    const LegRef guide = writer.flow(QStringLiteral("copilot"), mail, nullptr);
    writer.pass(5, 20);
    writer.leave(guide, QStringLiteral("handover"));
    const LegRef agent = take(writer, queue, mail);
    writer.pass(120, 600);
    writer.leave(customer, byPeer);
    writer.finish(agent, QStringLiteral("journey.complete"), queue, fate);
}

} // namespace demoorg
