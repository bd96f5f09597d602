// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/migrations.h"

#include "store/database.h"
#include "store/storageerror.h"

#include <QDir>
#include <QRegularExpression>

// Outside any namespace: the macro declares a function.
static void wakeMigrations() { Q_INIT_RESOURCE(migrations); }

namespace wrapdesk {

namespace {

Result<void> apply(Database &database, const Migration &step)
{
    Result<std::unique_ptr<Transaction>> transaction = Transaction::begin(database);
    if (!transaction)
        return Failure(transaction.error());
    const QString version = QStringLiteral("PRAGMA user_version = %1").arg(step.version);
    for (const QString &statement : step.statements + QStringList{version})
        if (const Result<int> done = database.run(statement); !done)
            return Failure(done.error());
    return (*transaction)->commit();
}

} // namespace

QList<Migration> migrations()
{
    wakeMigrations();
    static const QRegularExpression emptyLine(QStringLiteral("\\n\\s*\\n"));
    QList<Migration> steps;
    const QDir folder(QStringLiteral(":/sql"));
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue; // compiled in: it is there
        Migration step{.version = QStringView(name).left(3).toInt(), .name = name};
        for (const QString &statement : QString::fromUtf8(file.readAll()).split(emptyLine, Qt::SkipEmptyParts)) {
            static const QRegularExpression onlyComments(QStringLiteral("\\A(\\s*--[^\\n]*\\n?)*\\s*\\z"));
            if (!onlyComments.match(statement).hasMatch())
                step.statements << statement.trimmed();
        }
        steps << step;
    }
    return steps;
}

Result<void> migrate(Database &database, const QList<Migration> &steps)
{
    const Result<QVariant> found = database.value(QStringLiteral("PRAGMA user_version"));
    if (!found)
        return Failure(found.error());
    const int newest = steps.isEmpty() ? 0 : steps.last().version;
    if (found->toInt() > newest) {
        const QString detail = QStringLiteral("schema %1, this one knows %2").arg(found->toInt()).arg(newest);
        return Failure(storageError(storage::newer, database.path(), detail));
    }
    // Only now: it is written into the file.
    if (const Result<QVariant> mode = database.value(QStringLiteral("PRAGMA journal_mode = WAL")); !mode)
        return Failure(mode.error());
    for (const Migration &step : steps) {
        if (step.version <= found->toInt())
            continue;
        if (Result<void> applied = apply(database, step); !applied)
            return applied;
    }
    return {};
}

} // namespace wrapdesk
