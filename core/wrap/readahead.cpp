// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/readahead.h"

#include "api/analytics.h"
#include "net/apiclient.h"

#include <QThread>

namespace wrapdesk {

namespace {

constexpr qsizetype nearlyDue = 30; // legs of a run that should be known before their turn
constexpr qsizetype readTogether = 100; // details?id= (FACTS §2.3)
constexpr qsizetype worthABatch = 10; // fewer are read one by one, each right before its write

} // namespace

ReadAhead::ReadAhead(Means means, QObject *parent) : QObject(parent), m_means(std::move(means)) { }

bool ReadAhead::waitsForABatch(const LegId &leg) const
{
    if (m_known.verdict(leg, m_means.now()) != KnownLegs::Verdict::Unknown)
        return false;
    const std::optional<Leg> believed = m_means.believed(leg);
    return believed && believed->isEnded() && !believed->isInAcw();
}

bool ReadAhead::look(const QList<LegId> &waiting)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_isReading)
        return false;
    QList<LegId> legs;
    QSet<ConversationId> conversations;
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        const LegId &leg = waiting.at(i);
        if (i >= nearlyDue && legs.isEmpty())
            return false; // enough is known for now
        if (!waitsForABatch(leg))
            continue;
        if (conversations.size() == readTogether && !conversations.contains(leg.conversation))
            break;
        conversations.insert(leg.conversation);
        legs << leg;
    }
    if (legs.size() >= worthABatch)
        read(legs);
    else
        m_known.missed(legs, m_means.now());
    return !legs.isEmpty() && !m_isReading;
}

void ReadAhead::read(const QList<LegId> &legs)
{
    QSet<ConversationId> conversations;
    for (const LegId &leg : legs)
        conversations.insert(leg.conversation);
    m_isReading = true;
    m_means.client.send(
        api::analytics::detailsOf(conversations.values()), this,
        [this, legs](const Result<DetailsPage> &answer) {
            m_isReading = false;
            const QDateTime now = m_means.now();
            QSet<LegId> answered;
            QList<LegEvent> events;
            if (answer) {
                m_known.remember(answer->legs, Source::Snapshot, now);
                for (const Leg &leg : answer->legs) {
                    answered.insert(leg.id);
                    events << LegEvent{.leg = leg, .source = Source::Snapshot, .observedAt = now};
                }
            }
            QList<LegId> missed = legs; // they are read one by one
            missed.removeIf([&](const LegId &leg) { return answered.contains(leg); });
            m_known.missed(missed, now);
            Q_EMIT received(events);
        },
        Lane::Paced);
}

} // namespace wrapdesk
