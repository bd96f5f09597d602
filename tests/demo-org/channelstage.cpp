// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "channelstage.h"

#include <QSignalSpy>

using namespace demoorg;

ChannelStage::ChannelStage(const Organization::Options &options)
    : organization(options), isListening(organization.listen()), client(organization)
{
    const Reply reply = client.send("POST", QStringLiteral("/api/v2/notifications/channels"));
    channel = reply.json.value(QStringLiteral("id")).toString();
    connectUri = QUrl(reply.json.value(QStringLiteral("connectUri")).toString());
}

Reply ChannelStage::subscribe(const QByteArray &method, const QStringList &topics, bool ignoreErrors)
{
    QJsonArray body;
    for (const QString &topic : topics)
        body.append(QJsonObject{{QStringLiteral("id"), topic}});
    const QString query = ignoreErrors ? QStringLiteral("?ignoreErrors=true") : QString();
    return client.send(method, path() + QStringLiteral("/subscriptions") + query, Client::written(body));
}

std::unique_ptr<QWebSocket> ChannelStage::connected(const QString &channelId) const
{
    auto socket = std::make_unique<QWebSocket>();
    QSignalSpy opened(socket.get(), &QWebSocket::connected);
    QUrl url = connectUri;
    url.setPath(QStringLiteral("/channels/") + channelId);
    socket->open(url);
    opened.wait(5000);
    return socket;
}
