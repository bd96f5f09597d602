// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/underway.h"

#include "net/apiclient.h"
#include "wrap/legwrite.h"
#include "wrap/outbox.h"
#include "wrap/tagwrite.h"
#include "wrap/turns.h"

#include <QThread>

namespace wrapdesk {

UnderWay::UnderWay(Means means, QObject *parent) : QObject(parent), m_means(std::move(means))
{
    connect(&m_means.outbox, &Outbox::recorded, this, &UnderWay::go);
}

bool UnderWay::mayBegin(const Intent &intent) const
{
    if (isWriting(intent.leg.conversation) || m_tags.contains(intent.leg.conversation))
        return false;
    if (intent.what == Intent::What::Tag)
        return m_tags.size() < atOnce;
    switch (m_means.ahead.known().verdict(intent.leg, m_means.now())) {
    case KnownLegs::Verdict::Unknown:
        return !m_means.ahead.waitsForABatch(intent.leg);
    case KnownLegs::Verdict::NeedsProof:
        return !m_proving.contains(intent.media);
    case KnownLegs::Verdict::NeedsRead:
    case KnownLegs::Verdict::Permits:
        return true;
    }
    return true;
}

void UnderWay::begin(const Intent &intent)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (intent.what == Intent::What::Tag)
        beginTag(intent);
    else
        beginWrite(intent);
}

void UnderWay::beginWrite(Intent intent)
{
    const bool isPrompt = Turns::isByHand(intent) || intent.deadline.isValid();
    intent.state = IntentState::Checking;
    auto *write = new LegWrite(intent, isPrompt ? Lane::Interactive : Lane::Paced,
                               {.client = m_means.client, .codes = m_means.codes, .now = m_means.now}, this);
    m_writes.insert(intent.leg.conversation, write);
    if (m_means.ahead.known().verdict(intent.leg, m_means.now()) == KnownLegs::Verdict::NeedsProof)
        m_proving.insert(intent.media);
    connect(write, &LegWrite::changed, &m_means.outbox, &Outbox::record);
    connect(write, &LegWrite::read, this, [this](const QList<LegEvent> &events) {
        QList<Leg> legs;
        for (const LegEvent &event : events)
            legs << event.leg;
        m_means.ahead.known().remember(legs, Source::Read, m_means.now());
        Q_EMIT received(events);
    });
    connect(write, &LegWrite::finished, this, [this, write](const Intent &last) {
        remove(last);
        write->deleteLater();
        m_means.ahead.known().forget(last.leg); // maybe no longer true of it
        Q_EMIT written(last);
    });
    m_beginning.insert(intent.id, write);
    m_means.outbox.record(intent);
}

void UnderWay::go(const QList<IntentId> &ids)
{
    const KnownLegs &known = m_means.ahead.known();
    for (const IntentId &id : ids) {
        LegWrite *write = m_beginning.take(id);
        if (!write)
            continue;
        const LegId leg = write->intent().leg;
        const QDateTime now = m_means.now();
        if (known.verdict(leg, now) == KnownLegs::Verdict::Permits)
            write->start(*known.find(leg), known.freshness(leg, now));
        else
            write->start();
    }
}

void UnderWay::beginTag(const Intent &intent)
{
    const ConversationId conversation = intent.leg.conversation;
    auto *tag = new TagWrite(intent, {.client = m_means.client, .clock = m_means.clock, .now = m_means.now}, this);
    m_tags.insert(conversation);
    connect(tag, &TagWrite::changed, &m_means.outbox, &Outbox::record);
    connect(tag, &TagWrite::finished, this, [this, tag, conversation] {
        m_tags.remove(conversation);
        tag->deleteLater();
        Q_EMIT tagged();
    });
    tag->start();
}

void UnderWay::observe(const LegEvent &event)
{
    if (LegWrite *write = m_writes.value(event.leg.id.conversation))
        write->observe(event);
}

QList<Intent> UnderWay::takeBack(const std::function<bool(const Intent &)> &isMeant)
{
    QList<Intent> taken;
    const auto writes = m_writes;
    for (LegWrite *write : writes) {
        const Intent intent = write->intent();
        if (intent.state != IntentState::Checking || !isMeant(intent))
            continue;
        remove(intent);
        delete write;
        taken << intent;
    }
    return taken;
}

void UnderWay::remove(const Intent &intent)
{
    m_writes.remove(intent.leg.conversation);
    m_beginning.remove(intent.id);
    m_proving.remove(intent.media);
}

} // namespace wrapdesk
