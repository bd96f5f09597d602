// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/page.h"
#include "codec/jsonreader.h"

namespace wrapdesk {

// `read(const JsonCursor &)` makes one T. Where the listing does not count itself, it is taken as the only page.
template <typename T, typename Read>
Result<Page<T>> readPage(const QByteArray &body, Read read)
{
    return readJson<Page<T>>(body, [&read](const JsonCursor &root) {
        Page<T> page;
        const QList<JsonCursor> entities = root.requiredItems(QLatin1String("entities"));
        for (const JsonCursor &entity : entities)
            page.entities.append(read(entity));
        page.pageNumber = int(root.number(QLatin1String("pageNumber")).value_or(1));
        page.pageCount = int(root.number(QLatin1String("pageCount")).value_or(page.pageNumber));
        page.total = int(root.number(QLatin1String("total")).value_or(page.entities.size()));
        return page;
    });
}

} // namespace wrapdesk
