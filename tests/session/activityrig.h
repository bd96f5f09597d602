// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/activity.h"
#include "store/store.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace wrapdesk::test {

// The audit of an organisation in a temporary folder, with the signals its reader gave.
struct ActivityRig
{
    explicit ActivityRig(const QString &where) : folder(where) { }
    void open() { store.open(folder); }

    static QDateTime at(int seconds) { return QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC).addSecs(seconds); }

    static AuditEntry entryOf(const QString &conversation, int seconds = 0)
    {
        AuditEntry entry;
        entry.at = at(seconds);
        entry.by = UserId(QStringLiteral("u1"));
        entry.byName = QStringLiteral("Ada");
        entry.leg.conversation = ConversationId(conversation);
        return entry;
    }

    // Opens the store and keeps the entries.
    void keep(const QList<AuditEntry> &entries)
    {
        open();
        store.record({}, entries);
        QTRY_VERIFY(!appended.isEmpty());
        appended.clear();
    }

    const QString folder;
    Store store;
    QHash<LegId, QString> customers;
    Activity activity{{.store = store,
                       .now = [] { return at(3600); },
                       .who = [] { return std::pair(UserId(QStringLiteral("me")), QStringLiteral("Me Myself")); },
                       .customer = [this](const LegId &leg) { return customers.value(leg); },
                       .organization = [] { return QStringLiteral("Borogove, Inc."); }}};
    QSignalSpy fetched{&activity, &Activity::fetched};
    QSignalSpy appended{&activity, &Activity::appended};
    QSignalSpy peopleFound{&activity, &Activity::peopleFound};
    QSignalSpy progressed{&activity, &Activity::exportProgressed};
    QSignalSpy exported{&activity, &Activity::exported};
    QSignalSpy exportFailed{&activity, &Activity::exportFailed};
    QSignalSpy revealNoted{&activity, &Activity::revealNoted};
    QSignalSpy failed{&activity, &Activity::failed};
};

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace wrapdesk::test
