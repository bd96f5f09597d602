// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/pastleg.h"
#include "domain/roster.h"

#include <QMap>

#include <functional>

namespace wrapdesk {

// One leg of a dry run's sample.
struct DryRunLeg
{
    Leg leg; // without the customer's address
    QString stood; // the code that stood there in truth: an id or a system code's name; empty: none
    QStringList why; // the rule's conditions and what the leg said to each, in words

    bool operator==(const DryRunLeg &) const = default;
};

// What one rule would have done in the past, with nothing written. Caps, schedules and quiet hours are left out of it:
// it is about the conditions. The rule's own moment counts, without any lead for the requests. What nobody has decided
// by the end of the time is taken to stay so, even where the rule's grace ends later.
struct DryRunResult
{
    RuleId rule;
    int version = 0; // 0: a draft that was not kept
    QDateTime at; // when it was run: the end of the time, platform time
    int days = 0; // 1 to 31
    int legs = 0; // answered and ended in that time, on all queues
    int coded = 0; // it would have given its code to; never where the queue does not offer it
    QMap<QueueId, int> byQueue; // of `coded`
    int overtaken = 0; // of `coded`: legs whose agents chose a code themselves, but later than the rule would have
    int comparable = 0; // legs it would decide had nobody chosen a code, and whose agents chose one, whenever
    int agreed = 0; // of `comparable`: chose the same code
    QMap<QString, int> chosenInstead; // of `comparable`: other codes by id, how often
    int codesInAll = 0; // legs that would carry a code afterwards, a system code too, on all queues
    int ofItsCode = 0; // of those: would carry this rule's code, whoever gave it
    QList<DryRunLeg> sample; // up to 20, spread evenly over the time, oldest first
    QString incomplete; // what could not be read; empty: everything was

    bool operator==(const DryRunResult &) const = default;
};

// Gathers what ended in the past and tells what each rule would have made of it. A value; grows by pages.
class DryRun
{
public:
    static constexpr int sampleSize = 20;

    // The rules as they would stand, in order; those that are off take part as if they suggested, so that they can be
    // tried. `from`, `to`: of the ends of legs, inclusive.
    DryRun(QList<Rule> rules, const RuleBook::World &world, bool communicationBasedAcw, const QDateTime &from,
           const QDateTime &to);

    void take(const QList<Leg> &legs, const CodeBook &codes);
    // How a condition and what the leg says to it at that moment are told in words.
    using Words = std::function<QString(const Rule &, RuleField, const Leg &, const Straggler &, const QDateTime &now)>;
    // One result a rule, in their order; the same whatever the order in which the legs came.
    QList<DryRunResult> results(const CodeBook &codes, const Words &words) const;

private:
    struct Tally;
    std::optional<PastLeg> pastLeg(const Leg &leg, const CodeBook &codes) const;
    void count(const Leg &leg, const PastLeg &past, const CodeBook &codes, Tally &tally) const;
    QList<DryRunLeg> sampleOf(qsizetype rule, QList<const Leg *> coded, const CodeBook &codes,
                              const Words &words) const;

    QHash<QueueId, Queue> m_queues;
    RuleBook m_rules;
    QDateTime m_from;
    QDateTime m_to;
    Roster m_legs;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::DryRunResult)
