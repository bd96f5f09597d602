// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QObject>
#include <QUrlQuery>

#include <functional>

class QHttpServer;
class QHttpServerRequest;
class QHttpServerResponder;
class QTcpServer;

namespace wrapdesk {

// What the browser is shown after the redirect. Plain text, both.
struct BrowserPage
{
    int status = 200;
    QString title;
    QString text;
};

// Where the browser comes back to after the sign-in page (RFC 8252 §7.3): http://localhost on a free port, reachable
// on 127.0.0.1 and ::1 alone. GET / goes to `judge`, whose page the browser gets; whatever else comes is turned away
// and never judged: other paths, other verbs, a Host that is not this one. Main thread.
class Loopback final : public QObject
{
    Q_OBJECT

public:
    using Judge = std::function<BrowserPage(const QUrlQuery &)>;

    explicit Loopback(Judge judge, QObject *parent = nullptr);
    ~Loopback() override;

    // Offline if no port can be had on 127.0.0.1. Where this machine has no IPv6, 127.0.0.1 alone.
    Result<void> listen();
    // "http://localhost:PORT", as the authorization request names it: the platform takes any port where
    // "http://localhost" is registered (FACTS §7).
    QString redirect() const;
    // No connection is taken any more; those that stand may still get their page.
    void close();

private:
    BrowserPage pageFor(const QHttpServerRequest &request) const;
    static void send(const BrowserPage &page, QHttpServerResponder &responder);

    const Judge m_judge;
    quint16 m_port = 0;
    QHttpServer *m_server;
    QList<QTcpServer *> m_listeners;
};

} // namespace wrapdesk
