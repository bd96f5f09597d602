// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedplatform.h"

#include <QJsonArray>
#include <QTcpSocket>
#include <QUrlQuery>

#include <memory>
#include <utility>

namespace wrapdesk::test {

ScriptedPlatform::ScriptedPlatform(QObject *parent)
    : QObject(parent), m_socketServer(QStringLiteral("scripted"), QWebSocketServer::NonSecureMode)
{
    const bool isListening = m_http.listen(QHostAddress::LocalHost) && m_socketServer.listen(QHostAddress::LocalHost);
    Q_ASSERT(isListening);
    connect(&m_http, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_http.nextPendingConnection()) {
            const auto buffer = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] { serve(socket, *buffer); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    connect(&m_socketServer, &QWebSocketServer::newConnection, this, &ScriptedPlatform::accept);
}

ScriptedPlatform::~ScriptedPlatform()
{
    for (QWebSocket *socket : std::as_const(m_sockets))
        socket->disconnect(this);
}

QUrl ScriptedPlatform::api() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_http.serverPort())); }

void ScriptedPlatform::failNext(Route route, int status, int times) { m_failures[route] += QList<int>(times, status); }

void ScriptedPlatform::send(const QString &frame) const
{
    for (QWebSocket *socket : m_sockets)
        socket->sendTextMessage(frame);
}

void ScriptedPlatform::sendTopic(const QString &topic, const QJsonObject &body) const
{
    const QJsonObject frame{{QStringLiteral("topicName"), topic},
                            {QStringLiteral("version"), QStringLiteral("2")},
                            {QStringLiteral("eventBody"), body},
                            {QStringLiteral("metadata"), QJsonObject()}};
    send(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

void ScriptedPlatform::drop()
{
    for (QWebSocket *socket : QList<QWebSocket *>(m_sockets))
        socket->abort();
}

void ScriptedPlatform::accept()
{
    while (QWebSocket *socket = m_socketServer.nextPendingConnection()) {
        socket->setParent(this);
        if (!acceptsSockets) {
            socket->close();
            socket->deleteLater();
            continue;
        }
        m_sockets << socket;
        connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { m_received << text; });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_sockets.removeOne(socket);
            socket->deleteLater();
        });
    }
}

void ScriptedPlatform::serve(QTcpSocket *socket, QByteArray &buffer)
{
    buffer += socket->readAll();
    const qsizetype headerEnd = buffer.indexOf("\r\n\r\n");
    if (headerEnd < 0)
        return;
    const QList<QByteArray> lines = buffer.first(headerEnd).split('\n');
    qsizetype length = 0;
    for (const QByteArray &line : lines) {
        if (line.toLower().startsWith("content-length:"))
            length = line.sliced(15).trimmed().toLongLong();
    }
    if (buffer.size() < headerEnd + 4 + length)
        return;
    const QByteArray body = buffer.sliced(headerEnd + 4, length);
    const QList<QByteArray> request = lines.first().split(' ');
    buffer.clear(); // a client of HTTP/1.1 that does not pipeline sends nothing more before its answer
    answer(socket, request.value(0), QUrl(QString::fromLatin1(request.value(1))), body);
}

void ScriptedPlatform::answer(QTcpSocket *socket, const QByteArray &verb, const QUrl &url, const QByteArray &body)
{
    const QString path = url.path();
    Answer answer{404, "{}"};
    for (const auto &[ending, route] : {std::pair(QLatin1String("/notifications/channels"), Route::CreateChannel),
                                        std::pair(QLatin1String("/subscriptions"), Route::Subscribe),
                                        std::pair(QLatin1String("/activity/query"), Route::Activity),
                                        std::pair(QLatin1String("/conversations/details"), Route::Details)}) {
        if (!path.endsWith(ending) || (verb == "GET") != (route == Route::Details))
            continue;
        m_requests[route] << body;
        if (m_held.contains(route))
            return;
        answer = respond(route, url, body);
    }
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\nContent-Type: application/json\r\n"
                  + "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body);
}

ScriptedPlatform::Answer ScriptedPlatform::respond(Route route, const QUrl &url, const QByteArray &body)
{
    if (QList<int> &failures = m_failures[route]; !failures.isEmpty())
        return {failures.takeFirst(), R"({"code":"scripted.failure","message":"as the script says"})"};
    const auto json = [](const QJsonObject &object) {
        return Answer{200, QJsonDocument(object).toJson(QJsonDocument::Compact)};
    };
    switch (route) {
    case Route::CreateChannel:
        return json(channel());
    case Route::Subscribe:
        return json(subscription(body));
    case Route::Activity:
        return json(activity());
    case Route::Details:
        break;
    }
    const QString ids = QUrlQuery(url).queryItemValue(QStringLiteral("id"), QUrl::FullyDecoded);
    m_detailsIds << ids;
    return json(details(ids));
}

QJsonObject ScriptedPlatform::channel()
{
    const QString id = QStringLiteral("channel-%1").arg(++m_channels);
    const QString own = QStringLiteral("ws://127.0.0.1:%1/channels/%2").arg(m_socketServer.serverPort()).arg(id);
    QJsonObject channel{{QStringLiteral("id"), id},
                        {QStringLiteral("connectUri"), connectUri.isEmpty() ? own : connectUri}};
    if (expires.isValid())
        channel.insert(QStringLiteral("expires"), expires.toString(Qt::ISODateWithMs));
    return channel;
}

QJsonObject ScriptedPlatform::subscription(const QByteArray &body) const
{
    QJsonArray entities;
    const QJsonArray topics = QJsonDocument::fromJson(body).array();
    for (const QJsonValue &topic : topics) {
        const QString id = topic[QLatin1String("id")].toString();
        QJsonObject entity{{QStringLiteral("id"), id}, {QStringLiteral("state"), QStringLiteral("Permitted")}};
        if (refusedTopics.contains(id)) {
            entity = {{QStringLiteral("id"), id},
                      {QStringLiteral("state"), QStringLiteral("Rejected")},
                      {QStringLiteral("rejectionReason"), QStringLiteral("Missing permissions")},
                      {QStringLiteral("missingPermissions"), QJsonArray{refusedTopics.value(id)}}};
        }
        entities << entity;
    }
    return {{QStringLiteral("entities"), entities}};
}

QJsonObject ScriptedPlatform::activity() const
{
    QJsonArray entities;
    for (const QString &id : liveConversations) {
        entities << QJsonObject{{QStringLiteral("conversationId"), id},
                                {QStringLiteral("metric"), QStringLiteral("oInteracting")},
                                {QStringLiteral("queueId"), QStringLiteral("q1")}};
    }
    const QJsonObject result{{QStringLiteral("group"), QJsonObject{{QStringLiteral("queueId"), QStringLiteral("q1")}}},
                             {QStringLiteral("data"), QJsonArray()},
                             {QStringLiteral("truncated"), isTruncated},
                             {QStringLiteral("entities"), entities}};
    return {{QStringLiteral("results"), QJsonArray{result}}};
}

QJsonObject ScriptedPlatform::details(const QString &ids) const
{
    QJsonArray conversations;
    for (const QString &id : ids.split(u',', Qt::SkipEmptyParts)) {
        const QString start = QStringLiteral("2026-11-22T09:50:00.000Z");
        QJsonObject segment{{QStringLiteral("segmentStart"), start},
                            {QStringLiteral("segmentType"), QStringLiteral("interact")},
                            {QStringLiteral("queueId"), QStringLiteral("q1")}};
        if (legEnds.contains(id))
            segment.insert(QStringLiteral("segmentEnd"), legEnds.value(id));
        const QJsonObject session{{QStringLiteral("sessionId"), id + QStringLiteral("-s")},
                                  {QStringLiteral("mediaType"), QStringLiteral("voice")},
                                  {QStringLiteral("segments"), QJsonArray{segment}}};
        const QJsonObject agent{{QStringLiteral("participantId"), id + QStringLiteral("-p")},
                                {QStringLiteral("purpose"), QStringLiteral("agent")},
                                {QStringLiteral("userId"), QStringLiteral("u1")},
                                {QStringLiteral("sessions"), QJsonArray{session}}};
        conversations << QJsonObject{{QStringLiteral("conversationId"), id},
                                     {QStringLiteral("conversationStart"), start},
                                     {QStringLiteral("participants"), QJsonArray{agent}}};
    }
    return {{QStringLiteral("conversations"), conversations}};
}

} // namespace wrapdesk::test
