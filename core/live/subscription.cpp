// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "live/subscription.h"

#include "base/log.h"

#include <utility>

namespace wrapdesk {

void Subscription::DeleteLater::operator()(Channel *channel) const
{
    channel->disconnect(channel->parent());
    channel->deleteLater();
}

Subscription::Subscription(const Surroundings &surroundings, const QList<QueueId> &queues, QObject *parent)
    : QObject(parent), m_around(surroundings), m_queues(queues), m_backoff(surroundings.random)
{
}

Subscription::~Subscription() = default;

void Subscription::start() { attempt(); }

void Subscription::reconnect()
{
    const bool wasOpen = isOpen();
    m_current.reset();
    m_isWaiting = false;
    attempt();
    if (wasOpen)
        Q_EMIT broken(Error{.kind = ErrorKind::Offline,
                            .message = QStringLiteral("this computer slept"),
                            .where = QStringLiteral("notification socket")});
}

void Subscription::attempt()
{
    m_next.reset(new Channel(m_around, m_queues, this));
    Channel *channel = m_next.get();
    connect(channel, &Channel::opened, this, &Subscription::adopt);
    connect(channel, &Channel::ended, this, [this, channel](const Error &error) { lose(channel, error); });
    connect(channel, &Channel::replacementNeeded, this, &Subscription::replaceCurrent);
    connect(channel, &Channel::alive, this, &Subscription::alive);
    connect(channel, &Channel::heartbeat, this, &Subscription::heartbeat);
    connect(channel, &Channel::received, this, &Subscription::received);
    connect(channel, &Channel::subscribed, this, &Subscription::subscribed);
}

void Subscription::adopt()
{
    const bool wasOpen = isOpen();
    if (wasOpen)
        retire(m_current.release());
    m_current = std::move(m_next);
    m_openedAt = m_around.clock.elapsed();
    if (!wasOpen)
        Q_EMIT opened();
}

void Subscription::retire(Channel *channel)
{
    channel->disconnect(this);
    connect(channel, &Channel::received, this, &Subscription::received);
    connect(channel, &Channel::ended, channel, &QObject::deleteLater);
    m_around.clock.later(linger, channel, [channel] { channel->deleteLater(); });
}

void Subscription::lose(Channel *channel, const Error &error)
{
    qCInfo(lcLive).noquote() << "notification channel ended:" << describe(error);
    if (channel == m_next.get()) {
        m_next.reset();
        retryAfter(m_backoff.next(std::chrono::milliseconds(0)));
        if (!isOpen())
            Q_EMIT failed(error);
        return;
    }
    m_current.reset();
    if (!m_next && !m_isWaiting)
        retryAfter(m_backoff.next(m_around.clock.elapsed() - m_openedAt));
    Q_EMIT broken(error);
}

void Subscription::replaceCurrent()
{
    if (!m_next && !m_isWaiting)
        attempt();
}

void Subscription::retryAfter(std::chrono::milliseconds wait)
{
    m_isWaiting = true;
    m_around.clock.later(wait, this, [this] {
        if (std::exchange(m_isWaiting, false)) // else somebody was quicker
            attempt();
    });
}

} // namespace wrapdesk
