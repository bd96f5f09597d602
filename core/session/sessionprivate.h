// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/localgate.h"
#include "live/livefeed.h"
#include "net/apiclient.h"
#include "session/activity.h"
#include "session/catalog.h"
#include "session/ruleneeds.h"
#include "session/session.h"
#include "session/signincheck.h"
#include "session/writing.h"
#include "session/writingneeds.h"
#include "sweep/sweeper.h"

#include <QTimer>

namespace wrapdesk {

// The wiring. Members are destroyed last to first: whoever uses another stands below it.
class Session::Private
{
public:
    Private(Session *session, Profile signIn, const Options &chosen, const Clock &wallClock);

    void listenToTokens();
    void check(const Profile &signIn);
    void checked(const Profile &signIn, const OrganizationId &organization, const UserId &user);
    void signOut();
    void signedIn();
    void openStore();
    void ready();
    WritingNeeds writingNeeds();
    RuleNeeds ruleNeeds();
    RuleWords ruleWords() const;
    Activity::Means activityMeans();
    void notePermissions();
    void limitCoding();
    void refuseSweep(const SweepScope &scope, const Error &error);
    void watchMetQueues();
    void watchQueues();
    void observe(const QList<Leg> &legs, Source source);
    void apply(QList<LegEvent> events);
    void tell(const RosterChange &change);
    void reclassify(const QueueId &queue);
    void learn(const QList<LegId> &changed);
    void swept(const SweepReport &report, Loading loading);
    void watch(const QList<QueueId> &queues);
    QList<ConversationId> believedLive() const;
    void changeHealth();
    void fillHealth();

    Session *const q;
    const Profile profile;
    const Options options;
    const Clock &clock;
    TokenSource tokens;
    LocalGate gate;
    ApiClient client;
    Catalog catalog;
    Roster roster;
    CodeHistory history;
    QSet<LegId> counted; // legs whose code is in the history
    Writing writing;
    std::unique_ptr<Rules> rules;
    std::unique_ptr<Activity> activity;
    Sweeper sweeper;
    std::unique_ptr<LiveFeed> feed;
    QSet<QueueId> watched; // by the feed
    Health health;
    std::unique_ptr<SignInCheck> signInCheck; // while one is under way
    bool isReady = false; // told
    QTimer healthTimer;
    QTimer forgetTimer;
    QTimer sweepTimer;
};

} // namespace wrapdesk
