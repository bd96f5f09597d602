// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "session/ruleexplanation.h"

#include <QByteArray>

#include <optional>

namespace wrapdesk {

class Session;
struct PassedLeg;
struct RuleVerdict;

// Where the rules of a pass come from.
struct RuleSource
{
    QString fileName; // as it is told to people; empty: the rules that are kept in the organisation's database
    QByteArray file;
    bool explains = false; // each decision is told condition by condition
};

// What a rule has to do with a leg of a pass.
struct PassedRule
{
    RuleId id;
    QString name;
    CodeId code;
    RuleStop stop = RuleStop::None; // what keeps it from acting
    QDateTime at; // NotDue: when it will be; else when the stop ends by itself. Null: not known

    bool operator==(const PassedRule &) const = default;
};

// The rules of one pass over a session: takes them and lets them decide leg by leg. Main thread.
class PassRules
{
public:
    PassRules(Session &session, RuleSource source);

    // Before anybody signs in: whether the file can be read at all. Invalid otherwise, with file, line and field.
    Result<void> check() const;
    // After the sweep: whom it has met may be named. Remarks on what the organisation does not have.
    Result<QStringList> take();
    // Queues whose codes must be known: a rule whose code one of its queues does not offer may not act on any.
    QList<QueueId> reached() const;
    // What the rules say of the leg now: its rule, explanation and, where none acts, why it is skipped.
    void judge(PassedLeg &passed) const;
    // The same, and its rule acts unless something stops it.
    void act(PassedLeg &passed) const;

private:
    void tell(PassedLeg &passed, const RuleVerdict &verdict) const;
    QString codeOf(const PassedRule &rule) const;
    QString remarkOn(const PassedRule &rule) const;
    QString conflictOf(const RuleId &rule) const;
    Error told(const Error &error) const;

    Session &m_session;
    RuleSource m_source;
};

} // namespace wrapdesk
