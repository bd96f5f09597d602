// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "client.h"

#include <QUrl>
#include <QWebSocket>

#include <memory>

// An organisation with one channel, and a client that subscribes it and connects to it.
struct ChannelStage
{
    explicit ChannelStage(const demoorg::Organization::Options &options = quietOptions());

    Reply subscribe(const QByteArray &method, const QStringList &topics, bool ignoreErrors = false);
    std::unique_ptr<QWebSocket> connected(const QString &channelId) const;
    QString path() const { return QStringLiteral("/api/v2/notifications/channels/") + channel; }

    demoorg::Organization organization;
    bool isListening; // before the client asks for the address
    Client client;
    QString channel;
    QUrl connectUri;
};
