// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/call.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace wrapdesk {

// Sends requests to one platform host. One per thread, on the thread that made it; owns its network access manager.
// Six connections a host, HTTP/1.1, TLS errors are never ignored (TOOLCHAIN), redirects are not followed: a token is
// never sent to a host it was not issued for.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    // `base`: e.g. https://api.mypurecloud.ie. `gate` and `clock` must outlive the client; gate on the same thread.
    ApiClient(const QUrl &base, Gate &gate, const Clock &clock, QObject *parent = nullptr);
    ~ApiClient() override;

    // Sends `request` and calls `handler(const Result<T> &)` at most once, on the context's thread (this one), never
    // after `context` is gone and never before send() has returned. Deleting the returned Call cancels silently; it
    // deletes itself once it has finished. Bodies over 64 KiB are decoded off this thread, so `decode` is pure.
    template <typename T, typename Handler>
    Call *send(const Request<T> &request, QObject *context, Handler handler, Lane lane = Lane::Interactive)
    {
        auto value = std::make_shared<Result<T>>(Failure(Error{.kind = ErrorKind::Cancelled}));
        Call::Ends ends{
            .decode = [value, decode = request.decode](const QByteArray &body) -> Result<void> {
                *value = decode(body);
                return *value ? Result<void>() : Failure(value->error());
            },
            .deliver =
                [value, handler](const Result<void> &outcome) {
                    if (!outcome)
                        *value = Failure(outcome.error());
                    handler(std::as_const(*value));
                },
        };
        return start(request.http, context, lane, std::move(ends));
    }

private:
    Call *start(const HttpRequest &request, QObject *context, Lane lane, Call::Ends ends);

    const QUrl m_base;
    Gate &m_gate;
    const Clock &m_clock;
    QNetworkAccessManager m_network;
};

} // namespace wrapdesk
