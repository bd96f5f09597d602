// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/ruleacts.h"
#include "session/ruleagenda.h"
#include "session/ruleneeds.h"
#include "session/rulerails.h"

#include <QElapsedTimer>
#include <QSet>

#include <deque>

namespace wrapdesk {

struct WrapOrder;

// Watches the listed stragglers: decides each by the rules when it changes or when time alone may change the decision,
// and gives it its code when the moment has come. A change of one leg decides that leg alone. Owned by Rules, main
// thread, which it never keeps longer than a few milliseconds at a time.
class RuleWatch : public QObject
{
    Q_OBJECT

public:
    // Both outlive the watch.
    RuleWatch(const RuleNeeds &needs, RuleActs &acts);

    // Rules, settings or what they are about have changed: everything is decided again.
    void follow(const RuleBook &book, const RuleRails &rails);
    const RuleBook &book() const { return m_book; }
    const RuleRails &rails() const { return m_rails; }

    void reconsider(const QList<LegId> &changed, const QList<LegId> &removed);
    void reconsiderAll();
    // A step of any intent.
    void note(const Intent &intent);

    // For a single pass: see Rules.
    RuleVerdict judgeNow(const LegId &leg) const;
    RuleVerdict actNow(const LegId &leg);

    std::optional<RuleVerdict> verdictOn(const LegId &leg) const;
    // What each rule has to do now, by its place in the book.
    QList<RuleStatus> statuses() const;

Q_SIGNALS:
    void decided(const QList<wrapdesk::LegId> &legs); // their verdicts have changed
    void worked(); // something statuses() tells has changed

private:
    // What was decided of a leg.
    struct Decided
    {
        RuleId rule; // empty: no rule yet, but time may bring one
        RuleStop stop = RuleStop::None;
        QDateTime at; // when it will be coded, as planned; null: not known
        QDateTime deadline;

        bool operator==(const Decided &) const = default;
    };

    void enqueue(const LegId &leg);
    void work();
    void consider(const LegId &leg);
    void forget(const LegId &leg);
    Decided judge(const RosterEntry &entry, const Decision &decision, const QDateTime &now) const;
    std::optional<Decided> halted(const RosterEntry &entry, const Rule &rule, const QDateTime &now) const;
    void act(const RosterEntry &entry, const Rule &rule, Decided &decided);
    WrapOrder orderFor(const RosterEntry &entry, const Rule &rule, const QDateTime &deadline) const;
    void schedule(const LegId &leg, const Decided &decided, const Decision &decision, const QDateTime &now);
    void replan();
    void awake();
    QDateTime beginOf(const Decision &decision) const;

    const RuleNeeds &m_needs;
    RuleActs &m_acts;
    RuleBook m_book;
    RuleRails m_rails;
    QHash<LegId, Decided> m_decided;
    RuleAgenda m_agenda;
    std::deque<LegId> m_queue; // to be decided
    QSet<LegId> m_queued;
    QList<LegId> m_news;
    bool m_isPlanStale = false;
    bool m_isWorking = false; // a turn of work is on its way
    std::optional<std::chrono::milliseconds> m_wakeAt; // monotonic
};

} // namespace wrapdesk
