// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "domain/leg.h"
#include "domain/ratebudget.h"
#include "live/backoff.h"
#include "live/surroundings.h"

#include <QObject>
#include <QSet>

namespace wrapdesk {

// Reads by REST what the notifications of some queues cannot tell: what is live now, and how those conversations ended
// that the caller still believes to be live. Begins by itself, starts over after a failure until it has succeeded,
// then finishes once; deleting it cancels. Owned by the LiveFeed, main thread.
class Refill : public QObject
{
    Q_OBJECT

public:
    static constexpr int queuesPerRequest = 100; // activity query
    static constexpr int idsPerRequest = 100; // details?id=
    static constexpr int politeRequests = 5; // a larger refill is paced, so that manual work keeps its slots

    Refill(const Surroundings &surroundings, const QList<QueueId> &queues, QObject *parent = nullptr);
    ~Refill() override;

Q_SIGNALS:
    void received(const QList<wrapdesk::LegEvent> &events);
    void failed(const wrapdesk::Error &error); // it will start over
    // `truncated`: the platform listed only part of what is live.
    void finished(bool truncated);

private:
    void start();
    void askActivity(int firstQueue);
    void askDetails();
    void skipOrHalve(const QList<ConversationId> &batch);
    void fail(const Error &error);
    Lane lane() const;

    Surroundings m_around;
    QList<QueueId> m_queues;
    Backoff m_backoff;
    QSet<ConversationId> m_ids; // to ask for, each once
    QList<QList<ConversationId>> m_batches; // still to ask for
    bool m_isLarge = false;
    bool m_isTruncated = false;
};

} // namespace wrapdesk
