// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ranking.h"
#include "domain/roster.h"
#include "net/apiclient.h"

namespace wrapdesk {

// What giving codes takes from the rest of a session; all of it outlives the Writing.
struct WritingNeeds
{
    ApiClient &client;
    const Clock &clock;
    const CodeBook &codes;
    const Roster &roster;
    CodeHistory &history;
    std::function<QDateTime()> now; // platform time
    std::function<std::chrono::milliseconds(int requests)> timeFor; // by the budget, in the paced lane
    std::function<UserId()> user; // who is signed in; empty: client credentials
    std::function<QString(const UserId &)> userName;
    std::function<QString(const QueueId &)> queueName;
    std::chrono::milliseconds holdAtMost; // a headless run holds nothing
};

} // namespace wrapdesk
