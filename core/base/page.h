// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace wrapdesk {

// One page of an entity listing (FACTS §2.1): what its codec reads and net/paged.h puts together.
template <typename T>
struct Page
{
    QList<T> entities;
    int pageNumber = 1; // from 1
    int pageCount = 1;
    int total = 0;
};

} // namespace wrapdesk
