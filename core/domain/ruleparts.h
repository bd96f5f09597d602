// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ruleset.h"

#include <array>
#include <limits>
#include <vector>

namespace wrapdesk {

enum RuleDimension : size_t
{
    QueueDimension, // conditions on divisions choose among queues, too
    ClassDimension,
    MediaDimension,
    DirectionDimension,
    ByDesignDimension,
    TalkDimension, // the times in this order: the first two bound the third
    AcwAgeDimension,
    ConversationAgeDimension,
    HoursDimension,
    AgentDimension,
    TeamDimension,
    DisconnectTypeDimension,
    ExternalTagDimension,
    RuleDimensionCount
};

// What legs may be in one dimension and every rule takes alike.
struct RulePart
{
    static constexpr qint64 endless = std::numeric_limits<qint64>::max();

    RuleSet rules; // that take it
    qint64 from = 0; // s, or minutes of the week; else the value of the enum, or the place of the queue
    qint64 to = 0; // exclusive
    QString text; // an id or text; empty: any that no rule names
    bool isUnknown = false; // the leg does not tell
};

// All that legs can be, as far as rules tell it apart. A leg is taken to tell all about itself, as it does in the end;
// only agent, team, disconnect type and tag may stay unknown (like one that no rule names), and what had no ACW has no
// ACW age.
struct RuleParts
{
    QList<Queue> queues; // the organisation's, by name
    std::vector<size_t> partOfQueue; // by place in `queues`
    std::array<std::vector<RulePart>, RuleDimensionCount> of;

    // At most mostRules rules.
    RuleParts(const QList<Rule> &rules, const RuleBook::World &world);

private:
    void addQueues(const QList<Rule> &rules, const RuleBook::World &world);
    void addEnums(const QList<Rule> &rules);
    void addTimes(const QList<Rule> &rules);
    void addTexts(const QList<Rule> &rules);
};

} // namespace wrapdesk
