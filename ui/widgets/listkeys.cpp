// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/listkeys.h"

#include <QListWidget>

#include <algorithm>

namespace wrapdesk {

bool moveInList(QListWidget &list, int key, int page)
{
    int step = 0;
    switch (key) {
    case Qt::Key_Down:
        step = 1;
        break;
    case Qt::Key_Up:
        step = -1;
        break;
    case Qt::Key_PageDown:
        step = page;
        break;
    case Qt::Key_PageUp:
        step = -page;
        break;
    default:
        return false;
    }
    const int last = list.count() - 1;
    list.setCurrentRow(std::clamp(list.currentRow() + step, std::min(0, last), last));
    return true;
}

} // namespace wrapdesk
