// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/database.h"
#include "store/store.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace wrapdesk::test {

inline QDateTime at(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(1'790'000'000'000 + milliseconds, Qt::UTC);
}

inline QString text(const char *latin1) { return QString::fromLatin1(latin1); }

inline Intent intentOf(const char *id, const char *conversation)
{
    Intent intent;
    intent.id = IntentId(text(id));
    intent.leg.conversation = ConversationId(text(conversation));
    intent.createdAt = at(0);
    return intent;
}

inline AuditEntry entryOf(const char *detail, const QDateTime &when = at(0))
{
    AuditEntry entry;
    entry.at = when;
    entry.detail = text(detail);
    return entry;
}

// A store on its way open, with the signals it gave.
struct OpenStore
{
    explicit OpenStore(const QString &folder)
    {
        QObject::connect(&store, &Store::opened, &store, [this](const StoredState &now) { state = now; });
        QObject::connect(&store, &Store::failed, &store, [this](const Error &error) { failures << error; });
        store.open(folder);
    }

    StoredState state;
    QList<Error> failures;
    Store store;
    QSignalSpy opened{&store, &Store::opened};
    QSignalSpy added{&store, &Store::added};
    QSignalSpy refused{&store, &Store::refused};
    QSignalSpy audited{&store, &Store::audited};
};

// A second look at the file, by a connection of its own.
inline QVariant valueIn(const QString &path, const QString &sql)
{
    const auto database = Database::open(path, Database::Access::Reading);
    if (!database)
        return describe(database.error());
    const Result<QVariant> value = (*database)->value(sql);
    return value ? *value : QVariant(describe(value.error()));
}

} // namespace wrapdesk::test
