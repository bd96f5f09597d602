// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "conversationmaker.h"

#include <algorithm>

namespace demoorg {

// `parts` says how often the kind comes of itself, in parts of a hundred.
struct ConversationMaker::KindPlan
{
    Kind kind;
    const char16_t *media;
    const char16_t *direction;
    int parts;
    Play play;
};

const ConversationMaker::KindPlan &ConversationMaker::planOf(Kind kind)
{
    using Maker = ConversationMaker;
    // In the order of Kind.
    static constexpr KindPlan plans[] = {
        {Kind::Call, u"voice", u"inbound", 34, &Maker::call},
        {Kind::OutboundCall, u"voice", u"outbound", 8, &Maker::outboundCall},
        {Kind::Callback, u"callback", u"inbound", 7, &Maker::callback},
        {Kind::Email, u"email", u"inbound", 11, &Maker::email},
        {Kind::OutboundEmail, u"email", u"outbound", 2, &Maker::outboundEmail},
        {Kind::Message, u"message", u"inbound", 14, &Maker::message},
        {Kind::Requeued, u"voice", u"inbound", 6, &Maker::requeued},
        {Kind::BlindTransfer, u"voice", u"inbound", 5, &Maker::blindTransfer},
        {Kind::ConsultTransfer, u"voice", u"inbound", 3, &Maker::consultTransfer},
        {Kind::Conference, u"voice", u"inbound", 1, &Maker::conference},
        {Kind::Monitored, u"voice", u"inbound", 3, &Maker::monitored},
        {Kind::Abandoned, u"voice", u"inbound", 6, &Maker::abandoned},
        {Kind::DirectCall, u"voice", u"outbound", 0, &Maker::directCall},
        {Kind::Internal, u"message", u"inbound", 0, &Maker::internal},
        {Kind::OldChat, u"message", u"inbound", 0, &Maker::oldChat},
        {Kind::PassedOn, u"email", u"inbound", 0, &Maker::passedOn},
        {Kind::Ancient, u"message", u"inbound", 0, &Maker::ancient},
        {Kind::Lengthy, u"email", u"inbound", 0, &Maker::lengthy},
        {Kind::Novel, u"email", u"inbound", 0, &Maker::novel},
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
