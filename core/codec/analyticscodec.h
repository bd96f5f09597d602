// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "domain/leg.h"

#include <QHash>
#include <QList>

namespace wrapdesk {

// One page of a conversation details query, or the answer to details?id=.
struct DetailsPage
{
    QList<Leg> legs; // of agent and user participants; a session's id stands for the communication's
    QList<ConversationId> ids; // every conversation on the page, with legs or without
    int conversations = 0; // how many those are
    int totalHits = 0; // approximate (FACTS §2.3); the page's own count where it is not said
};

Result<DetailsPage> decodeDetails(const QByteArray &body);

// What is alive on a queue at the moment, in conversations.
struct QueueActivity
{
    int waiting = 0;
    int alerting = 0;
    int interacting = 0;

    bool operator==(const QueueActivity &) const = default;
};

// The live snapshot (FACTS §2.4 A): conversations in ACW are not in it.
struct ActivitySnapshot
{
    QHash<QueueId, QueueActivity> queues;
    QList<ConversationId> conversations; // each once
    bool truncated = false; // some conversations were left out
};

Result<ActivitySnapshot> decodeActivity(const QByteArray &body);

} // namespace wrapdesk
