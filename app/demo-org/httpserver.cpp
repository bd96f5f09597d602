// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpserver.h"

#include "loopbacklistener.h"

#include <QHttpServer>
#include <QMetaEnum>
#include <QTcpSocket>
#include <QTimer>

namespace demoorg {

namespace {

using Responder = std::shared_ptr<QHttpServerResponder>;

HttpRequest received(const QHttpServerRequest &request)
{
    const auto methods = QMetaEnum::fromType<QHttpServerRequest::Method>();
    HttpRequest result{.method = QByteArray(methods.valueToKey(int(request.method()))).toUpper(),
                       .path = request.url().path(),
                       .query = request.query(),
                       .body = request.body()};
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const QHttpHeaders headers = request.headers();
    for (qsizetype i = 0; i < headers.size(); ++i)
        result.headers.insert(QByteArray(headers.nameAt(i).data(), headers.nameAt(i).size()).toLower(),
                              headers.valueAt(i).toByteArray());
#else
    const auto headers = request.headers();
    for (const auto &[name, value] : headers)
        result.headers.insert(name.toLower(), value);
#endif
    return result;
}

void sendWhole(QHttpServerResponder &responder, const HttpAnswer &answer)
{
    const auto status = QHttpServerResponder::StatusCode(answer.status);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers;
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    responder.write(answer.body, headers, status);
#else
    responder.writeStatusLine(status);
    for (const auto &[name, value] : answer.headers)
        responder.writeHeader(name, value);
    responder.writeHeader("Content-Length", QByteArray::number(answer.body.size()));
    responder.writeBody(answer.body);
#endif
}

void sendHalf(QTcpSocket &socket, const HttpAnswer &answer)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Truncated\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    // At least one byte is always missing, also from an empty body.
    head += "Content-Length: " + QByteArray::number(answer.body.size() + 1) + "\r\n\r\n";
    socket.write(head + answer.body.left(answer.body.size() / 2));
    socket.disconnectFromHost();
}

void deliver(QTcpSocket *socket, QHttpServerResponder &responder, const HttpAnswer &answer)
{
    if (socket == nullptr || socket->state() != QAbstractSocket::ConnectedState)
        return;
    switch (answer.delivery) {
    case HttpAnswer::Delivery::Whole:
        return sendWhole(responder, answer);
    case HttpAnswer::Delivery::Truncated:
        return sendHalf(*socket, answer);
    case HttpAnswer::Delivery::Reset:
        return socket->abort();
    }
}

void answerRequest(const HttpAnswer &answer, QTcpSocket *socket, QHttpServerResponder &responder)
{
    // A reset inside the server's own read handler would pull the socket from under it: never at once.
    if (answer.delay.count() == 0 && answer.delivery == HttpAnswer::Delivery::Whole)
        return deliver(socket, responder, answer);
    const auto kept = std::make_shared<QHttpServerResponder>(std::move(responder));
    QTimer::singleShot(answer.delay, socket, [answer, socket, kept] { deliver(socket, *kept, answer); });
}

} // namespace

HttpServer::HttpServer(Handler handler, QObject *parent)
    : QObject(parent),
      m_handler(std::move(handler)),
      m_listener(new LoopbackListener(this)),
      m_server(new QHttpServer(this))
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_server->setMissingHandler(this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        answerRequest(m_handler(received(request)), m_listener->socketOf(request.remotePort()), responder);
    });
#else
    m_server->setMissingHandler([this](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
        answerRequest(m_handler(received(request)), responder.socket(), responder);
    });
#endif
}

bool HttpServer::listen(quint16 port)
{
    if (!m_listener->listenOn(port))
        return false;
    m_server->bind(m_listener);
    return true;
}

quint16 HttpServer::port() const { return m_listener->serverPort(); }

} // namespace demoorg
