// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "store/store.h"

#include <QHash>

#include <functional>

namespace wrapdesk {

// Every intent of this session, open and settled; at most one open intent per leg. Main thread.
// An intent may be acted on only after `stored`: then it is on disk. How it ends goes into the audit with it.
class Outbox : public QObject
{
    Q_OBJECT

public:
    // What the audit says of an intent that has come to its end, with the names of the moment.
    using Describe = std::function<AuditEntry(const Intent &)>;

    // `store` must outlive the outbox.
    Outbox(Store &store, Describe describe, QObject *parent = nullptr);

    // Intents the store has found open: known from now on, not `stored` again. Answers those that were not known.
    QList<IntentId> restore(const QList<Intent> &intents);

    // Takes the wishes and gives them ids; `stored` follows. All or none: Conflict if one of the legs already has an
    // open intent, Storage while nothing can be kept.
    Result<QList<IntentId>> add(QList<Intent> intents);
    // Writes down how far a known intent has come; `recorded` follows.
    void record(const Intent &intent);
    // The end of an intent and the one that follows from it, so that nobody sees the leg without either.
    void recordAndFollow(const Intent &ended, Intent next);

    const Intent *find(const IntentId &id) const; // valid until the next add
    const Intent *newestOf(const LegId &leg) const; // open or settled
    QList<IntentId> open() const; // oldest first
    int openCount() const { return m_openCount; }
    // Open or settled, oldest first.
    const QList<Intent> &all() const { return m_intents; }

Q_SIGNALS:
    void stored(const QList<wrapdesk::IntentId> &ids);
    void recorded(const QList<wrapdesk::IntentId> &ids); // what was given to record() is on disk
    void changed(const wrapdesk::Intent &intent);

private:
    Result<void> take(QList<Intent> &intents);
    bool update(const Intent &intent);
    void append(const Intent &intent);

    void refuse(const QList<IntentId> &ids, const Error &error);

    Store &m_store;
    const Describe m_describe;
    QList<Intent> m_intents; // in order of arrival
    QHash<IntentId, qsizetype> m_byId; // index into m_intents
    QHash<LegId, qsizetype> m_newest;
    int m_openCount = 0;
};

} // namespace wrapdesk
