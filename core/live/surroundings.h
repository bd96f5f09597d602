// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/id.h"

#include <QList>

#include <functional>

namespace wrapdesk {

class ApiClient;

// What the live room needs from outside. The references must outlive whoever holds a copy.
struct Surroundings
{
    ApiClient &api; // of the main thread
    const Clock &clock;
    std::function<QDateTime()> now; // platform time
    std::function<double()> random; // evenly spread in [0, 1), for the back-off
    // The conversations the caller believes to be live or in ACW: a refill asks how those ended.
    std::function<QList<ConversationId>()> believedLive;
};

} // namespace wrapdesk
