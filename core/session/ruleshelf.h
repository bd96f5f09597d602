// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rulewords.h"

#include <functional>

namespace wrapdesk {

class Store;
struct StoredState;

// The organisation's rules in their order, with every version there ever was. Each change is kept on disk and in the
// audit together. Owned by Rules, main thread; checks nothing, see Rules.
class RuleShelf
{
public:
    struct Means
    {
        Store &store;
        std::function<QDateTime()> now; // platform time
        std::function<std::pair<UserId, QString>()> who;
        std::function<RuleWords()> words;
    };
    explicit RuleShelf(Means means);

    void restore(const StoredState &state);

    const QList<Rule> &rules() const { return m_rules; }
    const Rule *find(const RuleId &rule) const; // valid until the next change
    qsizetype placeOf(const RuleId &rule) const; // -1: not there
    QList<RuleVersion> history(const RuleId &rule) const; // newest first
    QList<RuleVersion> removed() const; // newest first
    std::optional<RuleVersion> version(const RuleId &rule, int version) const;
    QDateTime keptSince(const RuleId &rule) const; // when the version in force was kept
    // When the rule was switched to apply for the last time; null: it does not apply.
    QDateTime applyingSince(const RuleId &rule) const;

    // A new rule (without an id) comes last. One that was removed comes back.
    RuleId keep(Rule rule, const QString &why);
    void keepAll(const QList<Rule> &rules, const QString &why); // together, on disk too
    void move(const RuleId &rule, qsizetype place);
    void remove(const RuleId &rule);

private:
    struct Batch;

    void add(Batch &batch, Rule rule, const QString &why);
    void send(Batch batch);
    QString told(const Rule &rule, const QString &why) const;

    Means m_means;
    QList<Rule> m_rules;
    QHash<RuleId, QList<RuleVersion>> m_versions; // oldest first
};

} // namespace wrapdesk
