// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/channel.h"

#include "api/notifications.h"
#include "base/log.h"
#include "net/apiclient.h"
#include "net/proxy.h"

#include <QHash>
#include <QHostAddress>
#include <QSet>

#include <algorithm>
#include <bit>

namespace wrapdesk {

namespace {

constexpr quint64 maxFrameBytes = 8 * 1024 * 1024;

// TLS everywhere, a plain socket on this machine alone (the demo organisation).
bool isSafe(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    if (url.scheme() == QLatin1String("wss"))
        return true;
    const bool isLoopback = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    return url.scheme() == QLatin1String("ws") && isLoopback;
}

Error socketError(const QWebSocket &socket, bool wasOpen)
{
    const QAbstractSocket::SocketError cause = socket.error();
    if (cause == QAbstractSocket::ProxyAuthenticationRequiredError)
        return proxyRefusal();
    const bool isTls = cause == QAbstractSocket::SslHandshakeFailedError || cause == QAbstractSocket::SslInternalError
                       || cause == QAbstractSocket::SslInvalidUserDataError;
    const QString said = socket.closeReason().isEmpty() ? socket.errorString() : socket.closeReason();
    return {.kind = isTls ? ErrorKind::Tls : ErrorKind::Offline,
            .message = QStringLiteral("%1 (close code %2)").arg(said).arg(static_cast<int>(socket.closeCode())),
            .where = wasOpen ? QStringLiteral("notification socket") : QStringLiteral("notification socket's opening")};
}

Error allRefused(const QList<TopicRefusal> &refused)
{
    QSet<QString> missing;
    for (const TopicRefusal &refusal : refused)
        missing.unite(QSet<QString>(refusal.missingPermissions.begin(), refusal.missingPermissions.end()));
    QStringList permissions(missing.begin(), missing.end());
    permissions.sort();
    return {.kind = ErrorKind::Forbidden,
            .code = permissions.isEmpty() ? QString() : QStringLiteral("missing.permissions"),
            .message = QStringLiteral("every queue's topic was refused: %1 %2")
                           .arg(refused.first().reason, permissions.join(QStringLiteral(", "))),
            .where = QStringLiteral("notification subscriptions")};
}

QList<TopicRefusal> refusalsIn(const QList<TopicAnswer> &answers, const QList<QueueId> &asked)
{
    QSet<QueueId> permitted;
    QHash<QueueId, TopicRefusal> refused;
    for (const TopicAnswer &answer : answers) {
        const std::optional<QueueId> queue = queueOfTopic(answer.topic);
        if (queue && answer.isPermitted)
            permitted << *queue;
        else if (queue)
            refused.insert(*queue, {*queue, answer.rejectionReason, answer.missingPermissions});
    }
    QList<TopicRefusal> all;
    for (const QueueId &queue : asked) {
        if (!permitted.contains(queue))
            all << refused.value(queue, {queue, QStringLiteral("not in the platform's answer"), {}});
    }
    return all;
}

} // namespace

Channel::Channel(const Surroundings &surroundings, const QList<QueueId> &queues, QObject *parent)
    : QObject(parent), m_around(surroundings), m_queues(queues)
{
    m_socket.setMaxAllowedIncomingFrameSize(maxFrameBytes);
    m_socket.setMaxAllowedIncomingMessageSize(maxFrameBytes);
    create();
}

Channel::~Channel()
{
    m_socket.disconnect(this); // it tells of its own closing, to what is no longer a Channel
}

void Channel::create()
{
    m_around.api.send(api::notifications::createChannel(), this, [this](const Result<NotificationChannel> &answer) {
        if (!answer)
            return end(answer.error());
        subscribe(*answer);
    });
}

void Channel::subscribe(const NotificationChannel &channel)
{
    QStringList topics;
    for (const QueueId &queue : std::as_const(m_queues))
        topics << conversationsTopic(queue);
    m_around.api.send(api::notifications::subscribe(channel.id, topics), this,
                      [this, channel](const Result<QList<TopicAnswer>> &answer) {
                          if (!answer)
                              return end(answer.error());
                          const QList<TopicRefusal> refused = refusalsIn(*answer, m_queues);
                          Q_EMIT subscribed(refused);
                          if (!answer->isEmpty() && refused.size() == m_queues.size())
                              return end(allRefused(refused));
                          open(channel);
                      });
}

void Channel::open(const NotificationChannel &channel)
{
    if (!isSafe(channel.connectUri)) {
        end({.kind = ErrorKind::Tls,
             .message = QStringLiteral("the platform named an insecure notification socket"),
             .where = QStringLiteral("connectUri")});
        return;
    }
    connect(&m_socket, &QWebSocket::connected, this, [this, expires = channel.expires] { stand(expires); });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { end(socketError(m_socket, m_isOpen)); });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { read(text.toUtf8()); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &Channel::read);
    connect(&m_socket, &QWebSocket::pong, this, &Channel::noteLife);
    m_around.clock.later(openWithin, this, [this] {
        if (!m_isOpen)
            end({.kind = ErrorKind::Timeout, .where = QStringLiteral("notification socket's opening")});
    });
    m_socket.open(channel.connectUri);
}

void Channel::stand(const QDateTime &expires)
{
    m_isOpen = true;
    noteLife();
    watch();
    const std::chrono::milliseconds left(expires.isValid() ? m_around.now().msecsTo(expires) : 0);
    const std::chrono::milliseconds whole = left.count() > 0 ? left : lifetime;
    m_around.clock.later(std::max<std::chrono::milliseconds>(whole * 23 / 24, soonestReplacement), this, [this] {
        if (!m_hasEnded)
            Q_EMIT replacementNeeded();
    });
    Q_EMIT opened();
}

void Channel::noteLife()
{
    m_lastLife = m_around.clock.elapsed();
    m_isPinged = false;
    Q_EMIT alive();
}

void Channel::watch()
{
    if (m_hasEnded)
        return;
    const std::chrono::milliseconds silence = m_around.clock.elapsed() - m_lastLife;
    if (silence >= deadAfter) {
        end({.kind = ErrorKind::Timeout,
             .message = QStringLiteral("no sign of life for 35 s"),
             .where = QStringLiteral("notification socket")});
        return;
    }
    if (silence >= pingAfter && !m_isPinged) {
        m_isPinged = true;
        m_socket.sendTextMessage(QStringLiteral(R"({"message":"ping"})"));
    }
    const std::chrono::milliseconds next = m_isPinged ? deadAfter : pingAfter;
    m_around.clock.later(next - silence, this, [this] { watch(); });
}

void Channel::read(const QByteArray &frame)
{
    noteLife();
    const Result<SocketEvent> event = decodeFrame(frame);
    if (event)
        return handle(*event);
    ++m_unreadable;
    if (std::has_single_bit(m_unreadable)) // the 1st, 2nd, 4th …: a stream of nonsense does not fill the log
        qCWarning(lcLive).noquote() << "unreadable frame" << m_unreadable << "of" << frame.size()
                                    << "bytes:" << redacted(describe(event.error()));
}

void Channel::handle(const SocketEvent &event)
{
    if (const auto *conversation = std::get_if<QueueConversation>(&event)) {
        QList<LegEvent> events;
        const QDateTime now = m_around.now();
        for (const Leg &leg : conversation->legs)
            events << LegEvent{.leg = leg, .source = Source::Notification, .observedAt = now};
        Q_EMIT received(events);
    } else if (std::holds_alternative<Heartbeat>(event) || std::holds_alternative<Pong>(event)) {
        Q_EMIT heartbeat();
    } else if (std::holds_alternative<SocketClosing>(event)) {
        Q_EMIT replacementNeeded();
    } else if (const auto *lost = std::get_if<NoLongerSubscribed>(&event)) {
        end({.kind = ErrorKind::Conflict,
             .code = lost->reason,
             .message = QStringLiteral("no longer subscribed"),
             .where = QStringLiteral("notification socket")});
    } else if (std::holds_alternative<TokenRevoked>(event)) {
        end({.kind = ErrorKind::Unauthorized,
             .message = QStringLiteral("the token was revoked"),
             .where = QStringLiteral("notification socket")});
    }
}

void Channel::end(const Error &error)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT ended(error);
}

} // namespace wrapdesk
