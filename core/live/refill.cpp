// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/refill.h"

#include "api/analytics.h"
#include "base/log.h"
#include "net/apiclient.h"

#include <utility>

namespace wrapdesk {

namespace {

QList<QList<ConversationId>> batchesOf(const QSet<ConversationId> &ids, int size)
{
    QList<QList<ConversationId>> batches;
    for (const ConversationId &id : ids) {
        if (batches.isEmpty() || batches.last().size() == size)
            batches.emplaceBack();
        batches.last() << id;
    }
    return batches;
}

} // namespace

Refill::Refill(const Surroundings &surroundings, const QList<QueueId> &queues, QObject *parent)
    : QObject(parent), m_around(surroundings), m_queues(queues), m_backoff(surroundings.random)
{
    start();
}

Refill::~Refill() = default;

void Refill::start()
{
    m_isTruncated = false;
    const QList<ConversationId> believed = m_around.believedLive();
    m_ids = QSet<ConversationId>(believed.begin(), believed.end());
    const qsizetype requests = m_queues.size() / queuesPerRequest + m_ids.size() / idsPerRequest;
    m_isLarge = requests > politeRequests;
    askActivity(0);
}

void Refill::askActivity(int firstQueue)
{
    const QList<QueueId> queues = m_queues.mid(firstQueue, queuesPerRequest);
    m_around.api.send(
        api::analytics::activity(queues), this,
        [this, next = firstQueue + queuesPerRequest](const Result<ActivitySnapshot> &answer) {
            if (!answer)
                return fail(answer.error());
            m_ids.unite(QSet<ConversationId>(answer->conversations.begin(), answer->conversations.end()));
            m_isTruncated = m_isTruncated || answer->truncated;
            if (next < m_queues.size())
                return askActivity(next);
            m_batches = batchesOf(m_ids, idsPerRequest);
            m_isLarge = m_isLarge || m_batches.size() > politeRequests;
            askDetails();
        },
        lane());
}

void Refill::askDetails()
{
    if (m_batches.isEmpty()) {
        Q_EMIT finished(m_isTruncated);
        return;
    }
    const QList<ConversationId> batch = m_batches.takeFirst();
    m_around.api.send(
        api::analytics::detailsOf(batch), this,
        [this, batch](const Result<DetailsPage> &answer) {
            if (!answer && answer.error().kind != ErrorKind::NotFound)
                return fail(answer.error());
            if (!answer) {
                skipOrHalve(batch);
            } else {
                QList<LegEvent> events;
                const QDateTime now = m_around.now();
                for (const Leg &leg : answer->legs)
                    events << LegEvent{.leg = leg, .source = Source::Snapshot, .observedAt = now};
                Q_EMIT received(events);
            }
            askDetails();
        },
        lane());
}

// Whether one vanished conversation fails its whole batch is not documented: then it is found by halving and left out.
void Refill::skipOrHalve(const QList<ConversationId> &batch)
{
    if (batch.size() < 2)
        return;
    const qsizetype half = batch.size() / 2;
    m_batches << batch.first(half) << batch.sliced(half);
}

void Refill::fail(const Error &error)
{
    qCInfo(lcLive).noquote() << "refill failed, it will start over:" << describe(error);
    m_around.clock.later(m_backoff.next(std::chrono::milliseconds(0)), this, [this] { start(); });
    Q_EMIT failed(error);
}

Lane Refill::lane() const { return m_isLarge ? Lane::Paced : Lane::Interactive; }

} // namespace wrapdesk
