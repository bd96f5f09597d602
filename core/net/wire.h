// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/secret.h"
#include "net/exchange.h"
#include "net/request.h"

#include <QUrl>

namespace wrapdesk {

// "GET /api/v2/routing/queues": a request's name in logs and statistics.
QString verbAndRoute(const HttpRequest &request);

// The address a request goes to: `base` and the path's parts, each escaped. Invalid if a part is empty, "." or "..":
// ids come from outside and must not lead to another endpoint.
Result<QUrl> addressOf(const HttpRequest &request, const QUrl &base);

// The request as it goes over the wire with `token`.
Result<Exchange::Outgoing> outgoingOf(const HttpRequest &request, const QUrl &base, const Secret &token);

} // namespace wrapdesk
