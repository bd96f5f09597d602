// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "conversationmaker.h"

#include <algorithm>

namespace demoorg {

namespace {

QString mediaOf(Kind kind)
{
    switch (kind) {
    case Kind::Callback:
        return QStringLiteral("callback");
    case Kind::Email:
    case Kind::OutboundEmail:
    case Kind::Lengthy:
    case Kind::PassedOn:
    case Kind::Novel:
        return QStringLiteral("email");
    case Kind::Message:
    case Kind::Ancient:
        return QStringLiteral("message");
    default:
        return QStringLiteral("voice");
    }
}

// How often each kind comes, in parts of a hundred.
struct Share
{
    Kind kind;
    int parts;
};

constexpr Share shares[] = {
    {Kind::Call, 34},         {Kind::OutboundCall, 8},    {Kind::Callback, 7},   {Kind::Email, 11},
    {Kind::OutboundEmail, 2}, {Kind::Message, 14},        {Kind::Requeued, 6},   {Kind::BlindTransfer, 5},
    {Kind::Abandoned, 6},     {Kind::ConsultTransfer, 3}, {Kind::Conference, 1}, {Kind::Monitored, 3},
};

} // namespace

ConversationMaker::ConversationMaker(const Centre &org, const Manner &manner, quint32 seed)
    : m_org(org), m_manner(manner), m_random(seed)
{
}

Script ConversationMaker::make(Kind kind, const Queue &queue, Fate fate)
{
    const QString inbound = QStringLiteral("inbound");
    const QString outbound = QStringLiteral("outbound");
    const QString media = mediaOf(kind);
    ScriptWriter writer(m_org, m_manner, m_random.fork());
    const bool isOutbound = kind == Kind::OutboundCall || kind == Kind::OutboundEmail || kind == Kind::DirectCall;
    writer.open(isOutbound ? outbound : inbound, queue.divisionId);
    switch (kind) {
    case Kind::Call:
        call(writer, queue, fate, inbound);
        break;
    case Kind::OutboundCall:
        call(writer, queue, fate, outbound);
        break;
    case Kind::Callback:
        callback(writer, queue, fate);
        break;
    case Kind::Email:
        written(writer, queue, fate, media, inbound, 120, 900);
        break;
    case Kind::OutboundEmail:
        written(writer, queue, fate, media, outbound, 60, 400);
        break;
    case Kind::Lengthy:
        written(writer, queue, fate, media, inbound, 40 * 3600, 50 * 3600);
        break;
    case Kind::Message:
        written(writer, queue, fate, media, inbound, 120, 900);
        break;
    case Kind::Requeued:
        requeued(writer, queue, fate);
        break;
    case Kind::BlindTransfer:
        blindTransfer(writer, queue, fate);
        break;
    case Kind::ConsultTransfer:
        consultTransfer(writer, queue, fate);
        break;
    case Kind::Conference:
        conference(writer, queue, fate);
        break;
    case Kind::Monitored:
        monitored(writer, queue, fate);
        break;
    case Kind::Abandoned:
        abandoned(writer, queue);
        break;
    case Kind::DirectCall:
    case Kind::Internal:
    case Kind::OldChat:
        withoutQueue(writer, kind);
        break;
    case Kind::PassedOn:
        passedOn(writer, queue, fate);
        break;
    case Kind::Ancient:
        ancient(writer, queue, fate);
        break;
    case Kind::Novel:
        novel(writer, queue, fate);
        break;
    }
    return writer.take();
}

Script ConversationMaker::makeOrdinary()
{
    qint64 part = m_random.between(0, 99);
    Kind kind = Kind::Call;
    for (const Share &share : shares) {
        kind = share.kind;
        part -= share.parts;
        if (part < 0)
            break;
    }
    const Queue &queue = queueFor(kind, Fate::NoCode);
    return make(kind, queue, ordinaryFate(queue, m_random));
}

const Queue &ConversationMaker::queueFor(Kind kind, Fate fate)
{
    const QString media = mediaOf(kind);
    QList<const Queue *> fitting;
    for (const Queue &queue : m_org.queues) {
        if (queue.media.contains(media) && isPossible(queue, fate))
            fitting.append(&queue);
    }
    Q_ASSERT(!fitting.isEmpty());
    return *m_random.pick(fitting);
}

const Queue &ConversationMaker::otherQueue(const Queue &queue, const QString &media)
{
    QList<const Queue *> others;
    for (const Queue &other : m_org.queues) {
        if (other.id != queue.id && other.media.contains(media) && !other.codeIds.isEmpty())
            others.append(&other);
    }
    return *m_random.pick(others);
}

// Of a few members, the one who has waited longest: agents seldom find themselves in two talks at once.
QString ConversationMaker::freeAgent(const Queue &queue)
{
    QString chosen = m_random.pick(queue.memberIds);
    for (int i = 0; i < 6; ++i) {
        const QString candidate = m_random.pick(queue.memberIds);
        if (m_lastTurn.value(candidate) < m_lastTurn.value(chosen))
            chosen = candidate;
    }
    m_lastTurn.insert(chosen, ++m_turn);
    return chosen;
}

LegRef ConversationMaker::arrive(ScriptWriter &writer, const QString &media)
{
    const LegRef customer = writer.customer(media, QStringLiteral("inbound"));
    if (media == QLatin1String("voice")) {
        const LegRef menu = writer.flow(QStringLiteral("ivr"), media, nullptr);
        writer.pass(5, 25);
        writer.leave(menu, QStringLiteral("transfer"));
    }
    return customer;
}

LegRef ConversationMaker::take(ScriptWriter &writer, const Queue &queue, const QString &media)
{
    const LegRef waiting = writer.flow(QStringLiteral("acd"), media, &queue);
    writer.pass(3, 60);
    const LegRef agent = writer.alert(&queue, freeAgent(queue), media, QStringLiteral("inbound"));
    writer.pass(2, 9);
    writer.leave(waiting, QStringLiteral("transfer"));
    writer.answer(agent);
    return agent;
}

void ConversationMaker::talk(ScriptWriter &writer, const LegRef &leg)
{
    writer.pass(30, 240);
    if (!writer.random().chance(0.25))
        return;
    writer.toggleHold(leg);
    writer.pass(10, 90);
    writer.toggleHold(leg);
    writer.pass(15, 120);
}

} // namespace demoorg
