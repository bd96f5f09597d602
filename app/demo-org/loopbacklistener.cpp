// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "loopbacklistener.h"

#include <QTcpSocket>

namespace demoorg {

bool LoopbackListener::listenOn(quint16 port) { return listen(QHostAddress(QHostAddress::LocalHost), port); }

QTcpSocket *LoopbackListener::socketOf(quint16 clientPort) const { return m_sockets.value(clientPort); }

void LoopbackListener::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const quint16 clientPort = socket->peerPort();
    m_sockets.insert(clientPort, socket);
    connect(socket, &QTcpSocket::disconnected, this, [this, clientPort] { m_sockets.remove(clientPort); });
    addPendingConnection(socket);
}

} // namespace demoorg
