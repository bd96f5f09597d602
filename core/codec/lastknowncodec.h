// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/lastknown.h"

namespace wrapdesk {

// The last known lists as they are kept: JSON of our own, compressed. Another version's are not read; see the version
// beside them.
constexpr int lastKnownVersion = 1;

QByteArray encodeLastKnown(const LastKnown &known);
// Decode where they are damaged.
Result<LastKnown> decodeLastKnown(const QByteArray &packed);

} // namespace wrapdesk
