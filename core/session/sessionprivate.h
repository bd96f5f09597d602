// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/localgate.h"
#include "live/backoff.h"
#include "live/livefeed.h"
#include "net/apiclient.h"
#include "session/activity.h"
#include "session/catalog.h"
#include "session/ruleneeds.h"
#include "session/session.h"
#include "session/signincheck.h"
#include "session/sleepwatch.h"
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
    ~Private();

    void listenForOffline();
    void start();
    void broke(const Error &error);
    void goOffline(const Error &error);
    void tryLater();
    void showLastKnown(const std::optional<LastKnown> &lists);
    bool comeOnline();
    void noteConfirmed(const QList<LegEvent> &events);
    void sweptAll(const SweepReport &report);
    void dropUnconfirmed();
    void keepLastKnown();
    void resume(std::chrono::milliseconds slept);
    void sweepAgain();
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
    bool isSignedOut = false;
    Backoff offlinePause;
    int attempt = 0; // at the start
    QSet<LegId> unconfirmed; // shown as they were last known: no source has told of them since
    bool isSwept = false; // once, wholly: what is listed is what there is
    bool isSweepWanted = false; // once the running one is done
    std::unique_ptr<SleepWatch> sleepWatch;
    QTimer keepTimer;
    QTimer healthTimer;
    QTimer forgetTimer;
    QTimer sweepTimer;
};

} // namespace wrapdesk
