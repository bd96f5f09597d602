// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/migrations.h"
#include "storerig.h"

#include <QRegularExpression>

namespace wrapdesk::test {

// A new database of the newest schema, and a test that fails on any warning.
struct TableRig
{
    TableRig()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        auto opened = Database::open(folder.filePath(QStringLiteral("one.sqlite")), Database::Access::Writing);
        QVERIFY(opened);
        database = std::move(*opened);
        QVERIFY(migrate(*database, migrations()));
    }

    QTemporaryDir folder;
    std::unique_ptr<Database> database;
};

} // namespace wrapdesk::test
