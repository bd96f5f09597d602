// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/recordingproxy.h"

#include <QNetworkProxy>
#include <QUrl>

namespace wrapdesk::test {

namespace {

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

RecordingProxy::RecordingProxy()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port: %s", qPrintable(m_server.errorString()));
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &RecordingProxy::serve);
}

RecordingProxy::~RecordingProxy()
{
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->disconnect();
}

QString RecordingProxy::url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }

void RecordingProxy::serve()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        m_buffers.insert(client, {});
        connect(client, &QTcpSocket::readyRead, this, [this, client] { read(*client); });
        connect(client, &QTcpSocket::disconnected, this, [this, client] {
            m_buffers.remove(client);
            client->deleteLater();
        });
    }
}

void RecordingProxy::read(QTcpSocket &client)
{
    QByteArray &buffer = m_buffers[&client];
    buffer += client.readAll();
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = buffer.left(end);
    const QByteArray rest = buffer.mid(end + 4);
    buffer.clear();
    const QByteArray first = head.left(head.indexOf('\r'));
    m_lines << first.left(first.lastIndexOf(' '));
    if (admits(client, head))
        forward(client, head, rest);
}

bool RecordingProxy::admits(QTcpSocket &client, const QByteArray &head)
{
    const QByteArray authorization = headerOf(head, "Proxy-Authorization");
    const QByteArray came = QByteArray::fromBase64(authorization.mid(authorization.indexOf(' ') + 1));
    if (!came.isEmpty())
        m_credentials << came;
    if (m_wanted.isEmpty() || came == m_wanted)
        return true;
    ++m_refusals;
    answer(client, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"tests\"\r\n");
    return false;
}

void RecordingProxy::forward(QTcpSocket &client, const QByteArray &head, const QByteArray &rest)
{
    const QByteArrayList words = head.left(head.indexOf('\r')).split(' ');
    const bool isTunnel = words.first() == "CONNECT";
    const QUrl address(QString::fromLatin1(isTunnel ? "tunnel://" + words.at(1) : words.at(1)));
    const quint16 port = m_ports.value(address.host());
    if (port == 0)
        return answer(client, "502 Bad Gateway");

    auto *target = new QTcpSocket(&client);
    target->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_buffers.remove(&client);
    client.disconnect(this);
    connect(&client, &QTcpSocket::disconnected, &client, &QObject::deleteLater);
    connect(target, &QTcpSocket::connected, &client, [&client, target, words, head, rest, isTunnel, address] {
        if (isTunnel)
            client.write("HTTP/1.1 200 Connection established\r\n\r\n");
        else
            target->write(words.first() + ' ' + address.path().toUtf8() + " HTTP/1.1" + head.mid(head.indexOf('\r'))
                          + "\r\n\r\n" + rest);
        connect(&client, &QTcpSocket::readyRead, target, [&client, target] { target->write(client.readAll()); });
        connect(target, &QTcpSocket::readyRead, &client, [&client, target] { client.write(target->readAll()); });
        connect(target, &QTcpSocket::disconnected, &client, &QTcpSocket::disconnectFromHost);
    });
    target->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void RecordingProxy::answer(QTcpSocket &client, const QByteArray &status, const QByteArray &header)
{
    client.write("HTTP/1.1 " + status + "\r\n" + header + "Content-Length: 0\r\n\r\n");
}

} // namespace wrapdesk::test
