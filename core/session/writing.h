// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/bulkplan.h"
#include "domain/organizationsettings.h"

#include <QObject>

#include <memory>

namespace wrapdesk {

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

// Giving legs their codes, by hand, many at once, or by the sweeper: everything the desk wants of the outbox, in domain
// words. Owned by the Session, main thread.
class Writing : public QObject
{
    Q_OBJECT

public:
    // The longest note, in UTF-16 units; FACTS names no limit, so ours is one the platform's own pages can show.
    static constexpr qsizetype longestNotes = 2000;
    // From how many legs on the count must be typed before a bulk run.
    static constexpr int typedCountAbove = 200;

    // Decides to give `leg` the code. `seen` is the code the person was shown (none: nothing).
    // Errors: NotFound (leg unknown), Conflict (it has an open intent), Invalid (code not of its queue, notes too
    // long), Storage (nothing can be kept now, so nothing is written).
    Result<IntentId> wrap(const LegId &leg, const CodeId &code, const QString &notes,
                          const std::optional<AssignedCode> &seen, Reason reason = {}, bool replacesSystemCode = true);

    // The newest step that is held, if any.
    std::optional<HeldStep> held() const;
    void undo(); // takes the newest held step back
    void sendNow(); // whatever is held goes now

    BulkPlan preview(const BulkOrder &order) const;
    std::chrono::seconds eta(const BulkPlan &plan) const; // by the budget as it is now
    // One run at a time (else Conflict); Invalid if nothing would be coded.
    Result<RunId> startBulk(const BulkOrder &order);
    std::optional<BulkProgress> bulk() const; // the running one, or the last until it is dismissed
    void pauseBulk(bool paused);
    void cancelBulk(); // what was sent stays
    void dismissBulk();
    // The intents of the run, or all settled ones of this session, in these end states: newest of each leg.
    QList<Intent> settled(const QSet<IntentState> &states, const std::optional<RunId> &run = {}) const;
    // Again, what ended refused, failed, unconfirmed or was interrupted: as new intents with the same code and notes.
    Result<RunId> retry(const QList<IntentId> &intents);
    // Tags locked legs with the participant attribute of the settings; Invalid if that is off.
    Result<void> tag(const QList<IntentId> &locked);

    // What was found open at start and could not be settled or was never sent: shown until dismissed or retried.
    QList<Intent> leftovers() const;
    void dismissLeftovers();

    // Takes back every intent that has not been sent.
    void cancelUnsent();
    // The newest intent for the leg, open or settled in this session.
    std::optional<Intent> intentOf(const LegId &leg) const;

    const Capabilities &capabilities() const;
    const OrganizationSettings &settings() const;
    void setSettings(const OrganizationSettings &settings);

Q_SIGNALS:
    void intentChanged(const wrapdesk::LegId &leg);
    void heldChanged();
    void bulkChanged();
    void leftoversChanged();
    void capabilitiesChanged();
    void settingsChanged();
};

} // namespace wrapdesk
