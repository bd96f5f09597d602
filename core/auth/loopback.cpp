// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/loopback.h"

#include <QHttpServer>
#include <QTcpServer>

#include <memory>

namespace wrapdesk {

namespace {

constexpr int tries = 20; // a port that is free on 127.0.0.1 may be taken on ::1

QByteArray hostOf(const QHttpServerRequest &request)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return request.headers().value("Host").toByteArray();
#else
    return request.value("Host");
#endif
}

QByteArray htmlOf(const BrowserPage &page)
{
    return QStringLiteral("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>%1 – Wrapdesk</title>"
                          "<meta name=\"color-scheme\" content=\"light dark\">"
                          "<body style=\"font: 1.1rem system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; "
                          "padding: 0 1rem\"><h1 style=\"font-size: 1.5rem\">%1</h1><p>%2</p></body></html>")
        .arg(page.title.toHtmlEscaped(), page.text.toHtmlEscaped())
        .toUtf8();
}

} // namespace

Loopback::Loopback(Judge judge, QObject *parent)
    : QObject(parent), m_judge(std::move(judge)), m_server(new QHttpServer(this))
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_server->setMissingHandler(this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        send(pageFor(request), responder);
    });
#else
    m_server->setMissingHandler([this](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
        send(pageFor(request), responder);
    });
#endif
}

Loopback::~Loopback() = default;

Result<void> Loopback::listen()
{
    QString reason;
    for (int i = 0; i < tries; ++i) {
        auto four = std::make_unique<QTcpServer>();
        if (!four->listen(QHostAddress::LocalHost)) {
            reason = four->errorString();
            continue;
        }
        auto six = std::make_unique<QTcpServer>();
        const bool hasSix = six->listen(QHostAddress::LocalHostIPv6, four->serverPort());
        if (!hasSix && six->serverError() == QAbstractSocket::AddressInUseError)
            continue; // else another program would get what a browser sends to ::1
        m_port = four->serverPort();
        for (std::unique_ptr<QTcpServer> *each : {&four, &six}) {
            if (!(*each)->isListening())
                continue;
            m_listeners << each->release();
            m_server->bind(m_listeners.last()); // which owns it from here
        }
        return {};
    }
    return Failure(
        Error{.kind = ErrorKind::Offline,
              .message = QStringLiteral("no port of this computer is free for the browser's answer: %1").arg(reason)});
}

QString Loopback::redirect() const { return QStringLiteral("http://localhost:%1").arg(m_port); }

void Loopback::close()
{
    for (QTcpServer *listener : std::as_const(m_listeners))
        listener->close();
}

BrowserPage Loopback::pageFor(const QHttpServerRequest &request) const
{
    const QByteArray port = ':' + QByteArray::number(m_port);
    const QByteArray host = hostOf(request).toLower();
    // A page of the web that has its name point here would come with that name (DNS rebinding).
    const bool isOurs = host == "localhost" + port || host == "127.0.0.1" + port || host == "[::1]" + port;
    if (!isOurs || request.method() != QHttpServerRequest::Method::Get || request.url().path() != u"/") {
        return {.status = 404,
                .title = QStringLiteral("Nothing here"),
                .text = QStringLiteral("This address only takes the answer of a sign-in page.")};
    }
    return m_judge(request.query());
}

void Loopback::send(const BrowserPage &page, QHttpServerResponder &responder)
{
    const auto status = QHttpServerResponder::StatusCode(page.status);
    const QByteArray body = htmlOf(page);
    const std::initializer_list<std::pair<QByteArray, QByteArray>> headers{
        {"Content-Type", "text/html; charset=utf-8"},
        {"Cache-Control", "no-store"},
        {"Referrer-Policy", "no-referrer"}, // the address of this page holds the code
        {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}};
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders all;
    for (const auto &[name, value] : headers)
        all.append(name, value);
    responder.write(body, all, status);
#else
    responder.writeStatusLine(status);
    for (const auto &[name, value] : headers)
        responder.writeHeader(name, value);
    responder.writeHeader("Content-Length", QByteArray::number(body.size()));
    responder.writeBody(body);
#endif
}

} // namespace wrapdesk
