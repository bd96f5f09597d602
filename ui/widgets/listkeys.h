// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QListWidget;

namespace wrapdesk {

// For a list beneath a field that keeps the focus: the arrow and page keys move its current row, `page` rows at a time
// at most. False: another key.
bool moveInList(QListWidget &list, int key, int page);

} // namespace wrapdesk
