// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace wrapdesk {

// From here on this process believes, besides the authorities that the system does, those in `caFile` (PEM, one or
// more); empty: none besides. For all threads, and for connections made afterwards. Invalid, naming the file, where it
// cannot be read or holds no certificate; then nothing has changed.
Result<void> trustAlso(const QString &caFile);

} // namespace wrapdesk
