// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/session.h"

#include <QDateTime>

namespace wrapdesk {
class MainWindow;
}

// A window without a session, made to look as it does while rules are at work.
namespace rulespictures {

// Every mode, every way of doing, conflicts of both kinds.
void fill(wrapdesk::MainWindow &window, const QDateTime &now);
void empty(wrapdesk::MainWindow &window, const QDateTime &now);
void switchOff(wrapdesk::MainWindow &window, const wrapdesk::Health &health, const QDateTime &now);
void openEditor(wrapdesk::MainWindow &window, const QDateTime &now);
void closeEditor(wrapdesk::MainWindow &window);

} // namespace rulespictures
