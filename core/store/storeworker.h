// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/store.h"

#include <QLockFile>

namespace wrapdesk {

class Database;

// The writing connection of a Store. Made on the main thread, lives on the store thread; only values leave it. After a
// failure the database is closed, the lock is kept: what failed will be given again.
class StoreWorker : public QObject
{
    Q_OBJECT

public:
    StoreWorker();
    ~StoreWorker() override;

    void open(const QString &folder);
    // The whole batch in one transaction; what breaks a constraint is left out and told.
    void write(const QList<StoreWrite> &batch);
    // The last thing, as far as it can still be done. `sent` may have been written already, `waiting` has no ids yet.
    void finish(QList<StoreWrite> sent, QList<StoreWrite> waiting, qint64 lastAuditId);

Q_SIGNALS:
    void opened(const wrapdesk::StoredState &state, qint64 lastAuditId);
    void written(const wrapdesk::StoreOutcome &outcome);
    void failed(const wrapdesk::Error &error);

private:
    Result<void> lock();
    Result<void> prepareFolder() const;
    Result<StoredState> load();
    Result<StoreOutcome> writeAll(const QList<StoreWrite> &batch);
    Result<void> writeOne(const StoreWrite &one, StoreOutcome &outcome);
    void close(const Error &error);

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock; // of m_folder
    std::unique_ptr<Database> m_database;
};

} // namespace wrapdesk
