// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/outcome.h"

#include <QString>

namespace wrapdesk {

// One debug line for each direction, by the route's template: never a query, an id, a body or a token.
void logSent(const QString &verbAndRoute, int attempt);
void logAnswered(const QString &verbAndRoute, const Answer &answer, std::chrono::milliseconds took);

} // namespace wrapdesk
