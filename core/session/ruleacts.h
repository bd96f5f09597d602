// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "domain/justintime.h"
#include "domain/ruleact.h"

#include <QObject>
#include <QTimer>

namespace wrapdesk {

class Store;

// What rules have done, and how fast it went: acts from their beginning to what a person made of them afterwards, on
// disk and in memory; the latency of writes. Owned by Rules, main thread.
class RuleActs : public QObject
{
    Q_OBJECT

public:
    // How long a leg rests whose write ended without an answer, before a rule may decide it again.
    static constexpr std::chrono::minutes rest{10};

    // All outlive the acts.
    RuleActs(Store &store, const CodeBook &codes, const Clock &clock, std::function<QDateTime()> now);
    ~RuleActs() override; // what has not been sent to the store goes there now

    void restore(const QList<RuleAct> &acts, const QHash<RuleId, QDateTime> &lastMatched);

    const RuleHistory &history() const { return m_history; }
    const WriteLatency &latency() const { return m_latency; }
    // The earliest time at which a rule may decide the leg; null: it may now. Never: nothing.
    std::optional<QDateTime> mayDecideAt(const LegId &leg, const QDateTime &now) const;
    QDateTime lastMatched(const RuleId &rule) const { return m_lastMatched.value(rule); }
    const QHash<RuleId, QDateTime> &lastMatched() const { return m_lastMatched; }

    void noteMatch(const RuleId &rule);
    void begin(const RuleAct &act, const IntentId &intent);
    // A step of any intent.
    void note(const Intent &intent);
    // Any leg as it is known now: a person may have chosen another code than the rule's.
    void observe(const Leg &leg);

Q_SIGNALS:
    void changed(const wrapdesk::RuleAct &act);

private:
    // When an intent's write began and was accepted, monotonic.
    struct Course
    {
        std::chrono::milliseconds checking{0};
        std::optional<std::chrono::milliseconds> accepted;
    };

    void measure(const Intent &intent);
    void keep(const RuleAct &act);
    void send();

    Store &m_store;
    const CodeBook &m_codes;
    const Clock &m_clock;
    const std::function<QDateTime()> m_now;
    RuleHistory m_history;
    WriteLatency m_latency;
    QHash<IntentId, Course> m_courses;
    QHash<LegId, QDateTime> m_restUntil;
    QHash<RuleId, QDateTime> m_lastMatched;
    QHash<LegId, RuleAct> m_unsaved;
    bool m_isMatchUnsaved = false;
    QTimer m_saveTimer;
};

} // namespace wrapdesk
