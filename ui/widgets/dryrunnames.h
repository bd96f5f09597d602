// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"

#include <QString>

#include <functional>

namespace wrapdesk {

// What the ids in the result of a dry run are called.
struct DryRunNames
{
    std::function<QString(const QueueId &)> queue;
    std::function<QString(const UserId &)> agent;
    std::function<QString(const QString &)> code; // an id, or a system code's name
};

} // namespace wrapdesk
