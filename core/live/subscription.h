// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "live/backoff.h"
#include "live/channel.h"

#include <memory>

namespace wrapdesk {

// Keeps one channel's worth of queues subscribed for as long as it lives, over as many channels as that takes: opens
// the next before it lets go of the last where it can, and tells where it cannot. Owned by the LiveFeed, main thread.
class Subscription : public QObject
{
    Q_OBJECT

public:
    // How long a replaced channel is still listened to: what it was sent before the new one opened may be on its way.
    static constexpr std::chrono::seconds linger{5};

    Subscription(const Surroundings &surroundings, const QList<QueueId> &queues, QObject *parent = nullptr);
    ~Subscription() override;

    const QList<QueueId> &queues() const { return m_queues; }
    bool isOpen() const { return m_current != nullptr; }

    void start();
    // What is open may be dead without telling: begins again at once. `broken` follows where it was open.
    void reconnect();

Q_SIGNALS:
    void opened(); // from here on events arrive
    void broken(const wrapdesk::Error &error); // they no longer do; it goes on trying
    void failed(const wrapdesk::Error &error); // not open, and an attempt came to nothing; it goes on trying
    void alive();
    void heartbeat();
    void received(const QList<wrapdesk::LegEvent> &events);
    void subscribed(const QList<wrapdesk::TopicRefusal> &refused);

private:
    void attempt();
    void adopt();
    void retire(Channel *channel);
    void lose(Channel *channel, const Error &error);
    void replaceCurrent();
    void retryAfter(std::chrono::milliseconds wait);

    // Channels end inside their own signals, so they are deleted later.
    struct DeleteLater
    {
        void operator()(Channel *channel) const;
    };
    using ChannelPointer = std::unique_ptr<Channel, DeleteLater>;

    Surroundings m_around;
    QList<QueueId> m_queues;
    Backoff m_backoff;
    ChannelPointer m_current; // open
    ChannelPointer m_next; // on its way
    bool m_isWaiting = false;
    std::chrono::milliseconds m_openedAt{0};
};

} // namespace wrapdesk
