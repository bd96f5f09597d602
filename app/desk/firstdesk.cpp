// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "firstdesk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QStandardPaths>

namespace {

constexpr int patience = 1'000; // ms, for the connection and for the answer
constexpr qint64 longestWish = qint64(64) * 1024;

} // namespace

FirstDesk::FirstDesk(const QString &path) : m_path(path)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &FirstDesk::take);
}

QString FirstDesk::usualPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/wrapdesk-desk");
}

bool FirstDesk::handOver(const QStringList &arguments, const QString &path)
{
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(QJsonDocument(QJsonArray::fromStringList(arguments)).toJson(QJsonDocument::Compact) + '\n');
    return socket.waitForBytesWritten(patience) && socket.waitForReadyRead(patience) && socket.readAll() == "ok\n";
}

bool FirstDesk::listen()
{
    if (m_server.listen(m_path))
        return true;
    QLocalSocket first;
    first.connectToServer(m_path);
    if (first.waitForConnected(patience))
        return false; // there is one
    QLocalServer::removeServer(m_path); // of one that has crashed
    return m_server.listen(m_path);
}

void FirstDesk::take()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > longestWish)
                return socket->abort();
            if (!socket->canReadLine())
                return;
            QStringList arguments;
            const QJsonArray wish = QJsonDocument::fromJson(socket->readLine()).array();
            for (const QVariant &argument : wish.toVariantList())
                arguments << argument.toString();
            socket->write("ok\n");
            socket->disconnectFromServer();
            Q_EMIT startedAgain(arguments);
        });
    }
}
