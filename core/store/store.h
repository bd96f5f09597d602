// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/storewrite.h"

#include <QObject>
#include <QThread>

namespace wrapdesk {

class StoreWorker;

// What lies in the database when it is opened.
struct StoredState
{
    QList<Intent> intents; // open ones, oldest first
    QList<Evidence> evidence;
    OrganizationSettings settings;
    QList<RuleVersion> rules; // the versions in force, in order
    QList<RuleVersion> ruleHistory; // all versions, oldest first, those of removed rules too
    QHash<RuleId, QDateTime> lastMatched;
    QList<RuleAct> ruleActs; // of the last seven days, oldest first
    QList<DryRunResult> dryRuns; // the newest of each version
    std::optional<LastKnown> lastKnown; // none: never kept, or it cannot be read
};

// The durable memory of one organisation: intents, audit, evidence, settings, in SQLite (WAL, synchronous FULL).
// Main thread; the writing connection lives on a thread of its own. One process at a time (a lock file beside the
// database). What it was given and could not keep yet, it keeps in memory and writes once open() succeeds again.
class Store : public QObject
{
    Q_OBJECT

public:
    explicit Store(QObject *parent = nullptr);
    ~Store() override; // writes what is waiting, then ends the thread

    // Opens the database in `folder`, migrates it, reads it: `opened` or `failed` follows. The folder is made if it is
    // missing, readable for its owner alone. To be called again after `failed`, for the same folder.
    void open(const QString &folder);
    bool isOpen() const { return m_isOpen; }
    QString databasePath() const;

    // New intents, all or none: `added` follows once they are on disk, `refused` (Conflict) if the leg of one has an
    // open intent already, which is an error of the caller and harms nothing else.
    void add(const QList<Intent> &intents);
    // How far intents have come, and what the audit says of it, together in one transaction. The ids of the entries
    // are the store's to give. An intent that was never added is passed over.
    void record(const QList<Intent> &intents, const QList<AuditEntry> &entries = {});
    void keep(const Evidence &evidence);
    void keep(const OrganizationSettings &settings);
    void keep(const KeepRules &rules);
    void keep(const KeepActs &acts);
    void keep(const DryRunResult &result);
    // The lists for a start without the platform, in place of those kept before; nothing: lets go of them. They are a
    // comfort: while the store is not open they are not taken.
    void keepLastKnown(const std::optional<LastKnown> &lists);
    void forgetActs(const QDateTime &before);
    // Lets go of audit entries older than `before`, a few thousand at a time.
    void forgetAudit(const QDateTime &before);

Q_SIGNALS:
    void opened(const wrapdesk::StoredState &state);
    void added(const QList<wrapdesk::IntentId> &ids);
    void refused(const QList<wrapdesk::IntentId> &ids, const wrapdesk::Error &error);
    void recorded(const QList<wrapdesk::IntentId> &ids); // how far they have come is on disk
    void audited(const QList<wrapdesk::AuditEntry> &entries); // on disk now, with their ids
    // Nothing can be kept until open() succeeds again; once for each time. Kind Storage: `code` is one of
    // storageerror.h (disk-full, read-only, corrupt, newer, in-use, …), `message` says cause and cure, `where` the
    // file.
    void failed(const wrapdesk::Error &error);

private:
    void take(StoreWrite write);
    void send();
    void acknowledge(const StoreOutcome &outcome);

    QString m_folder; // empty until open()
    QThread m_thread;
    StoreWorker *m_worker; // lives on m_thread
    bool m_isOpening = false;
    bool m_isOpen = false;
    bool m_isWriting = false; // m_sent is with the worker
    QList<StoreWrite> m_waiting; // not given to the worker yet
    QList<StoreWrite> m_sent; // given, not acknowledged
    qint64 m_lastAuditId = 0;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::StoredState)
