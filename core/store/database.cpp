// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"

#include "store/storageerror.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace wrapdesk {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
// How long to wait for another connection that is writing, e.g. a person's own tool.
const auto options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000");

// SQLite would open a file it may not write all the same, read-only, and fail later. It gives -wal and -shm the
// permissions of the database.
Result<void> makeWritable(const QString &path)
{
    if (QFileInfo(path).isDir())
        return Failure(storageError(storage::notOpened, path, QStringLiteral("it is a folder")));
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append, ownerOnly)) {
        const bool isFull = file.error() == QFileDevice::ResourceError;
        return Failure(storageError(isFull ? storage::diskFull : storage::readOnly, path, file.errorString()));
    }
    file.setPermissions(ownerOnly); // one put there by hand, e.g. a backup
    return {};
}

} // namespace

Database::Database(QString path, QString connection) : m_path(std::move(path)), m_connection(std::move(connection)) { }

Database::~Database()
{
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access)
{
    const auto driver = QStringLiteral("QSQLITE");
    if (!QSqlDatabase::isDriverAvailable(driver))
        return Failure(storageError(storage::noDriver, path));
    if (access == Access::Writing) {
        if (const Result<void> made = makeWritable(path); !made)
            return Failure(made.error());
    }
    std::unique_ptr<Database> opened(new Database(path, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    opened->m_database = QSqlDatabase::addDatabase(driver, opened->m_connection);
    opened->m_database.setDatabaseName(path);
    opened->m_database.setConnectOptions(access == Access::Reading ? options + QStringLiteral(";QSQLITE_OPEN_READONLY")
                                                                   : options);
    if (!opened->m_database.open())
        return Failure(storageError(opened->m_database.lastError(), path));
    const QStringList pragmas{QStringLiteral("PRAGMA synchronous = FULL"), QStringLiteral("PRAGMA foreign_keys = ON")};
    for (const QString &pragma : pragmas)
        if (const Result<int> set = opened->run(pragma); !set)
            return Failure(set.error());
    return opened;
}

Result<QSqlQuery *> Database::ask(const QString &sql, const QVariantList &values)
{
    std::shared_ptr<QSqlQuery> &query = m_prepared[sql];
    if (!query) {
        query = std::make_shared<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            const Error error = storageError(query->lastError(), m_path);
            m_prepared.remove(sql);
            return Failure(error);
        }
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(static_cast<int>(i), values.at(i));
    if (!query->exec()) {
        const Error error = storageError(query->lastError(), m_path);
        query->finish();
        return Failure(error);
    }
    return query.get();
}

Result<int> Database::run(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery *> done = ask(sql, values);
    if (!done)
        return Failure(done.error());
    const int changed = (*done)->numRowsAffected();
    (*done)->finish();
    return changed;
}

Result<QVariant> Database::value(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery *> rows = ask(sql, values);
    if (!rows)
        return Failure(rows.error());
    const QVariant first = (*rows)->next() ? (*rows)->value(0) : QVariant();
    const Result<void> checked = check(**rows);
    (*rows)->finish();
    if (!checked)
        return Failure(checked.error());
    return first;
}

Result<void> Database::check(const QSqlQuery &query) const
{
    if (query.lastError().isValid())
        return Failure(storageError(query.lastError(), m_path));
    return {};
}

Result<std::unique_ptr<Transaction>> Transaction::begin(Database &database)
{
    // Immediate: who waits for another writer waits here, not in the middle.
    if (const Result<int> begun = database.run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return Failure(begun.error());
    return std::unique_ptr<Transaction>(new Transaction(database));
}

Transaction::~Transaction()
{
    if (m_isOpen)
        static_cast<void>(m_database.run(QStringLiteral("ROLLBACK")));
}

Result<void> Transaction::commit()
{
    if (const Result<int> committed = m_database.run(QStringLiteral("COMMIT")); !committed)
        return Failure(committed.error());
    m_isOpen = false;
    return {};
}

QVariant sqlText(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

QVariant sqlTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType(QMetaType::LongLong));
}

QDateTime timeFromSql(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

} // namespace wrapdesk
