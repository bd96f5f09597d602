// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>

namespace demoorg {

// Listens on 127.0.0.1 only and sets TCP_NODELAY on every socket: without it, bodies over 16 KiB stall for 40 ms.
class LoopbackListener : public QTcpServer
{
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

    // 0 takes any free port; see serverPort().
    bool listenOn(quint16 port);

    // The live socket whose client has this port, or null.
    QTcpSocket *socketOf(quint16 clientPort) const;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QHash<quint16, QPointer<QTcpSocket>> m_sockets;
};

} // namespace demoorg
