// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "domain/liveness.h"
#include "live/batcher.h"
#include "live/surroundings.h"
#include "live/topics.h"

#include <QObject>

#include <memory>
#include <vector>

namespace wrapdesk {

struct LiveLine;

// The live stream of a set of queues: notifications from as many channels as they need, a snapshot at the start and a
// refill after every break. Owned by the Session, main thread. What it hands out may come twice and in any order; a
// stretch in which something may have been missed is a gap, and shown as one until REST has been asked about it.
class LiveFeed : public QObject
{
    Q_OBJECT

public:
    LiveFeed(const Surroundings &surroundings, const QList<QueueId> &queues, QObject *parent = nullptr);
    ~LiveFeed() override;

    void start(); // once
    // The machine has slept: whatever is open is opened anew, and what was missed is a gap.
    void reconnect();

    LiveState state() const;
    std::optional<Error> error() const; // why it is not live, as of the last failure; none once it is
    QList<Gap> gaps() const; // of the last 24 h, oldest first
    QList<TopicRefusal> refusals() const;
    const QList<QueueId> &leftOut() const { return m_plan.leftOut; } // queues beyond all channels
    bool isTruncated() const; // the last snapshot was only part of what was live

Q_SIGNALS:
    void received(const QList<wrapdesk::LegEvent> &events); // at most every 100 ms
    void heartbeat(const QDateTime &at); // platform time
    void stateChanged(); // state(), error(), gaps(), refusals() or isTruncated()
    void gapOpened(const wrapdesk::Gap &gap);
    // The queues were read again. What began and ended within the gap is beyond a refill: that asks for a sweep.
    void gapFilled(const wrapdesk::Gap &gap);

private:
    void addLine(const QList<QueueId> &queues);
    void resume(LiveLine &line);
    void breakOff(LiveLine &line, const Error &error);
    void complete(LiveLine &line, bool truncated);
    void note(LiveLine &line, const Error &error);

    Surroundings m_around;
    TopicPlan m_plan;
    Batcher m_batcher;
    std::vector<std::unique_ptr<LiveLine>> m_lines; // one per channel's worth of queues
    QList<Gap> m_filled;
};

} // namespace wrapdesk
