// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "domain/roster.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace wrapdesk {

class AuditExporter;
class AuditReader;
class Store;

// One fetch of the audit, newest first.
struct AuditPage
{
    AuditFilter filter;
    qint64 before = 0; // asked for entries with smaller ids; 0: from the newest
    QList<AuditEntry> entries;
    bool isLast = false;
};

struct AuditExport
{
    AuditFilter filter;
    QString path;
    bool byteOrderMark = false; // for spreadsheets that want one
    bool revealed = false; // customer addresses in clear (of legs still known); is itself in the audit
};

// Reads the audit, on a thread of its own; writes it as CSV. Owned by the Session, main thread.
class Activity : public QObject
{
    Q_OBJECT

public:
    static constexpr int pageSize = 500;

    // What it needs of the session. All are asked on the main thread; the store outlives it.
    struct Means
    {
        Store &store;
        std::function<QDateTime()> now; // platform time
        std::function<std::pair<UserId, QString>()> who; // is signed in, with the name; empty: client credentials
        std::function<QString(const LegId &)> customer; // address of a leg that is still known; else empty
        std::function<QString()> organization; // its name, for the CSV
    };

    explicit Activity(Means means, QObject *parent = nullptr);
    ~Activity() override;

    // What is asked before the store was opened (or could not be) waits for that.
    // `fetched` or `failed` follows; a newer fetch from the newest entry on replaces one that is under way.
    void fetch(const AuditFilter &filter, qint64 before = 0);
    // Who ever wrote, for the filter: id and the newest name; `peopleFound` follows.
    void findPeople();
    // `exportProgressed`, then `exported` or `exportFailed` (Cancelled where it was). One at a time. A file that is
    // there is replaced at the end only.
    void startExport(const AuditExport &order);
    void cancelExport();
    bool isExporting() const { return m_isExporting; }
    // A person wants addresses of these legs in clear: `revealNoted` follows once that is in the audit, and only then
    // may they be shown; else `failed`.
    void noteRevealed(const QList<LegId> &legs);

Q_SIGNALS:
    void fetched(const wrapdesk::AuditPage &page);
    void appended(const QList<wrapdesk::AuditEntry> &entries); // new ones, oldest first, whatever the filter
    void peopleFound(const QList<std::pair<wrapdesk::UserId, QString>> &people);
    void exportProgressed(qint64 rows);
    void exported(const QString &path, qint64 rows);
    void exportFailed(const wrapdesk::Error &error); // what was there before is there still
    void revealNoted(const QList<wrapdesk::LegId> &legs);
    void failed(const wrapdesk::Error &error);

private:
    // Something that may happen only once an entry is in the audit.
    struct Awaited
    {
        AuditEntry entry;
        std::function<void()> then;
        std::function<void(const Error &)> otherwise;
    };

    void whenReady(std::function<void()> action);
    void beReady();
    AuditEntry reveal(const QString &detail) const;
    void note(const Awaited &awaited);
    void noted(const QList<AuditEntry> &entries);
    void storeFailed(const Error &error);
    void beginExport(const AuditExport &order);
    void endExport();
    void failExport(const Error &error);

    Means m_means;
    QThread m_thread;
    AuditReader *m_reader; // lives on m_thread
    int m_ticket = 0; // of the newest fetch from the newest entry on
    bool m_isReady = false; // the store was opened, or could not be
    QList<std::function<void()>> m_untilReady;
    QList<Awaited> m_awaited;
    bool m_isExporting = false; // also while it waits to be noted
    int m_exports = 0;
    std::shared_ptr<AuditExporter> m_exporter; // lives on m_thread, and dies there
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::AuditPage)
