// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sweeperprogram.h"

namespace wrapdesk::test {

inline const QString json = QStringLiteral("--json");
inline const QString dryRun = QStringLiteral("--dry-run");
inline const QString codeOption = QStringLiteral("--code");
inline const QString anyCode = QStringLiteral("No code chosen");
inline const QString confirmed = QStringLiteral("confirmed");

using Counts = QMap<QString, int>;

inline QStringList words(const char *latin) { return QString::fromLatin1(latin).split(u' ', Qt::SkipEmptyParts); }

inline QStringList sortedKeys(const QJsonObject &object)
{
    QStringList keys = object.keys();
    keys.sort();
    return keys;
}

inline DemoSite::Options withHistory(int backlog)
{
    DemoSite::Options options = DemoSite::quiet();
    options.site.backlog = backlog;
    return options;
}

} // namespace wrapdesk::test
