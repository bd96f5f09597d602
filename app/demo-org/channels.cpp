// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels.h"

#include "loopbacklistener.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTimer>
#include <QUuid>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>

namespace demoorg {

namespace {

constexpr qint64 largestBacklog = qint64(16) * 1024 * 1024; // bytes a client may leave unread before it is cut off

QString frame(const QString &topic, const QJsonObject &eventBody)
{
    const QJsonObject object{
        {QStringLiteral("topicName"), topic},
        {QStringLiteral("version"), QStringLiteral("2")},
        {QStringLiteral("eventBody"), eventBody},
        {QStringLiteral("metadata"),
         QJsonObject{{QStringLiteral("CorrelationId"), QUuid::createUuid().toString(QUuid::WithoutBraces)}}}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString metadataFrame(const QString &message)
{
    const QJsonObject object{{QStringLiteral("topicName"), QStringLiteral("channel.metadata")},
                             {QStringLiteral("eventBody"), QJsonObject{{QStringLiteral("message"), message}}}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString ownerOf(const Caller &caller) { return caller.clientId + u'/' + caller.userId; }

Problem channelNotFound(const QString &id) { return notFound(QStringLiteral("Channel"), id); }

} // namespace

Channels::Channels(const Limits &limits, Refuses refuses, QObject *parent)
    : QObject(parent),
      m_limits(limits),
      m_refuses(std::move(refuses)),
      m_listener(new LoopbackListener(this)),
      m_server(new QWebSocketServer(QStringLiteral("demo organisation"), QWebSocketServer::NonSecureMode, this))
{
    connect(m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_listener->nextPendingConnection())
            m_server->handleConnection(socket);
    });
    connect(m_server, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_server->nextPendingConnection())
            accept(socket);
    });
}

Channels::~Channels()
{
    for (const Channel &channel : m_channels)
        if (channel.socket)
            disconnect(channel.socket, nullptr, this, nullptr);
}

bool Channels::listen()
{
    if (!m_listener->listenOn(0))
        return false;
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Channels::beat);
    timer->start(m_limits.heartbeat);
    return true;
}

Answer Channels::create(const Caller &caller)
{
    makeRoom(ownerOf(caller));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_channels.push_back({.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                          .owner = ownerOf(caller),
                          .expires = now.addMSecs(m_limits.lifetime.count()),
                          .lastUsed = now});
    return describe(m_channels.back());
}

Answer Channels::list(const Caller &caller) const
{
    QJsonArray entities;
    for (const Channel &channel : m_channels)
        if (channel.owner == ownerOf(caller))
            entities.append(describe(channel));
    return QJsonObject{{QStringLiteral("entities"), entities}};
}

Answer Channels::exists(const QString &id) const
{
    return find(id) != nullptr ? Answer(200) : Answer(channelNotFound(id));
}

Answer Channels::subscribe(const ApiRequest &request, const QString &id, Merge merge, bool ignoreErrors)
{
    Channel *channel = find(id);
    if (channel == nullptr)
        return channelNotFound(id);

    const QJsonArray topics = request.body.toArray();
    QJsonArray entities;
    QStringList all = merge == Merge::Add ? channel->topics : QStringList();
    for (const auto &topic : topics) {
        const QString name = topic.toObject().value(QStringLiteral("id")).toString();
        const TopicRefusal refusal = m_refuses(name, request.caller);
        if (!refusal.isNone() && !ignoreErrors)
            return refusal.toProblem(name);
        if (refusal.isNone() && !all.contains(name))
            all.append(name);
        entities.append(refusal.toJson(name));
    }
    if (all.size() > m_limits.topics)
        return Problem{.status = 400,
                       .code = QStringLiteral("notification.subscription.too.many.subscriptions"),
                       .message = QStringLiteral("The channel cannot have more than {limit} subscriptions."),
                       .params = {{QStringLiteral("limit"), QString::number(m_limits.topics)}}};
    unsubscribe(id);
    channel->topics = all;
    for (const QString &topic : std::as_const(all))
        ++m_wanted[topic];
    channel->lastUsed = QDateTime::currentDateTimeUtc();
    channel->expires = channel->lastUsed.addMSecs(m_limits.lifetime.count());
    return QJsonObject{{QStringLiteral("entities"), entities}};
}

Answer Channels::subscriptions(const QString &id) const
{
    const Channel *channel = find(id);
    if (channel == nullptr)
        return channelNotFound(id);
    QJsonArray entities;
    for (const QString &topic : channel->topics)
        entities.append(
            QJsonObject{{QStringLiteral("id"), topic}, {QStringLiteral("state"), QStringLiteral("Permitted")}});
    return QJsonObject{{QStringLiteral("entities"), entities}};
}

Answer Channels::unsubscribe(const QString &id)
{
    Channel *channel = find(id);
    if (channel == nullptr)
        return channelNotFound(id);
    for (const QString &topic : std::as_const(channel->topics))
        if (--m_wanted[topic] == 0)
            m_wanted.remove(topic);
    channel->topics.clear();
    return Answer(204);
}

bool Channels::isWanted(const QString &topic) const { return m_wanted.contains(topic); }

void Channels::publish(const QString &topic, const QJsonObject &eventBody)
{
    if (!isWanted(topic))
        return;
    const QString text = frame(topic, eventBody);
    for (Channel &channel : m_channels) {
        if (!channel.socket || !channel.topics.contains(topic))
            continue;
        if (channel.socket->bytesToWrite() > largestBacklog)
            channel.socket->abort();
        else
            channel.socket->sendTextMessage(text);
    }
}

void Channels::sendRaw(const QString &frame)
{
    for (const Channel &channel : m_channels)
        if (channel.socket)
            channel.socket->sendTextMessage(frame);
}

void Channels::closeSockets()
{
    for (Channel &channel : m_channels)
        announceClosing(channel);
}

void Channels::dropSockets()
{
    for (const Channel &channel : m_channels)
        if (channel.socket)
            channel.socket->abort();
}

Channels::Channel *Channels::find(const QString &id)
{
    const auto found = std::ranges::find(m_channels, id, &Channel::id);
    const bool isAlive = found != m_channels.end() && found->expires > QDateTime::currentDateTimeUtc();
    return isAlive ? &*found : nullptr;
}

const Channels::Channel *Channels::find(const QString &id) const { return const_cast<Channels *>(this)->find(id); }

void Channels::accept(QWebSocket *socket)
{
    socket->setParent(this);
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    Channel *channel = find(socket->requestUrl().path().section(u'/', -1));
    if (channel == nullptr)
        return socket->close(QWebSocketProtocol::CloseCodePolicyViolated, QStringLiteral("Unknown channel"));
    // One socket a channel: the newcomer evicts the one that is there.
    if (channel->socket)
        channel->socket->close(QWebSocketProtocol::CloseCodeGoingAway, QStringLiteral("Evicted by a newer socket"));
    channel->socket = socket;
    channel->isClosing = false;
    channel->lastUsed = QDateTime::currentDateTimeUtc();
    connect(socket, &QWebSocket::textMessageReceived, socket, [socket](const QString &text) {
        const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
        if (message.value(QStringLiteral("message")) == QStringLiteral("ping"))
            socket->sendTextMessage(metadataFrame(QStringLiteral("pong")));
    });
}

// The channel without a socket, and of those the one longest unused, gives way to a new one.
void Channels::makeRoom(const QString &owner)
{
    const auto count = std::ranges::count(m_channels, owner, &Channel::owner);
    if (count < m_limits.channels)
        return;
    const auto goesFirst = [&owner](const Channel &one, const Channel &other) {
        if ((one.owner == owner) != (other.owner == owner))
            return one.owner == owner;
        if (one.socket.isNull() != other.socket.isNull())
            return one.socket.isNull();
        return one.lastUsed < other.lastUsed;
    };
    const auto oldest = std::ranges::min_element(m_channels, goesFirst);
    unsubscribe(oldest->id);
    if (oldest->socket)
        oldest->socket->close(QWebSocketProtocol::CloseCodeGoingAway, QStringLiteral("Channel removed"));
    m_channels.erase(oldest);
}

void Channels::beat()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString heartbeat = metadataFrame(QStringLiteral("WebSocket Heartbeat"));
    for (Channel &channel : m_channels) {
        if (channel.socket && !channel.isClosing && channel.expires <= now.addMSecs(m_limits.closingNotice.count()))
            announceClosing(channel);
        if (channel.socket)
            channel.socket->sendTextMessage(heartbeat);
    }
    for (const Channel &channel : m_channels)
        if (channel.expires <= now)
            for (const QString &topic : channel.topics)
                if (--m_wanted[topic] == 0)
                    m_wanted.remove(topic);
    std::erase_if(m_channels, [&now](const Channel &channel) { return channel.expires <= now; });
}

void Channels::announceClosing(Channel &channel)
{
    if (!channel.socket)
        return;
    channel.isClosing = true;
    channel.socket->sendTextMessage(
        frame(QStringLiteral("v2.system.socket_closing"),
              {{QStringLiteral("channelId"), channel.id},
               {QStringLiteral("message"), QStringLiteral("The socket will be closed shortly. Please reconnect.")}}));
    QTimer::singleShot(m_limits.closingNotice, channel.socket.data(),
                       [socket = channel.socket] { socket->close(QWebSocketProtocol::CloseCodeGoingAway); });
}

QJsonObject Channels::describe(const Channel &channel) const
{
    return {{QStringLiteral("connectUri"),
             QStringLiteral("ws://127.0.0.1:%1/channels/%2").arg(m_listener->serverPort()).arg(channel.id)},
            {QStringLiteral("id"), channel.id},
            {QStringLiteral("expires"), isoTime(channel.expires)}};
}

} // namespace demoorg
