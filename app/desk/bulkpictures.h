// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>

namespace wrapdesk {
class MainWindow;
}

// A window without a session, made to look as it does while many legs are coded. `source`: the window whose rows it
// takes.
namespace bulkpictures {

void fill(wrapdesk::MainWindow &window, wrapdesk::MainWindow &source, const QDateTime &now);
void showHeld(wrapdesk::MainWindow &window);
void showPreview(wrapdesk::MainWindow &window, const QDateTime &now); // skips, a warning, a doubt, the typed count
void showWhySkipped(wrapdesk::MainWindow &window);
void showRunning(wrapdesk::MainWindow &window);
void showFinished(wrapdesk::MainWindow &window, const QDateTime &now); // refusals, locked legs, legs coded meanwhile
void showLeftovers(wrapdesk::MainWindow &window);
void clear(wrapdesk::MainWindow &window);

} // namespace bulkpictures
