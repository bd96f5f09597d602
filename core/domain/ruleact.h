// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/intent.h"
#include "domain/rule.h"

#include <QHash>
#include <QMap>

#include <set>

namespace wrapdesk {

// What became of a leg a rule decided to code.
enum class RuleResult
{
    Open, // under way
    Coded, // its code stands, or stood there already
    Corrected, // so, and a person has chosen another since
    HumanWon, // a person was faster; nothing was written
    Missed, // the platform's time-out came first
    Refused, // the platform said no, or the leg is locked
    Failed, // no usable answer, taken back, never seen, or a code is saved for later: may be decided again
};

QString ruleResultName(RuleResult result); // open, coded, corrected, humanWon, missed, refused, failed
std::optional<RuleResult> ruleResultFromName(QStringView name);

// One leg one rule acted on. Kept on disk, one for each leg: the newest.
struct RuleAct
{
    LegId leg;
    QueueId queue;
    RuleId rule;
    int version = 0;
    CodeId code;
    QString codeName;
    QString ruleName; // as it was called then
    QStringList why; // the conditions it met, in words of then; no customer's address
    QDateTime at; // platform time of the decision
    RuleResult result = RuleResult::Open;

    bool operator==(const RuleAct &) const = default;
};

// What the end of a rule's intent means for its act; Open while it has not ended.
RuleResult resultOf(const Intent &intent);

// Whether the leg may be decided by a rule once more: only what ended without an answer, or what the time-out has
// overtaken and is another kind of straggler now.
bool mayDecideAgain(const RuleAct &act);

// The acts of all rules, newest for each leg: what caps, the circuit breaker and "why this code?" are told from.
// A value.
class RuleHistory
{
public:
    // Replaces what is known of the leg.
    void note(const RuleAct &act);
    const RuleAct *find(const LegId &leg) const; // valid until the next note
    // Acts of the rule since then, inclusive, that take a place under its caps: what has given a code or may yet turn
    // out to have (Open, Coded, Corrected, Failed), not what surely gave none (HumanWon, Missed, Refused).
    int actsSince(const RuleId &rule, const QDateTime &since, const std::optional<QueueId> &queue = {}) const;
    // When so many of them have left the last hour that both caps have room; null: there is room.
    QDateTime roomAt(const Rule &rule, const QueueId &queue, const QDateTime &now) const;
    // Acts of today (since `since`) by what became of them.
    QMap<RuleResult, int> resultsSince(const RuleId &rule, const QDateTime &since) const;

    // The circuit breaker: of the last `breakerWindow` acts since `since` that gave a code or were refused, how many
    // were refused or corrected afterwards. What a person or the time-out was faster with, or what had no usable
    // answer, says nothing of the rule and is not judged.
    struct Faults
    {
        int judged = 0;
        int refused = 0;
        int corrected = 0;
        int bad() const { return refused + corrected; }
    };
    static constexpr int breakerWindow = 100;
    Faults faults(const RuleId &rule, const QDateTime &since) const;
    // More than `percent` of a hundred are bad: fewer than a hundred acts trip it as soon as that many are.
    static bool trips(const Faults &faults, int percent);

    // Lets go of acts older than `before`.
    void forget(const QDateTime &before);

private:
    void drop(const RuleAct &act);
    // Newest first, until `visit` returns false.
    template <typename Visit>
    void visitBack(const RuleId &rule, const QDateTime &since, Visit visit) const;

    QHash<LegId, RuleAct> m_acts;
    QHash<RuleId, std::set<std::pair<QDateTime, LegId>>> m_byRule; // by the time of the decision
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::RuleAct)
