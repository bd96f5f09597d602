// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/eventcodec.h"
#include "codec/notificationscodec.h"
#include "live/surroundings.h"
#include "live/topics.h"

#include <QObject>
#include <QWebSocket>

namespace wrapdesk {

// One notification channel of the platform and its one socket (FACTS §5): created, subscribed, opened, listened to.
// Begins by itself, never repeats anything, tells its end once and is silent then; deleting it cancels. Main thread.
class Channel : public QObject
{
    Q_OBJECT

public:
    // The platform's heartbeat comes every 30 s or so; a ping of ours asks for life earlier.
    static constexpr std::chrono::seconds pingAfter{25};
    static constexpr std::chrono::seconds deadAfter{35};
    static constexpr std::chrono::seconds openWithin{20};
    // A channel is replaced an hour before its 24 h are over (or as much earlier as its life is shorter).
    static constexpr std::chrono::hours lifetime{24}; // where the platform does not say
    static constexpr std::chrono::minutes soonestReplacement{1};

    // At most topicsPerChannel queues.
    Channel(const Surroundings &surroundings, const QList<QueueId> &queues, QObject *parent = nullptr);
    ~Channel() override;

Q_SIGNALS:
    // The platform answered the subscription; the queues it refused, none as a rule.
    void subscribed(const QList<wrapdesk::TopicRefusal> &refused);
    void opened();
    void alive(); // a frame came, whatever was in it
    void heartbeat();
    void received(const QList<wrapdesk::LegEvent> &events);
    // Still good, but not for long: the platform is about to close the socket, or the channel grows old.
    void replacementNeeded();
    void ended(const wrapdesk::Error &error);

private:
    void create();
    void subscribe(const NotificationChannel &channel);
    void open(const NotificationChannel &channel);
    void stand(const QDateTime &expires);
    void noteLife();
    void watch();
    void read(const QByteArray &frame);
    void handle(const SocketEvent &event);
    void end(const Error &error);

    const Surroundings m_around;
    const QList<QueueId> m_queues;
    QWebSocket m_socket;
    bool m_isOpen = false;
    bool m_hasEnded = false;
    bool m_isPinged = false;
    std::chrono::milliseconds m_lastLife{0};
    quint64 m_unreadable = 0; // frames
};

} // namespace wrapdesk
