// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/bulkrun.h"
#include "session/writing.h"
#include "session/writingneeds.h"
#include "store/store.h"
#include "wrap/wrapper.h"

#include <QTimer>

namespace wrapdesk {

// Whatever is set, within what is sensible.
OrganizationSettings inRange(OrganizationSettings settings);

// Why nothing is taken while the platform has not been reached.
Error offlineError();

// What lies behind Writing: the organisation's store, its outbox and the wrapper that empties it.
class Writing::Private
{
public:
    Private(Writing *writing, WritingNeeds means);

    void opened(const StoredState &state);
    void failed(const Error &error);
    void goOn();
    void changed(const Intent &intent);
    void noteLeftover(const Intent &intent);
    void learn(const Intent &intent);
    void tellChanged();
    Result<void> check(const QString &notes) const;
    Result<RunId> startRun(QList<Intent> intents, int requests);
    QList<BulkCandidate> candidates(const QList<LegId> &legs) const;
    // Each once, without those that a later one on the same leg has superseded.
    QList<Intent> newestAmong(const QList<IntentId> &ids) const;
    std::chrono::milliseconds holdFor(const Reason &reason) const;

    Writing *const q;
    const WritingNeeds needs;
    Store store;
    Outbox outbox;
    Wrapper wrapper;
    std::optional<Error> storageError;
    OrganizationSettings settings;
    Capabilities capabilities;
    std::optional<BulkRun> bulk;
    bool isOffline = false;
    QList<IntentId> unread; // found open, and not read back yet
    QSet<IntentId> recovering;
    QList<IntentId> leftovers;
    bool areLeftoversNews = false;
    QSet<LegId> news;
    QTimer newsTimer;
    QTimer forgetTimer;
};

} // namespace wrapdesk
