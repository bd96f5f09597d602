// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/intent.h"

#include <QHash>
#include <QObject>

namespace wrapdesk {

// Every intent of this session, open and settled; at most one open intent per leg. Main thread.
// An intent may be acted on only after `stored`: whatever keeps the outbox, its promise is that the wish is safe first.
class Outbox : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Takes the wish and gives it its id. Conflict if the leg already has an open intent. `stored` follows.
    Result<IntentId> add(Intent intent);
    // Writes down how far a known intent has come.
    void record(const Intent &intent);

    const Intent *find(const IntentId &id) const; // valid until the next add
    const Intent *newestOf(const LegId &leg) const; // open or settled
    QList<IntentId> open() const; // oldest first
    int openCount() const { return m_openCount; }

Q_SIGNALS:
    void stored(const wrapdesk::IntentId &id);
    void changed(const wrapdesk::Intent &intent);

private:
    QList<Intent> m_intents; // in order of arrival
    QHash<IntentId, qsizetype> m_byId; // index into m_intents
    QHash<LegId, qsizetype> m_newest;
    int m_openCount = 0;
};

} // namespace wrapdesk
