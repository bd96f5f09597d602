// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "net/gate.h"
#include "net/request.h"
#include "net/retrypolicy.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace wrapdesk {

class Call;

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
    // after `context` is gone. Deleting the returned Call cancels silently. Bodies over 64 KiB are decoded off this
    // thread.
    template <typename T, typename Handler>
    Call *send(const Request<T> &request, QObject *context, Handler handler, Lane lane = Lane::Interactive);
};

} // namespace wrapdesk
