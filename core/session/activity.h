// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "domain/roster.h"

#include <QObject>

#include <functional>

namespace wrapdesk {

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

    // `fetched` or `failed` follows; a newer fetch from the newest entry on replaces one that is under way.
    void fetch(const AuditFilter &filter, qint64 before = 0);
    // Who ever wrote, for the filter: id and the newest name; `peopleFound` follows.
    void findPeople();
    // `exportProgressed`, then `exported` or `exportFailed` (Cancelled where it was). One at a time. A file that is
    // there is replaced at the end only.
    void startExport(const AuditExport &order);
    void cancelExport();
    // A person had addresses of these legs shown in clear.
    void noteRevealed(const QList<LegId> &legs);

Q_SIGNALS:
    void fetched(const wrapdesk::AuditPage &page);
    void appended(const QList<wrapdesk::AuditEntry> &entries); // new ones, oldest first, whatever the filter
    void peopleFound(const QList<std::pair<wrapdesk::UserId, QString>> &people);
    void exportProgressed(qint64 rows);
    void exported(const QString &path, qint64 rows);
    void exportFailed(const wrapdesk::Error &error); // what was there before is there still
    void failed(const wrapdesk::Error &error);
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::AuditPage)
