// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QLatin1String>

class QSqlError;

namespace wrapdesk {

// Why nothing can be kept, as Error::code of kind Storage; `message` says cause and cure, `where` names the file.
namespace storage {
inline constexpr QLatin1String diskFull("disk-full");
inline constexpr QLatin1String diskFailed("disk-failed"); // a write or read that the system refused
inline constexpr QLatin1String readOnly("read-only"); // the file or its folder
inline constexpr QLatin1String corrupt("corrupt");
inline constexpr QLatin1String newer("newer"); // made by a newer Wrapdesk
inline constexpr QLatin1String inUse("in-use");
inline constexpr QLatin1String noDriver("no-driver");
inline constexpr QLatin1String notOpened("not-opened"); // not a file, or it may not be opened
inline constexpr QLatin1String other("other");
} // namespace storage

// `detail`: what the system or the database said.
Error storageError(QLatin1String code, const QString &path, const QString &detail = {});
// By SQLite's own result code. A broken constraint comes back as Conflict: an error of the caller, not of the disk.
Error storageError(const QSqlError &error, const QString &path);

} // namespace wrapdesk
