// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ruleconflicts.h"
#include "session/rulephrases.h"

#include <QCoreApplication>

#include <functional>

namespace wrapdesk {

// Why a rule that means a leg does not act on it now.
enum class RuleStop
{
    None,
    Suggests, // its mode
    RulesOff, // the master switch
    NotDue, // its moment has not come
    OutOfSchedule,
    QuietHours,
    HourCap,
    QueueCap,
    Provisional, // the agent has saved a code for later
    Blocked, // a blocking conflict
    BeingWritten, // an intent is open on the leg
    DecidedBefore, // a rule acted on it already
    NotAble, // the platform has refused such legs to this sign-in lately
    CannotWrite, // this sign-in cannot code, or nothing can be kept on disk
};

// Rules in plain words, one place for window and terminal.
class RuleWords
{
    Q_DECLARE_TR_FUNCTIONS(RuleWords)

public:
    struct Names
    {
        std::function<QString(const QueueId &)> queue;
        std::function<QString(const UserId &)> agent;
        std::function<QString(const TeamId &)> team;
        std::function<QString(const DivisionId &)> division;
        std::function<QString(const CodeId &)> code;
        QTimeZone zone = QTimeZone::utc();
    };
    explicit RuleWords(Names names);

    // "When a voice leg in Billing is pending: 3 s before its time-out, apply “No code chosen”."
    QString sentence(const Rule &rule) const;
    // What the rule asks of one field: "Billing or Claims", "not Email", "from 30 s to 5 min"; empty: nothing.
    QString condition(const RuleConditions &when, RuleField field) const;
    QString field(RuleField field) const; // "queue", "talk", …
    QString timing(const RuleTiming &timing) const; // "3 s before the time-out", "after a grace of 2 min"
    QString mode(RuleMode mode) const; // "off", "suggest", "apply"
    QString hours(const WeekHours &hours) const; // "Mon–Fri 08:00–18:00"; "always" for none
    // What a leg says to a field: "Billing", "45 s"; "not known" where it says nothing.
    QString value(RuleField field, const Leg &leg, const Straggler &straggler, const DivisionId &division,
                  const QDateTime &now) const;
    // Condition by condition: "queue is Billing (asked for: Billing or Claims)", only those the rule has set.
    QStringList explanation(const Rule &rule, const Leg &leg, const Straggler &straggler, const DivisionId &division,
                            const QDateTime &now) const;
    QString stop(RuleStop stop) const; // "its hour's cap is reached"
    // In one or two sentences, with what to do; `rules` to name others.
    QString conflict(const Conflict &conflict, const QList<Rule> &rules) const;

    struct Change
    {
        QString what; // "queue", "code", "mode", "name", …
        QString before;
        QString after;
        bool operator==(const Change &) const = default;
    };
    QList<Change> changes(const Rule &before, const Rule &after) const; // only what differs

private:
    QString asked(const RuleConditions &when, RuleField field, RulePhrases::Length length) const;
    QString subject(const RuleConditions &when) const; // "a voice leg in Billing"
    QString predicate(const RuleConditions &when) const; // "is pending and its talk lasted under 10 s"
    QString action(const Rule &rule) const; // "3 s before its time-out, apply “No code chosen”"
    QString codeOf(const Rule &rule) const; // in quotes
    // A leg that was made up for a conflict, in what the rules of the conflict ask for.
    QString exampleOf(const Conflict &conflict, const QList<Rule> &rules) const;
    QString queuesOf(const Conflict &conflict) const;
    QString unreachable(const Conflict &conflict, const Rule &rule) const;
    QString amongOthers(const Conflict &conflict, const QList<Rule> &rules) const; // Shadowed and Overlap

    Names m_names;
};

} // namespace wrapdesk
