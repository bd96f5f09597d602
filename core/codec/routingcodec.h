// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/page.h"
#include "base/result.h"
#include "domain/queue.h"
#include "domain/wrapupcode.h"

namespace wrapdesk {

Result<Queue> decodeQueue(const QByteArray &body);
Result<Page<Queue>> decodeQueues(const QByteArray &body);

// The organisation's codes or a queue's. Order is the platform's.
Result<Page<WrapupCode>> decodeWrapupCodes(const QByteArray &body);
// A bare array: GET …/participants/{id}/wrapupcodes.
Result<QList<WrapupCode>> decodeWrapupCodeList(const QByteArray &body);

} // namespace wrapdesk
