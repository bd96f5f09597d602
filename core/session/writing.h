// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/bulkplan.h"
#include "domain/organizationsettings.h"
#include "domain/roster.h"
#include "domain/rule.h"

#include <QObject>

#include <memory>

namespace wrapdesk {

class Store;
struct StoredState;
struct WritingNeeds;

// The newest thing that may still be taken back, for the undo bar.
struct HeldStep
{
    int legs = 0;
    LegId leg; // the only one, or the first of a bulk run
    WrapupCode code;
    std::chrono::milliseconds remaining{0}; // until it is sent
    int others = 0; // older steps that are held as well

    bool operator==(const HeldStep &) const = default;
};

// How the bulk run of this session goes.
struct BulkProgress
{
    enum class Phase
    {
        Held, // may still be undone as a whole
        Running,
        Paused,
        Finished
    };
    RunId run;
    WrapupCode code;
    Phase phase = Phase::Held;
    int total = 0;
    QMap<IntentState, int> byState; // adds up to total
    bool isCancelled = false;
    std::chrono::seconds eta{0};

    int done() const; // in an end state
    int unfinished() const { return total - done(); }
};

struct BulkOrder
{
    QList<LegId> legs; // as chosen; what the plan skips is skipped
    CodeId code;
    QString notes;
    bool includeAcw = false;
};

// How a single code is meant.
struct WrapOrder
{
    LegId leg;
    CodeId code;
    QString notes;
    std::optional<AssignedCode> seen; // the code the person was shown; none: nothing
    Reason reason;
    bool replacesSystemCode = true; // that class of stragglers was asked for
    QDateTime deadline; // it must have taken effect by then; null: no hurry
    bool yieldsToProvisional = false; // a code its agent has saved for later wins
};

// Giving legs their codes, by hand, many at once, or by the sweeper: everything the desk wants of the outbox, in domain
// words. Owns the organisation's store. Owned by the Session, main thread.
class Writing : public QObject
{
    Q_OBJECT

public:
    // The longest note, in UTF-16 units; FACTS names no limit, so ours is one the platform's own pages can show.
    static constexpr qsizetype longestNotes = 2000;
    // From how many legs on the count must be typed before a bulk run.
    static constexpr int typedCountAbove = 200;

    Writing(WritingNeeds needs, QObject *parent);
    ~Writing() override;

    // Decides to give a leg the code. Errors: NotFound (leg unknown), Conflict (it has an open intent), Invalid (code
    // not of its queue, notes too long), Forbidden (not permitted for this leg), Storage (nothing can be kept now, so
    // nothing is written), Offline (see setOffline()).
    Result<IntentId> wrap(const WrapOrder &order);

    // The newest step that is held, if any.
    std::optional<HeldStep> held() const;
    void undo(); // takes the newest held step back
    void sendNow(); // whatever is held goes now

    BulkPlan preview(const BulkOrder &order) const;
    std::chrono::seconds eta(const BulkPlan &plan) const; // by the budget as it is now
    // One run at a time (else Conflict); Invalid if nothing would be coded or the notes are too long.
    Result<RunId> startBulk(const BulkOrder &order);
    std::optional<BulkProgress> bulk() const; // the running one, or the last until it is dismissed
    void pauseBulk(bool paused);
    void cancelBulk(); // what was sent stays
    void dismissBulk();
    // Intents of the session, of one run if named, whose newest state is one of these; the newest of each leg only.
    QList<Intent> settled(const QSet<IntentState> &states, const std::optional<RunId> &run = {}) const;
    // Again, what ended refused, failed, unconfirmed or was interrupted, as a run with the same codes and notes. What a
    // code was chosen for by hand may be replaced again only if it still stands as it was seen.
    Result<RunId> retry(const QList<IntentId> &intents);
    // Tags locked legs with the participant attribute of the settings, as a run; Invalid if that is off.
    Result<RunId> tag(const QList<IntentId> &locked);

    // What was found open at start and had never been sent, or cannot be told: until dismissed or sent again.
    QList<Intent> leftovers() const;
    void dismissLeftovers();

    // Takes back every intent that has not been sent.
    void cancelUnsent();
    // The same for those a rule has decided; without a rule, for those of all rules.
    void cancelUnsentOf(const std::optional<RuleId> &rule);
    // Something is still open, or a person's code is being put back.
    bool isBusy() const;
    // The newest intent for the leg, open or settled in this session.
    std::optional<Intent> intentOf(const LegId &leg) const;

    const Capabilities &capabilities() const;
    const OrganizationSettings &settings() const;
    // Out of range values are brought into range; the change is in the audit. Storage if it cannot be kept.
    Result<void> setSettings(const OrganizationSettings &settings);

    // For the session.
    Store &store();
    void open(const QString &folder); // `opened` follows, also after a failure: see storageError()
    bool isOpen() const;
    const std::optional<Error> &storageError() const;
    void observe(std::span<const LegEvent> events);
    bool isStopped() const; // not.a.user: nothing is written any more
    // The platform has never been reached in this session: nothing is sent, and what is open waits.
    void setOffline(bool offline);
    bool isOffline() const;
    int openCount() const;

Q_SIGNALS:
    void restored(const wrapdesk::StoredState &state); // the database has been read for the first time; then `opened`
    void opened();
    void storageChanged();
    void progressed(const wrapdesk::Intent &intent); // each step of each intent, at once
    // Once for all that changes in one turn of the event loop.
    void intentsChanged(const QList<wrapdesk::LegId> &legs);
    void heldChanged();
    void bulkChanged();
    void leftoversChanged();
    void capabilitiesChanged();
    void settingsChanged();
    void received(const QList<wrapdesk::LegEvent> &events); // what permitting reads and read-backs said
    void stopped();
    void offlineChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wrapdesk
