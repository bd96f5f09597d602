// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/audit.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace wrapdesk {

class Database;

// Opens the audit for reading. Storage (newer) if its schema is not the one this program knows.
Result<std::unique_ptr<Database>> openForReading(const QString &path);

// Looks things up in the audit, by a reading connection that it opens when it first needs it. Made on the main thread,
// then moved to the reading thread; only values leave it.
class AuditReader : public QObject
{
    Q_OBJECT

public:
    AuditReader();
    ~AuditReader() override;

    void lookIn(const QString &path); // before anything is looked up
    // From any thread: what was asked for with a smaller ticket need not be looked up any more.
    void forgetBefore(int ticket) { m_oldest = ticket; }
    void fetch(const AuditFilter &filter, qint64 before, int atMost, int ticket);
    void findPeople();

Q_SIGNALS:
    void fetched(const QList<wrapdesk::AuditEntry> &entries, const wrapdesk::AuditFilter &filter, qint64 before,
                 int ticket);
    void peopleFound(const QList<std::pair<wrapdesk::UserId, QString>> &people);
    void failed(const wrapdesk::Error &error);

private:
    Database *database();
    void fail(const Error &error);

    QString m_path;
    std::unique_ptr<Database> m_database;
    std::atomic<int> m_oldest = 0;
};

} // namespace wrapdesk
