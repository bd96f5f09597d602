// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scriptedserver.h"

#include <utility>

namespace wrapdesk::test {

ScriptedServer::ScriptedServer(std::unique_ptr<QTcpServer> server) : m_server(std::move(server))
{
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("no loopback port: %s", qPrintable(m_server->errorString()));
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::serve);
}

ScriptedServer::~ScriptedServer()
{
    for (QTcpSocket *socket : m_server->findChildren<QTcpSocket *>())
        socket->disconnect(this);
}

QUrl ScriptedServer::url(const QString &scheme) const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(m_server->serverPort()));
}

void ScriptedServer::expect(const QByteArray &line, const Reply &reply) { m_script.push_back({line, reply}); }

void ScriptedServer::expect(const QByteArray &line, int times, const Reply &reply)
{
    for (int i = 0; i < times; ++i)
        expect(line, reply);
}

void ScriptedServer::release()
{
    for (const auto &[socket, held] : std::exchange(m_held, {}))
        if (socket)
            reply(*socket, held);
}

QUrl ScriptedServer::deadEnd()
{
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort()));
}

QByteArrayList ScriptedServer::missing() const
{
    QByteArrayList lines;
    for (const Expected &expected : m_script)
        lines << expected.line;
    return lines;
}

int ScriptedServer::connections() const { return static_cast<int>(m_buffers.size()); }

void ScriptedServer::serve()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
        if (socket->bytesAvailable() > 0)
            read(*socket);
    }
}

void ScriptedServer::read(QTcpSocket &socket)
{
    QByteArray buffer = m_buffers.value(&socket) + socket.readAll();
    while (takeRequest(socket, buffer)) { }
    if (m_buffers.contains(&socket))
        m_buffers[&socket] = buffer;
}

bool ScriptedServer::takeRequest(QTcpSocket &socket, QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArrayList lines = buffer.left(end).replace("\r\n", "\n").split('\n');
    Seen seen;
    seen.line = lines.first().left(lines.first().lastIndexOf(' '));
    for (const QByteArray &line : lines.mid(1))
        seen.headers.insert(line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed());
    const qsizetype length = seen.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return false;
    seen.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    m_seen << seen;
    if (m_script.empty() || m_script.front().line != seen.line) {
        qWarning().noquote() << "unexpected request" << seen.line << "instead of"
                             << (m_script.empty() ? QByteArray("none") : m_script.front().line);
        reply(socket, {.status = 599});
        return true;
    }
    const Reply next = m_script.front().reply;
    m_script.pop_front();
    if (next.held)
        m_held.append({&socket, next});
    else
        reply(socket, next);
    return true;
}

void ScriptedServer::reply(QTcpSocket &socket, const Reply &reply)
{
    QByteArray bytes = reply.raw;
    if (bytes.isEmpty() && reply.ending != Ending::Silence && reply.ending != Ending::Vanish) {
        QMap<QByteArray, QByteArray> headers = reply.headers;
        if (!headers.contains("Content-Type"))
            headers.insert("Content-Type", "application/json");
        if (!headers.contains("Content-Length"))
            headers.insert("Content-Length", QByteArray::number(reply.body.size()));
        bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + " Scripted\r\n";
        for (const auto &[name, value] : headers.asKeyValueRange())
            bytes += name + ": " + value + "\r\n";
        bytes += "\r\n" + reply.body;
    }
    socket.write(bytes);
    if (reply.ending == Ending::Close || reply.ending == Ending::Vanish)
        socket.disconnectFromHost();
}

} // namespace wrapdesk::test
