// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QDateTime>

#include <optional>

namespace wrapdesk {

enum class Loading
{
    NotAsked,
    Loading,
    Ready,
    Failed
};

// What a list may truthfully say of itself.
struct ListState
{
    Loading loading = Loading::NotAsked;
    QDateTime asOf; // platform time of the last good answer; with Failed: the list is stale since then
    std::optional<Error> error; // with Failed
    QString incomplete; // why not all is there (capped, a queue refused …); empty: complete
};

} // namespace wrapdesk
