// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/auditreader.h"

#include "store/auditquery.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/storageerror.h"

#include <QThread>

namespace wrapdesk {

Result<std::unique_ptr<Database>> openForReading(const QString &path)
{
    Result<std::unique_ptr<Database>> database = Database::open(path, Database::Access::Reading);
    if (!database)
        return database;
    const Result<QVariant> version = (*database)->value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return Failure(version.error());
    if (version->toInt() != migrations().last().version)
        return Failure(storageError(storage::newer, path, QStringLiteral("schema %1").arg(version->toInt())));
    return database;
}

AuditReader::AuditReader() = default;

AuditReader::~AuditReader() = default;

void AuditReader::lookIn(const QString &path) { m_path = path; }

Database *AuditReader::database()
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_database)
        return m_database.get();
    Result<std::unique_ptr<Database>> opened = openForReading(m_path);
    if (opened)
        m_database = std::move(*opened);
    else
        fail(opened.error());
    return m_database.get();
}

void AuditReader::fetch(const AuditFilter &filter, qint64 before, int atMost, int ticket)
{
    if (ticket < m_oldest || !database())
        return;
    const Result<QList<AuditEntry>> entries = auditquery::page(*m_database, filter, before, atMost);
    if (entries)
        Q_EMIT fetched(*entries, filter, before, ticket);
    else
        fail(entries.error());
}

void AuditReader::findPeople()
{
    if (!database())
        return;
    const auto people = auditquery::people(*m_database);
    if (people)
        Q_EMIT peopleFound(*people);
    else
        fail(people.error());
}

void AuditReader::fail(const Error &error)
{
    m_database.reset(); // the next question opens it anew
    Q_EMIT failed(error);
}

} // namespace wrapdesk
