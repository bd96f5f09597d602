// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "domain/evidence.h"
#include "domain/organizationsettings.h"

#include <QObject>
#include <QThread>

#include <deque>
#include <memory>

namespace wrapdesk {

class StoreWorker;

// What lies in the database when it is opened.
struct StoredState
{
    QList<Intent> intents; // open ones, oldest first
    QList<Evidence> evidence;
    OrganizationSettings settings;
};

// The durable memory of one organisation: intents, audit, evidence, settings, in SQLite (WAL, synchronous FULL).
// Main thread; the writing connection lives on a thread of its own. One process at a time (a lock file beside the
// database). What it was given and could not keep yet, it keeps in memory and writes once open() succeeds again.
class Store : public QObject
{
    Q_OBJECT

public:
    // `folder` holds the database and its lock; made if it is missing, readable for its owner alone.
    explicit Store(const QString &folder, QObject *parent = nullptr);
    ~Store() override; // writes what is waiting, then ends the thread

    // Opens, migrates, reads: `opened` or `failed` follows. To be called again after `failed`.
    void open();
    bool isOpen() const { return m_isOpen; }
    QString databasePath() const;

    // New intents, in one transaction: `added` follows once they are on disk, or `failed`. A leg that has an open
    // intent already is an error of the caller and fails the whole batch.
    void add(const QList<Intent> &intents);
    // How far intents have come, and what the audit says of it, together in one transaction.
    void record(const QList<Intent> &intents, const QList<AuditEntry> &entries = {});
    void keep(const Evidence &evidence);
    void keep(const OrganizationSettings &settings);
    // Lets go of audit entries older than `before`, a few thousand at a time.
    void forgetAudit(const QDateTime &before);

Q_SIGNALS:
    void opened(const wrapdesk::StoredState &state);
    void added(const QList<wrapdesk::IntentId> &ids);
    void audited(const QList<wrapdesk::AuditEntry> &entries); // on disk now, with their ids
    // Kind Storage; `message` names cause (full, read-only, corrupt, newer, in use by process N) and the file.
    void failed(const wrapdesk::Error &error);

private:
    QThread m_thread;
    StoreWorker *m_worker = nullptr;
    const QString m_folder;
    bool m_isOpen = false;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::StoredState)
