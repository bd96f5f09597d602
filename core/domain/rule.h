// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/straggler.h"
#include "domain/weekhours.h"

#include <chrono>

namespace wrapdesk {

enum class RuleMode
{
    Off,
    Suggest, // shows its code on the leg; a person takes it or not
    Apply // gives the code by itself
};

QString ruleModeName(RuleMode mode); // off, suggest, apply: the words of the rule file and the database
std::optional<RuleMode> ruleModeFromName(QStringView name);

// One of these, or none of these; without values: whatever it is. What a leg does not tell is none of them.
template <typename T>
struct Choice
{
    enum class Kind
    {
        AnyOf,
        NoneOf
    };
    Kind kind = Kind::AnyOf;
    QList<T> values;

    bool operator==(const Choice &) const = default;
    bool isEmpty() const { return values.isEmpty(); }
    bool holds(const T &value) const { return values.isEmpty() || values.contains(value) == (kind == Kind::AnyOf); }
};

// from <= value < to; either end may be missing. What a leg does not tell is in no range that has an end.
struct DurationRange
{
    std::optional<std::chrono::seconds> from; // >= 0
    std::optional<std::chrono::seconds> to;

    bool operator==(const DurationRange &) const = default;
    bool isEmpty() const { return !from && !to; }
};

// What a leg must be like for a rule to mean it. Nothing set: every straggler that may be coded.
struct RuleConditions
{
    Choice<QueueId> queues;
    Choice<Media> media;
    Choice<Direction> directions;
    Choice<StragglerClass> classes; // never Orphaned: a person's code stands there
    Choice<UserId> agents;
    Choice<TeamId> teams;
    Choice<DivisionId> divisions; // of the leg's queue
    Choice<QString> disconnectTypes; // as the platform spells them: client, peer, endpoint.donotdisturb …
    Choice<QString> externalTags; // exact
    DurationRange talk; // from the answer to the end
    DurationRange acwAge; // since ACW opened, or how long it was
    DurationRange conversationAge; // since the conversation began
    WeekHours hours; // of the leg's end, in the organisation's time zone
    bool byDesign = false; // also what the platform does not expect to be coded (optional prompt, skipped ACW)

    bool operator==(const RuleConditions &) const = default;
};

// The parts of RuleConditions, in the order in which they are told.
enum class RuleField
{
    Queues,
    Media,
    Directions,
    Classes,
    Agents,
    Teams,
    Divisions,
    DisconnectTypes,
    ExternalTags,
    Talk,
    AcwAge,
    ConversationAge,
    Hours,
    ByDesign
};
inline constexpr int ruleFieldCount = int(RuleField::ByDesign) + 1;

QString ruleFieldName(RuleField field); // queues, media, …, byDesign: the keys of the rule file
std::optional<RuleField> ruleFieldFromName(QStringView name);

// When a rule acts on a leg it means.
struct RuleTiming
{
    enum class Kind
    {
        BeforeTimeout, // `span` before the platform's time-out; where none comes, once the ACW is over
        AfterGrace // `span` after the end of the leg, whether its ACW is over or not
    };
    Kind kind = Kind::BeforeTimeout;
    std::chrono::seconds span{3}; // before a time-out 1 to 60 s; a grace of 0 s to 7 days

    bool operator==(const RuleTiming &) const = default;
};

// One auto-apply rule. A value; which of several decides is RuleBook's.
struct Rule
{
    RuleId id;
    int version = 0; // 1 and on, given when it is kept; 0: not kept yet
    QString name;
    RuleMode mode = RuleMode::Off;
    RuleConditions when;
    RuleTiming timing;
    CodeId code;
    QString codeName; // as it was called when it was chosen; for when it is gone
    QString notes; // with placeholders, see notesFor()
    std::optional<int> perHour; // codes it gives in any 60 minutes at most; >= 1
    std::optional<int> perQueueHour; // the same for each queue
    WeekHours schedule; // when it may act, in the organisation's time zone; empty: always
    bool mayUseMappedCode = false; // its code may set off outbound mappings: asked for by name

    bool operator==(const Rule &) const = default;
};

// A rule as it was kept at one time, by whom and why.
struct RuleVersion
{
    Rule rule; // with its version
    bool isRemoved = false; // the rule was taken away with this version
    QDateTime at; // platform time
    UserId by; // empty: client credentials, or the program itself (`why` tells)
    QString byName;
    QString why; // "circuit breaker: 6 of 41 refused", "imported from rules.json", …; empty: edited by hand

    bool operator==(const RuleVersion &) const = default;
};

inline constexpr qsizetype mostRules = 256;
inline constexpr qsizetype longestRuleName = 80;
inline constexpr qsizetype longestRuleNotes = 500; // before its placeholders are filled

// What keeps the rule from being kept, in plain words with the field's name; empty: nothing. What the organisation's
// queues and codes have to say of it: see ruleconflicts.h.
QString ruleError(const Rule &rule);

// Placeholders a note may have: {rule} {queue} {agent} {media} {class} {ended} {talk}.
QStringList notePlaceholders();
struct NoteWords // of one leg
{
    QString queue;
    QString agent;
    QTimeZone zone; // for {ended}
};
// The note a leg gets, at most 2,000 characters. Never holds a customer's address: no placeholder has one.
QString notesFor(const Rule &rule, const Leg &leg, const Straggler &straggler, const NoteWords &words);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::RuleId)
Q_DECLARE_METATYPE(wrapdesk::RuleVersion)
