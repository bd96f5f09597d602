// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/routingcodec.h"
#include "net/request.h"

// Queues and wrap-up codes (FACTS §2.1). Pages count from 1.
namespace wrapdesk::api::routing {

Request<Page<Queue>> queues(int page);
Request<Queue> queue(const QueueId &id);
Request<Page<WrapupCode>> queueCodes(const QueueId &queue, int page);
Request<Page<WrapupCode>> codes(int page);

} // namespace wrapdesk::api::routing
