// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QUrlQuery>

#include <chrono>
#include <functional>

class QHttpServer;

namespace demoorg {

class LoopbackListener;

struct HttpRequest
{
    QByteArray method; // upper case
    QString path; // decoded
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
};

struct HttpAnswer
{
    // Truncated promises the whole body, sends half of it and hangs up; Reset hangs up at once.
    enum class Delivery
    {
        Whole,
        Truncated,
        Reset
    };

    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::chrono::milliseconds delay{0};
    Delivery delivery = Delivery::Whole;
};

// HTTP/1.1 on loopback: every request goes to one function, which answers at once (delivery may be delayed).
// The only place that knows QHttpServer, whose interface changed in Qt 6.8.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<HttpAnswer(const HttpRequest &)>;

    explicit HttpServer(Handler handler, QObject *parent = nullptr);

    bool listen(quint16 port);
    quint16 port() const;

private:
    Handler m_handler;
    LoopbackListener *m_listener;
    QHttpServer *m_server;
};

} // namespace demoorg
