// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

namespace wrapdesk::test {

// An HTTP proxy on loopback that keeps a record: CONNECT and requests with a whole address. Names are resolved by what
// a test says, so that hosts can be made up; whatever else is asked for is answered with 502.
class RecordingProxy final : public QObject
{
    Q_OBJECT

public:
    RecordingProxy();
    ~RecordingProxy() override;

    QString url() const; // http://127.0.0.1:PORT
    // Who asks for `host` gets the loopback port.
    void resolve(const QString &host, quint16 port) { m_ports.insert(host, port); }
    // From now on nobody gets through without these.
    void require(const QByteArray &user, const QByteArray &password) { m_wanted = user + ':' + password; }

    // First lines, such as "CONNECT host:443" or "GET http://host/path".
    const QByteArrayList &lines() const { return m_lines; }
    // "user:password" as they came; how many were refused, with and without.
    const QByteArrayList &credentials() const { return m_credentials; }
    int refusals() const { return m_refusals; }

private:
    void serve();
    void read(QTcpSocket &client);
    void forward(QTcpSocket &client, const QByteArray &head, const QByteArray &rest);
    bool admits(QTcpSocket &client, const QByteArray &head);
    static void answer(QTcpSocket &client, const QByteArray &status, const QByteArray &header = {});

    QTcpServer m_server;
    QHash<QString, quint16> m_ports;
    QHash<QTcpSocket *, QByteArray> m_buffers; // of those without a way through yet
    QByteArray m_wanted;
    QByteArrayList m_lines;
    QByteArrayList m_credentials;
    int m_refusals = 0;
};

} // namespace wrapdesk::test
