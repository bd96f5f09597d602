// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "session/activity.h"

#include <QSaveFile>

#include <atomic>
#include <memory>

namespace wrapdesk {

class Database;

// One export of the audit: pages from the database into a file that takes the place of an older one at the end only.
// Made on the main thread, then moved to the reading thread; deleting it cancels. Between two pages it waits for the
// customers' addresses, which are not in the database.
class AuditExporter : public QObject
{
    Q_OBJECT

public:
    static constexpr int pageSize = 1000;

    AuditExporter(QString database, AuditExport order, QString organization);
    ~AuditExporter() override;

    void start();
    // The addresses of the legs last asked for, in their order; empty where nothing is known.
    void write(const QStringList &customers);
    // From any thread: nothing takes the place of anything from now on.
    void cancel() { m_isCancelled = true; }

Q_SIGNALS:
    void customersWanted(const QList<wrapdesk::LegId> &legs);
    void progressed(qint64 rows);
    void finished(qint64 rows);
    void failed(const wrapdesk::Error &error);

private:
    void readPage();
    Result<void> put(const QByteArray &text);
    Error fileError() const;

    const QString m_path; // of the database
    const AuditExport m_order;
    const QString m_organization;
    std::unique_ptr<Database> m_database;
    QSaveFile m_file;
    QList<AuditEntry> m_page;
    qint64 m_rows = 0;
    std::atomic<bool> m_isCancelled = false;
};

} // namespace wrapdesk
