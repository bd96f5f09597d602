// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"
#include "topicrefusal.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <vector>

class QWebSocket;
class QWebSocketServer;

namespace demoorg {

class LoopbackListener;

// Notification channels, their subscriptions and sockets (FACTS §5). Sockets live on a port of their own, which
// clients learn from connectUri.
class Channels : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        int channels = 20; // per user and client
        int topics = 1000; // per channel
        std::chrono::milliseconds lifetime = std::chrono::hours(24);
        std::chrono::milliseconds heartbeat = std::chrono::seconds(30);
        std::chrono::milliseconds closingNotice = std::chrono::minutes(1);
    };

    enum class Merge
    {
        Add,
        Replace
    };

    using Refuses = std::function<TopicRefusal(const QString &topic, const Caller &caller)>;

    Channels(const Limits &limits, Refuses refuses, QObject *parent = nullptr);
    ~Channels() override;

    bool listen();

    // Endpoints.
    Answer create(const Caller &caller);
    Answer list(const Caller &caller) const;
    Answer exists(const QString &id) const;
    Answer subscribe(const ApiRequest &request, const QString &id, Merge merge, bool ignoreErrors);
    Answer subscriptions(const QString &id) const;
    Answer unsubscribe(const QString &id);

    bool isWanted(const QString &topic) const;
    void publish(const QString &topic, const QJsonObject &eventBody);

    // A text before the next published frame, as it is; for sockets that send nonsense.
    void sendRaw(const QString &frame);
    // Announces v2.system.socket_closing on every socket and closes them when the notice has run out.
    void closeSockets();
    // Drops every socket without a word, as a broken line does.
    void dropSockets();

private:
    struct Channel
    {
        QString id;
        QString owner;
        QDateTime expires;
        QDateTime lastUsed;
        QStringList topics;
        QPointer<QWebSocket> socket;
        bool isClosing = false;
    };

    Channel *find(const QString &id);
    const Channel *find(const QString &id) const;
    void accept(QWebSocket *socket);
    void makeRoom(const QString &owner);
    void beat();
    void announceClosing(Channel &channel);
    QJsonObject describe(const Channel &channel) const;

    Limits m_limits;
    Refuses m_refuses;
    LoopbackListener *m_listener;
    QWebSocketServer *m_server;
    std::vector<Channel> m_channels;
    QHash<QString, int> m_wanted; // topic -> channels that have it
};

} // namespace demoorg
