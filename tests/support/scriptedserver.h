// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <deque>
#include <memory>

namespace wrapdesk::test {

// An HTTP server on loopback that plays a script: it expects these requests in this order and gives these replies.
// Whatever else comes is answered with 599 and a warning, which fails the test.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    enum class Ending
    {
        KeepOpen,
        Close,
        Vanish, // closes without a byte
        Silence // never ends, never closes
    };

    struct Reply
    {
        int status = 200;
        QByteArray body = "{}";
        QMap<QByteArray, QByteArray> headers; // over Content-Type: application/json and the right Content-Length
        Ending ending = Ending::KeepOpen;
        QByteArray raw; // sent instead of all above
        bool held = false; // only sent by release()
    };
    struct Seen
    {
        QByteArray line; // "GET /path?query"
        QMap<QByteArray, QByteArray> headers; // names in lower case
        QByteArray body;
    };

    explicit ScriptedServer(std::unique_ptr<QTcpServer> server = std::make_unique<QTcpServer>());
    ~ScriptedServer() override;

    QUrl url(const QString &scheme = QStringLiteral("http")) const;
    // `line`: "GET /path?query".
    void expect(const QByteArray &line, const Reply &reply);
    void expect(const QByteArray &line, int times, const Reply &reply);
    // Sends the held replies of the requests that came.
    void release();
    // Another loopback port than this server's where nobody listens.
    static QUrl deadEnd();

    const QList<Seen> &seen() const { return m_seen; }
    // What was expected and did not come.
    QByteArrayList missing() const;
    // Connections the other side has not closed.
    int connections() const;

private:
    struct Expected
    {
        QByteArray line;
        Reply reply;
    };

    void serve();
    void read(QTcpSocket &socket);
    bool takeRequest(QTcpSocket &socket, QByteArray &buffer);
    void reply(QTcpSocket &socket, const Reply &reply);

    std::unique_ptr<QTcpServer> m_server;
    std::deque<Expected> m_script;
    QList<Seen> m_seen;
    QList<std::pair<QPointer<QTcpSocket>, Reply>> m_held;
    QMap<QTcpSocket *, QByteArray> m_buffers;
};

} // namespace wrapdesk::test
