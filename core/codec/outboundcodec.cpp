// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/outboundcodec.h"

#include "codec/jsonreader.h"

namespace wrapdesk {

// Essential: a mapping that cannot be read must never pass for none.
Result<QSet<CodeId>> decodeCodeMappings(const QByteArray &body)
{
    return readJson<QSet<CodeId>>(body, [](const JsonCursor &root) {
        QSet<CodeId> mapped;
        const JsonCursor mapping = root.essentialObject(QLatin1String("mapping"));
        const QStringList codes = mapping.keys();
        for (const QString &code : codes) {
            if (!mapping.texts(code).isEmpty())
                mapped.insert(CodeId(code));
        }
        return mapped;
    });
}

} // namespace wrapdesk
