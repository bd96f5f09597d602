// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "activitypictures.h"
#include "session/session.h"

namespace wrapdesk {
class MainWindow;
}

// Pictures of what a sign-in may and may not do.
namespace permissionpictures {

// The dialog for a person who lacks some of it, and for one whose roles could not be read.
void addDialogs(std::vector<NamedDialog> &dialogs);
// A window whose sign-in may not see what is live, nor code.
void barred(wrapdesk::MainWindow &window, wrapdesk::Health health, const QDateTime &now);

} // namespace permissionpictures
