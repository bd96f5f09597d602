// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <memory>

namespace wrapdesk {

// One SQLite connection, closed by its destructor. To be used and destroyed on the thread that opened it.
// Every error is of kind Storage with one of the codes of storageerror.h, or Conflict for a broken constraint.
class Database
{
public:
    enum class Access
    {
        Writing, // made if it is missing, for its owner alone; synchronous FULL, foreign keys enforced
        Reading
    };

    static Result<std::unique_ptr<Database>> open(const QString &path, Access access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    const QString &path() const { return m_path; }

    // One statement, its values in order; prepared once and kept. The rows are read from what comes back, which stays
    // valid until the same statement is run again.
    Result<QSqlQuery *> ask(const QString &sql, const QVariantList &values = {});
    // The same for a statement whose rows nobody wants; how many it changed.
    Result<int> run(const QString &sql, const QVariantList &values = {});
    // The first column of the first row; an invalid QVariant without one.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    // What went wrong while stepping through rows, if anything.
    Result<void> check(const QSqlQuery &query) const;

private:
    Database(QString path, QString connection);

    const QString m_path;
    const QString m_connection;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared;
};

// All or nothing: what is not committed is taken back by the destructor.
class Transaction
{
public:
    static Result<std::unique_ptr<Transaction>> begin(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Result<void> commit();

private:
    explicit Transaction(Database &database) : m_database(database) { }

    Database &m_database;
    bool m_isOpen = true;
};

// Columns are never NULL where the text is merely empty.
QVariant sqlText(const QString &text);
// Milliseconds since 1970, UTC; NULL for a null time.
QVariant sqlTime(const QDateTime &time);
QDateTime timeFromSql(const QVariant &value);

} // namespace wrapdesk
