// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QList>

namespace wrapdesk {

class Database;

// One step of the schema, from resources/sql/NNN-name.sql.
struct Migration
{
    int version = 0; // the schema it leads to
    QString name;
    QStringList statements;
};

// Every step this program knows, in order.
QList<Migration> migrations();

// Brings the database to the last of `steps`, one transaction each, so that a crash leaves one of the known schemas
// (PRAGMA user_version). A database of a newer version is refused and left as it is.
Result<void> migrate(Database &database, const QList<Migration> &steps);

} // namespace wrapdesk
