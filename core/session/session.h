// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "domain/intent.h"
#include "domain/liveness.h"
#include "domain/permission.h"
#include "domain/queue.h"
#include "domain/ranking.h"
#include "domain/roster.h"
#include "domain/sweepplan.h"
#include "session/liststate.h"
#include "session/profile.h"

#include <QObject>

#include <memory>

namespace wrapdesk {

class Activity;
class Rules;
class Writing;

// The platform could not be reached at the start: what is shown is what was known last, and nothing is sent.
struct OfflineStart
{
    QDateTime asOf; // of the lists, platform time; null: none are known
    Error error; // why it cannot be reached, as of the last attempt
    bool isTrying = false; // to reach it, now
};

// Everything the health strip says. A value, cheap to copy.
struct Health
{
    QString organization;
    QString user; // empty: client credentials
    bool isDemo = false;
    LiveState live = LiveState::Off;
    std::optional<Error> liveError;
    QDateTime lastEvent; // platform times
    QDateTime lastHeartbeat;
    QList<Gap> gaps; // of today, newest last
    QStringList refusedTopics; // queue names whose topic was refused, with the reason
    bool isTruncated = false; // the last snapshot was only part of what was live
    ListState sweep;
    int sweptConversations = 0; // by the newest sweep, distinct
    int sweptLegs = 0;
    int sweepPage = 0; // while Loading: pages read so far
    int sweepPages = 0; // as estimated from totalHits
    int budgetUsed = 0;
    int budgetAllowed = 0;
    int throttled = 0; // 429s received
    int openIntents = 0;
    std::optional<bool> rulesOn; // the master switch of the rules; nothing: not known yet
    std::chrono::milliseconds clockError{0}; // this machine against the platform
    std::optional<Error> signIn; // sign-in was refused or ended
    std::optional<OfflineStart> offline; // until the platform is reached
    std::optional<Error> codingBarred; // this sign-in may give no codes: what it lacks
    bool writingStopped = false; // after not.a.user: this sign-in cannot code
    std::optional<Error> storage; // nothing can be kept on disk, so nothing is written to the platform
};

// One signed-in organisation: owns everything below it, for the desk and headless alike. Main thread. Offers the roster
// read-only and tells what changed by id; whatever leaves the platform's own words is a domain value.
class Session : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        bool desk = true; // live, all queues' codes, sweeps by itself; off: only when told
        std::chrono::minutes sweepEvery{15}; // with desk
        std::chrono::hours window{24}; // how far back stragglers are looked for
        std::chrono::milliseconds holdAtMost{30'000}; // whatever the setting says; a headless run holds nothing
        std::chrono::hours lookback{72}; // conversations started up to this much before the window
    };

    Session(Profile profile, Options options, const Clock &clock, QObject *parent = nullptr);
    ~Session() override;

    // Signs in, fetches queues, codes and settings, opens the organisation's database: `ready` or `failed` follows. A
    // desk then goes live and sweeps. A database that cannot be opened is no failure: health().storage tells.
    // After a failure it may be asked again; once it is ready, that reads all of it anew and sweeps.
    // Where the platform cannot be reached, a desk whose organisation is known shows what was known last instead, with
    // health().offline, and goes on trying by itself: `ready` follows once it can, `failed` if a person is needed.
    void start();
    // Somebody has signed in again, after health().signIn or to be sooner: what waits goes on with it, once it is sure
    // that it is the same organisation and account. `signedInAgain` or `signInRefused` follows.
    void signInAgain(const Profile &profile);
    // Revokes the token (DELETE /api/v2/tokens/me, FACTS §7); `signedOut` follows, at the latest after five seconds.
    // The session is of no use afterwards.
    void signOut();
    // Tries the database again after health().storage.
    void reopenStore();
    // Holds the notification channels of these queues, instead of those held so far.
    void watch(const QList<QueueId> &queues);

    QDateTime now() const; // platform time
    const OrganizationId &organizationId() const; // empty until ready, and where it may not be seen
    const UserId &userId() const; // empty: client credentials
    const Roster &roster() const;
    const CodeBook &codes() const;
    const CodeHistory &history() const;
    const QHash<QueueId, Queue> &queues() const;
    QString queueName(const QueueId &queue) const;
    QString agentName(const Leg &leg) const;
    const Health &health() const;
    // What this sign-in may do, as far as it could be read.
    const Permissions &permissions() const;
    // Requests sent so far, by verb and route.
    QMap<QString, int> requestCounts() const;
    const ListState &queuesState() const;
    ListState liveListState() const; // the Live page's list
    ListState stragglerListState() const; // the inbox

    // Fetches the queue's codes unless known or on the way; codesChanged tells.
    void fetchCodes(const QueueId &queue);
    ListState codesState(const QueueId &queue) const;

    // Looks for stragglers now; the scope's window must end before now. One sweep at a time.
    void sweep(const SweepScope &scope);
    void sweepNow(); // the option's window
    void cancelSweep();

    // Giving legs their codes.
    Writing &writing();
    // What gives them codes by itself.
    Rules &rules();
    // Reading what was done.
    Activity &activity();

Q_SIGNALS:
    void ready();
    void failed(const wrapdesk::Error &error);
    void signedInAgain();
    void signInRefused(const wrapdesk::Error &error);
    void signedOut(const wrapdesk::Result<void> &revoked); // an error: the token may still be good
    void tokenChanged(const wrapdesk::Token &token); // renewed: to be kept instead of the one before
    void rosterChanged(const QList<wrapdesk::LegId> &changed, const QList<wrapdesk::LegId> &removed);
    void permissionsChanged();
    void queuesChanged();
    void codesChanged(const wrapdesk::QueueId &queue); // empty id: the organisation's list
    void sweepFinished(); // health().sweep tells how
    void healthChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wrapdesk
