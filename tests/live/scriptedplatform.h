// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTcpServer>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

namespace wrapdesk::test {

// As much of the platform as the live room speaks to, over real HTTP and WebSocket on loopback, with every answer in
// the test's hand. It notes each request, so that a test can say what was sent and that nothing else was.
class ScriptedPlatform : public QObject
{
    Q_OBJECT

public:
    enum class Route
    {
        CreateChannel,
        Subscribe,
        Activity,
        Details
    };

    explicit ScriptedPlatform(QObject *parent = nullptr);
    ~ScriptedPlatform() override;

    QUrl api() const;

    // What the next answers say.
    QSet<QString> liveConversations; // activity
    QHash<QString, QString> legEnds; // conversation -> end of its agent's session (details); without one it is open
    bool isTruncated = false;
    QHash<QString, QString> refusedTopics; // topic -> the permission that is missing
    QDateTime expires; // of new channels; null: the field is left out
    QString connectUri; // of new channels; empty: the scripted socket
    bool acceptsSockets = true; // else they are closed as soon as they open

    void failNext(Route route, int status, int times = 1);
    void hold(Route route) { m_held << route; } // never answered

    int count(Route route) const { return static_cast<int>(m_requests.value(route).size()); }
    const QList<QByteArray> &bodies(Route route) { return m_requests[route]; }
    const QStringList &detailsIds() const { return m_detailsIds; } // one line a request

    // Sockets that are open now, oldest first, and what was received on any of them.
    QList<QWebSocket *> sockets() const { return m_sockets; }
    QStringList received() const { return m_received; }

    void send(const QString &frame) const; // on every socket
    void sendTopic(const QString &topic, const QJsonObject &body) const;
    void drop(); // every socket, without a word

private:
    struct Answer
    {
        int status = 200;
        QByteArray body;
    };

    void serve(QTcpSocket *socket, QByteArray &buffer);
    void answer(QTcpSocket *socket, const QByteArray &verb, const QUrl &url, const QByteArray &body);
    Answer respond(Route route, const QUrl &url, const QByteArray &body);
    QJsonObject channel();
    QJsonObject subscription(const QByteArray &body) const;
    QJsonObject activity() const;
    QJsonObject details(const QString &ids) const;
    void accept();

    QTcpServer m_http;
    QWebSocketServer m_socketServer;
    QList<QWebSocket *> m_sockets;
    QStringList m_received;
    QStringList m_detailsIds;
    QHash<Route, QList<QByteArray>> m_requests;
    QHash<Route, QList<int>> m_failures;
    QSet<Route> m_held;
    int m_channels = 0;
};

} // namespace wrapdesk::test
