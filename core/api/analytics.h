// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/analyticscodec.h"
#include "domain/sweepplan.h"
#include "net/request.h"

// Lists of conversations, after the fact and live (FACTS §2.3, §2.4).
namespace wrapdesk::api::analytics {

struct DetailsQuery
{
    Interval interval; // selects by the conversation's start day
    QList<QueueId> queues; // empty: all
    int pageSize = 100; // at most 100
    int pageNumber = 1;
};

// Every conversation an agent had a part in, open ones too, oldest first.
Request<DetailsPage> details(const DetailsQuery &query);

// The given conversations, at most 100.
Request<DetailsPage> detailsOf(const QList<ConversationId> &ids);

// The conversations alive on the given queues, at most 100.
Request<ActivitySnapshot> activity(const QList<QueueId> &queues);

} // namespace wrapdesk::api::analytics
