// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/passrules.h"
#include "session/session.h"

#include <QSet>

#include <functional>

namespace wrapdesk {

// What one pass of the sweeper is asked to do.
struct PassOrder
{
    QStringList queues; // names or ids; empty: all
    std::chrono::seconds since{24 * 3600}; // > 0, at most 400 days
    QSet<StragglerClass> classes{StragglerClass::Missing};
    bool includeByDesign = false;
    QString code; // name or id; may be empty in a dry run; with rules there is none
    // Rules choose the legs and their codes, whatever `classes` and `includeByDesign` say.
    std::optional<RuleSource> rules;
    bool dryRun = false;
    std::optional<int> limit; // legs coded at most
};

// A straggler and what became of it.
struct PassedLeg
{
    Leg leg; // as the sweep found it
    Straggler straggler;
    // The end state of its intent; none: nothing was tried (a dry run, over the limit).
    std::optional<IntentState> outcome;
    bool skipped = false; // not coded on purpose: `refusal` or `remark` says why
    Refusal refusal = Refusal::None;
    std::optional<PassedRule> rule; // that decides it
    QString remark; // what the rules make of it, in words; empty without rules
    QList<RuleExplanation> explanation; // only if asked for
    std::optional<Error> error;
};

struct PassReport
{
    Interval window;
    int conversations = 0;
    int legs = 0;
    QList<PassedLeg> stragglers; // oldest first
    bool byRules = false;
    bool isExplained = false; // condition by condition
    QString incomplete; // empty: complete
    std::optional<Error> error; // why the pass could not do what it was asked to
    bool badOrder = false; // the error is the order's: a name nobody knows
    bool cancelled = false;

    // Legs that ended otherwise than asked for.
    bool hasFailures() const;
};

// The main job without a window, once: sign in, sweep, code what was asked for, confirm. Runs on a session made for it
// (neither live nor sweeping by itself). Main thread; finishes once; deleting it stops everything.
class OnePass : public QObject
{
    Q_OBJECT

public:
    OnePass(Session &session, PassOrder order, QObject *parent = nullptr);

    void start();
    // Ends within a second with what was done: nothing more is sent.
    void cancel();

Q_SIGNALS:
    void progressed(const QString &whatHappens);
    void finished(const wrapdesk::PassReport &report);

private:
    void signedIn();
    Result<QList<QueueId>> chosenQueues() const;
    void readCodes(const QList<QueueId> &queues);
    void sweep();
    void swept();
    void takeSweep();
    void collect();
    bool isListed(const RosterEntry &entry) const;
    void takeRules();
    void decide();
    void choose();
    void code();
    Refusal whySkipped(const PassedLeg &passed) const;
    void wrap(PassedLeg &passed);
    void wrapByRule(PassedLeg &passed);
    void settled(const LegId &leg);
    void finishWhenDone();
    void endEarly();
    void fail(const Error &error, bool badOrder);
    void finish();

    Session &m_session;
    PassOrder m_order;
    QList<QueueId> m_queues; // empty: all
    WrapupCode m_code;
    std::optional<PassRules> m_rules;
    PassReport m_report;
    QSet<QueueId> m_codesAwaited;
    std::function<void()> m_afterCodes;
    QHash<LegId, qsizetype> m_open; // legs being coded: index into the report's stragglers
    QSet<IntentId> m_ours; // of this pass
    bool m_isSweeping = false;
    bool m_isCoding = false;
    bool m_isFinished = false;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::PassReport)
