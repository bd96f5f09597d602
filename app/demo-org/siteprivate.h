// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "conversationmaker.h"
#include "site.h"
#include "timeline.h"
#include "verbs.h"

#include <vector>

namespace demoorg {

// What the site is and does behind its face: the conversations, and the timeline that moves them.
class Site::Private
{
public:
    Private(Site *site, SiteOptions siteOptions);

    void begin(const Script &script, const QDateTime &scriptStart);
    void start();
    void planArrival();
    void planBurst(const QDateTime &end);
    void arrive(const Script &script, const QDateTime &at);
    void change(const QString &conversationId, const Happening &happens, const QDateTime &at);
    void write(const QString &conversationId, const LegRef &ref, const WrapupInput &input, const Fact &by,
               const QDateTime &at);
    void tell(const QString &conversationId, const QList<Fact> &facts);
    void insertId(const Conversation &conversation);
    QDateTime startOf(const QString &id) const { return conversations.constFind(id)->startTime; }

    Site *const q;
    const SiteOptions options;
    const Centre org;
    const AcwScope acwScope;
    Timeline timeline;
    bool isStarted = false;
    std::vector<std::pair<QDateTime, Timeline::Happens>> beforeStart; // planned as soon as the site is started
    QHash<QString, Conversation> conversations;
    QStringList ids; // by start time
    Random liveRandom;
    Random writeRandom;
    Random burstRandom;
    ConversationMaker liveMaker;
};

} // namespace demoorg
