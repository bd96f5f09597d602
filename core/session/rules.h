// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/dryrun.h"
#include "domain/ruleact.h"
#include "domain/ruleconflicts.h"
#include "session/rulewords.h"

#include <QObject>

#include <memory>

namespace wrapdesk {

struct RuleNeeds;
struct StoredState;

// How one rule is doing.
struct RuleStatus
{
    QDateTime lastMatched; // a leg met its conditions and no earlier rule took it; null: never yet
    int means = 0; // listed legs it decides now
    int waiting = 0; // of those: will be coded when their moment comes
    int willMiss = 0; // of those: the rate budget cannot carry in time
    QMap<RuleResult, int> today; // acts of the last 24 hours
    int lastHour = 0; // acts that count towards its cap
    RuleHistory::Faults faults; // of its circuit breaker
    RuleStop stop = RuleStop::None; // what keeps the whole rule from acting now
    QDateTime until; // when that ends by itself; null: not known

    bool operator==(const RuleStatus &) const = default;
};

// What the rules say of one leg now.
struct RuleVerdict
{
    std::optional<Rule> rule; // that decides it; none: no rule means it
    RuleStop stop = RuleStop::None; // None: it will be coded, see at
    QDateTime at; // when; null: not known yet
    Decision decision; // condition by condition, by places in RuleBook
};

// Whatever a rule may name, for its editor; each list by name. Agents, teams, disconnect types and tags grow as legs
// are met.
struct RuleVocabulary
{
    QList<Queue> queues;
    QList<WrapupCode> codes;
    QList<std::pair<UserId, QString>> agents;
    QList<std::pair<TeamId, QString>> teams;
    QList<std::pair<DivisionId, QString>> divisions;
    QStringList disconnectTypes;
    QStringList externalTags;
};

// How a dry run is getting on.
struct DryRunProgress
{
    bool isRunning = false;
    int pages = 0;
    int pagesExpected = 0;
    int legs = 0;
    std::optional<Error> error; // why the last one ended early
};

// The organisation's auto-apply rules: what they are, what they decide, what they did. What is changed is kept at once
// (a new version, an entry of the audit) and acts from then on. Owned by the Session, main thread.
class Rules : public QObject
{
    Q_OBJECT

public:
    Rules(RuleNeeds needs, QObject *parent);
    ~Rules() override;

    bool isOpen() const; // the database has been read; before that there are none
    const QList<Rule> &rules() const; // in order: the first that matches decides
    std::optional<Rule> find(const RuleId &rule) const;
    RuleStatus status(const RuleId &rule) const;
    QList<RuleVersion> history(const RuleId &rule) const; // newest first; also of removed rules
    QList<RuleVersion> removed() const; // the last version of each rule that was removed, newest first

    // All conflicts of the rules as they are kept, or as they would be with `draft` in its place (last if it is new).
    const QList<Conflict> &conflicts() const;
    QList<Conflict> conflictsWith(const Rule &draft) const;
    // What the draft can reach, and which of those queues offer its code.
    QList<Queue> reach(const Rule &draft) const;
    QList<QueueId> queuesOffering(const CodeId &code) const;
    bool isMapped(const CodeId &code) const; // has outbound flags of its own

    RuleVocabulary vocabulary() const;
    RuleWords words() const;
    const RuleBook &book() const;

    // Changing them. Invalid: ruleError() or a blocking conflict (a rule with one may be kept, but only off), Conflict:
    // another version has come in between, NotFound, Storage: it cannot be kept, nothing is changed.
    Result<RuleId> keep(const Rule &rule, const QString &why = {}); // new without an id; else by its id and version
    Result<void> setMode(const RuleId &rule, RuleMode mode);
    Result<void> move(const RuleId &rule, qsizetype place); // 0: first
    Result<void> remove(const RuleId &rule);
    Result<void> restore(const RuleId &rule, int version); // as the newest version, switched off if it was removed
    bool isOn() const; // the master switch, a setting of the organisation
    Result<void> setOn(bool on);

    // As a file, see resources/rules.schema.json.
    QByteArray exported() const;
    struct Import
    {
        QList<Rule> rules; // with the ids of those they replace
        int added = 0;
        int changed = 0;
        int same = 0;
        QStringList remarks;
    };
    Result<Import> read(const QByteArray &file) const; // nothing is changed
    // All of them, after those that are there; those that are the same stay as they are. Every rule comes switched off
    // unless it stands there already.
    Result<void> import(const Import &import, const QString &fileName);

    // What the rules say of a leg.
    std::optional<WrapupCode> suggestionFor(const LegId &leg) const; // by a rule in mode suggest
    std::optional<RuleVerdict> verdictOn(const LegId &leg) const; // a listed straggler
    std::optional<RuleAct> actOn(const LegId &leg) const; // "why this code?": what a rule did to it

    // For a single pass, whose session does not let rules act by themselves. Whether a file can be read at all,
    // whatever the organisation has; errors as decodeRules() tells them.
    static Result<void> checkFile(const QByteArray &file);
    // The rules of a file in place of those that are kept, for this session; they are not kept. What is remarked: as
    // with read(). Agents and teams named by id are taken at their word: headless, nobody has been met before.
    Result<QStringList> borrow(const QByteArray &file);
    // What the rules say of a listed straggler at this moment. NotDue: not before `at`.
    RuleVerdict judge(const LegId &leg);
    // The same; where nothing stops its rule, the leg gets the code and the rule's act begins: BeingWritten.
    RuleVerdict act(const LegId &leg);

    // Over the past, nothing is written. The rules as they are kept, with `draft` in its place.
    void startDryRun(const Rule &draft, int days); // 1 to 31; one at a time
    void cancelDryRun();
    DryRunProgress dryRunProgress() const;
    std::optional<DryRunResult> lastDryRun(const RuleId &rule) const; // of its newest version that was tried

    // For the session.
    void restore(const StoredState &state); // the database has been read for the first time
    void reconsider(const QList<LegId> &changed, const QList<LegId> &removed);
    void follow(); // queues, codes, settings or what may be written have changed

Q_SIGNALS:
    void rulesChanged();
    void conflictsChanged();
    void statusChanged(); // of any rule; at most four times a second
    void verdictsChanged(const QList<wrapdesk::LegId> &legs); // suggestions and what is due
    void breakerTripped(const wrapdesk::RuleId &rule, const QString &why); // it only suggests from now on
    void onChanged(bool on);
    void dryRunChanged();
    // `result`: of the rule it was started for; none: cancelled or failed, see dryRunProgress().
    void dryRunFinished(const std::optional<wrapdesk::DryRunResult> &result);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wrapdesk
