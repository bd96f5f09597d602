// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/storageerror.h"

#include <QSqlError>

#include <array>

namespace wrapdesk {

namespace {

struct Remedy
{
    QLatin1String code;
    QLatin1String words;
};

constexpr std::array remedies{
    Remedy{storage::diskFull, QLatin1String("the disk is full: make room on it")},
    Remedy{storage::diskFailed, QLatin1String("the disk is full or failing: make room on it or check it")},
    Remedy{storage::readOnly, QLatin1String("the database or its folder is read-only: allow writing there")},
    Remedy{storage::corrupt, QLatin1String("the database is damaged: move it away or put a backup in its place")},
    Remedy{storage::newer, QLatin1String("the database was made by a newer Wrapdesk: update this one")},
    Remedy{storage::inUse, QLatin1String("the database is in use by another program: close that first")},
    Remedy{storage::noDriver, QLatin1String("Qt's SQLite driver is missing: install libqt6sql6-sqlite")},
    Remedy{storage::notOpened, QLatin1String("the database cannot be opened: check that it is a file of yours")},
    Remedy{storage::other, QLatin1String("the database failed")},
};

// Primary result codes (sqlite.org/rescode.html); the extended ones keep theirs in the low byte.
constexpr std::array causes{
    std::pair(5, storage::inUse), // SQLITE_BUSY
    std::pair(6, storage::inUse), // SQLITE_LOCKED
    std::pair(8, storage::readOnly), // SQLITE_READONLY
    std::pair(10, storage::diskFailed), // SQLITE_IOERR
    std::pair(11, storage::corrupt), // SQLITE_CORRUPT
    std::pair(13, storage::diskFull), // SQLITE_FULL
    std::pair(14, storage::notOpened), // SQLITE_CANTOPEN
    std::pair(26, storage::corrupt), // SQLITE_NOTADB
};
constexpr int constraint = 19;

} // namespace

Error storageError(QLatin1String code, const QString &path, const QString &detail)
{
    Error error{.kind = ErrorKind::Storage, .code = code, .where = path};
    for (const Remedy &remedy : remedies)
        if (remedy.code == code)
            error.message = remedy.words;
    if (!detail.isEmpty())
        error.message += QStringLiteral(" (%1)").arg(detail.trimmed());
    return error;
}

Error storageError(const QSqlError &error, const QString &path)
{
    const int primary = error.nativeErrorCode().toInt() & 0xff;
    if (primary == constraint)
        return {.kind = ErrorKind::Conflict, .message = error.databaseText(), .where = path};
    for (const auto &[known, code] : causes)
        if (known == primary)
            return storageError(code, path, error.databaseText());
    return storageError(storage::other, path, error.databaseText());
}

} // namespace wrapdesk
