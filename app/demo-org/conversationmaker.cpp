// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "conversationmaker.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace demoorg {

// `parts` says how often the kind comes of itself, in parts of a hundred.
struct ConversationMaker::KindPlan
{
    const char16_t *media;
    const char16_t *direction;
    Play play;
    Kind kind;
    int parts;
};

const ConversationMaker::KindPlan &ConversationMaker::planOf(Kind kind)
{
    using Maker = ConversationMaker;
    // In the order of Kind.
    static constexpr KindPlan plans[] = {
        {u"voice", u"inbound", &Maker::call, Kind::Call, 34},
        {u"voice", u"outbound", &Maker::outboundCall, Kind::OutboundCall, 8},
        {u"callback", u"inbound", &Maker::callback, Kind::Callback, 7},
        {u"email", u"inbound", &Maker::email, Kind::Email, 11},
        {u"email", u"outbound", &Maker::outboundEmail, Kind::OutboundEmail, 2},
        {u"message", u"inbound", &Maker::message, Kind::Message, 14},
        {u"voice", u"inbound", &Maker::requeued, Kind::Requeued, 6},
        {u"voice", u"inbound", &Maker::blindTransfer, Kind::BlindTransfer, 5},
        {u"voice", u"inbound", &Maker::consultTransfer, Kind::ConsultTransfer, 3},
        {u"voice", u"inbound", &Maker::conference, Kind::Conference, 1},
        {u"voice", u"inbound", &Maker::monitored, Kind::Monitored, 3},
        {u"voice", u"inbound", &Maker::abandoned, Kind::Abandoned, 6},
        {u"voice", u"outbound", &Maker::directCall, Kind::DirectCall, 0},
        {u"message", u"inbound", &Maker::internal, Kind::Internal, 0},
        {u"message", u"inbound", &Maker::oldChat, Kind::OldChat, 0},
        {u"email", u"inbound", &Maker::passedOn, Kind::PassedOn, 0},
        {u"message", u"inbound", &Maker::ancient, Kind::Ancient, 0},
        {u"email", u"inbound", &Maker::lengthy, Kind::Lengthy, 0},
        {u"email", u"inbound", &Maker::novel, Kind::Novel, 0},
    };
    return plans[static_cast<std::size_t>(kind)];
}

ConversationMaker::ConversationMaker(const Centre &org, const Manner &manner, quint32 seed)
    : m_org(org), m_manner(manner), m_random(seed)
{
}

Script ConversationMaker::make(Kind kind, const Queue &queue, Fate fate)
{
    const KindPlan &plan = planOf(kind);
    ScriptWriter writer(m_org, m_manner, m_random.fork());
    writer.open(QString::fromUtf16(plan.direction), queue.divisionId);
    (this->*plan.play)(writer, queue, fate);
    return writer.take();
}

Script ConversationMaker::makeOrdinary()
{
    qint64 part = m_random.between(0, 99);
    int index = 0;
    while ((part -= planOf(static_cast<Kind>(index)).parts) >= 0)
        ++index;
    const Kind kind = static_cast<Kind>(index);
    const Queue &queue = queueFor(kind, Fate::NoCode);
    return make(kind, queue, ordinaryFate(queue, m_random));
}

const Queue &ConversationMaker::queueFor(Kind kind, Fate fate)
{
    const QString media = QString::fromUtf16(planOf(kind).media);
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
    LegRef customer = writer.customer(media, QStringLiteral("inbound"));
    if (media == QLatin1String("voice")) {
        const LegRef menu = writer.flow(QStringLiteral("ivr"), media, nullptr);
        writer.pass(5s, 25s);
        writer.leave(menu, QStringLiteral("transfer"));
    }
    return customer;
}

LegRef ConversationMaker::take(ScriptWriter &writer, const Queue &queue, const QString &media)
{
    const LegRef waiting = writer.flow(QStringLiteral("acd"), media, &queue);
    writer.pass(3s, 60s);
    LegRef agent = writer.alert(&queue, freeAgent(queue), media, QStringLiteral("inbound"));
    writer.pass(2s, 9s);
    writer.leave(waiting, QStringLiteral("transfer"));
    writer.answer(agent);
    return agent;
}

void ConversationMaker::talk(ScriptWriter &writer, const LegRef &leg)
{
    writer.pass(30s, 240s);
    if (!writer.random().chance(0.25))
        return;
    writer.toggleHold(leg);
    writer.pass(10s, 90s);
    writer.toggleHold(leg);
    writer.pass(15s, 120s);
}

} // namespace demoorg
