// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rulebook.h"

#include "domain/choicetable.h"
#include "domain/spantable.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

using Rules = Decision::Rules;
using Age = std::optional<std::chrono::milliseconds>;

constexpr std::chrono::seconds longestAge = 100 * 366 * 24h; // longer ones would not fit as milliseconds

Rules &metOf(Decision &decision, RuleField field) { return decision.met[static_cast<size_t>(field)]; }

// The first of the set: bitset itself can only be asked bit by bit.
std::optional<qsizetype> firstOf(const Rules &rules)
{
    constexpr size_t word = 64;
    static const Rules lowest(~0ULL);
    static_assert(mostRules % word == 0);
    if (rules.none())
        return {};
    for (size_t at = 0; at < rules.size(); at += word) {
        const unsigned long long bits = ((rules >> at) & lowest).to_ullong();
        if (bits != 0)
            return static_cast<qsizetype>(at) + std::countr_zero(bits);
    }
    return {};
}

Rules upTo(qsizetype place) { return Rules().set() >> static_cast<size_t>(mostRules - 1 - place); }

template <typename Part>
SpanTable durationTable(const QList<Rule> &rules, Part part)
{
    const auto msecs = [](std::chrono::seconds age) {
        return std::chrono::milliseconds(std::min(age, longestAge)).count();
    };
    std::vector<SpanTable::Span> spans;
    Rules free;
    for (qsizetype place = 0; place < rules.size(); ++place) {
        const DurationRange &range = part(rules.at(place).when);
        const SpanTable::Span span{.place = place,
                                   .from = msecs(range.from.value_or(0s)),
                                   .to = range.to ? std::optional(msecs(*range.to)) : std::nullopt};
        if (range.isEmpty())
            free.set(static_cast<size_t>(place));
        else if (!span.to || span.from < *span.to)
            spans.push_back(span);
    }
    return {spans, free};
}

SpanTable hoursTable(const QList<Rule> &rules)
{
    std::vector<SpanTable::Span> spans;
    Rules free;
    for (qsizetype place = 0; place < rules.size(); ++place) {
        const WeekHours &hours = rules.at(place).when.hours;
        free.set(static_cast<size_t>(place), hours.isEmpty());
        if (hours.isEmpty())
            continue;
        for (const WeekHours::Span &span : hours.spans())
            spans.push_back({.place = place, .from = span.from, .to = span.to});
    }
    return {spans, free};
}

template <typename Asks>
Rules rulesThat(const QList<Rule> &rules, Asks asks)
{
    Rules found;
    for (qsizetype place = 0; place < rules.size(); ++place)
        found.set(static_cast<size_t>(place), asks(rules.at(place)));
    return found;
}

// Nothing where one end is not known; what our clocks take for less than nothing is nothing.
Age between(const QDateTime &from, const QDateTime &to)
{
    if (!from.isValid() || !to.isValid())
        return {};
    return std::max(0ms, std::chrono::milliseconds(from.msecsTo(to)));
}

const Rules &within(const SpanTable &table, const Age &age) { return age ? table.of(age->count()) : table.ofUnknown(); }

// During ACW the platform may not tell the end yet (FACTS §11.2); the ACW began with it.
QDateTime endOf(const Leg &leg) { return leg.endedAt.isValid() ? leg.endedAt : leg.acwStart; }

QDateTime later(const QDateTime &time, std::chrono::seconds span)
{
    return time.isValid() ? time.addSecs(span.count()) : QDateTime();
}

QDateTime dueOf(const RuleTiming &timing, const Leg &leg, const QDateTime &deadline)
{
    if (timing.kind == RuleTiming::Kind::AfterGrace)
        return later(endOf(leg), timing.span);
    if (leg.isInAcw())
        return later(deadline, -timing.span);
    return leg.acwEnd.isValid() ? leg.acwEnd : endOf(leg);
}

// When what began at `start` next comes to an age that one of these rules asks about.
QDateTime nextBirthday(const SpanTable &table, const QDateTime &start, const QDateTime &now, const Rules &rules)
{
    const Age age = between(start, now);
    const auto bound = age ? table.nextBound(age->count(), rules) : std::nullopt;
    return bound ? start.addMSecs(*bound) : QDateTime();
}

QDateTime earlier(const QDateTime &a, const QDateTime &b)
{
    if (!a.isValid() || !b.isValid())
        return a.isValid() ? a : b;
    return std::min(a, b);
}

} // namespace

bool Decision::matches(qsizetype place) const
{
    return std::all_of(met.begin(), met.end(),
                       [place](const Rules &rules) { return rules.test(static_cast<size_t>(place)); });
}

struct RuleBook::Tables
{
    QList<Rule> rules;
    QTimeZone zone;
    QHash<QueueId, DivisionId> divisionOf;
    QHash<RuleId, qsizetype> places;
    Rules existing;
    Rules acting; // those that are not off
    Rules byDesign; // those that mean what is by design, too
    ChoiceTable<QueueId> queues;
    ChoiceTable<Media> media;
    ChoiceTable<Direction> directions;
    ChoiceTable<StragglerClass> classes;
    ChoiceTable<UserId> agents;
    ChoiceTable<TeamId> teams;
    ChoiceTable<DivisionId> divisions;
    ChoiceTable<QString> disconnectTypes;
    ChoiceTable<QString> externalTags;
    SpanTable talk; // ms
    SpanTable acwAge; // ms
    SpanTable conversationAge; // ms
    SpanTable hours; // minutes of the week

    Tables(const QList<Rule> &all, const World &world);
    void tell(Decision &decision, const Leg &leg, const Straggler &straggler, const QDateTime &now) const;
};

RuleBook::Tables::Tables(const QList<Rule> &all, const World &world)
    : rules(all.size() > mostRules ? all.first(mostRules) : all),
      zone(world.zone),
      existing(rulesThat(rules, [](const Rule &) { return true; })),
      acting(rulesThat(rules, [](const Rule &rule) { return rule.mode != RuleMode::Off; })),
      byDesign(rulesThat(rules, [](const Rule &rule) { return rule.when.byDesign; })),
      queues(rules, std::mem_fn(&RuleConditions::queues)),
      media(rules, std::mem_fn(&RuleConditions::media)),
      directions(rules, std::mem_fn(&RuleConditions::directions)),
      classes(rules, std::mem_fn(&RuleConditions::classes), std::nullopt), // every straggler is of a class
      agents(rules, std::mem_fn(&RuleConditions::agents)),
      teams(rules, std::mem_fn(&RuleConditions::teams)),
      divisions(rules, std::mem_fn(&RuleConditions::divisions)),
      disconnectTypes(rules, std::mem_fn(&RuleConditions::disconnectTypes)),
      externalTags(rules, std::mem_fn(&RuleConditions::externalTags)),
      talk(durationTable(rules, std::mem_fn(&RuleConditions::talk))),
      acwAge(durationTable(rules, std::mem_fn(&RuleConditions::acwAge))),
      conversationAge(durationTable(rules, std::mem_fn(&RuleConditions::conversationAge))),
      hours(hoursTable(rules))
{
    for (const Queue &queue : world.queues)
        divisionOf.insert(queue.id, queue.division);
    for (qsizetype place = rules.size() - 1; place >= 0; --place)
        places.insert(rules.at(place).id, place);
}

// Which rules' conditions hold, field by field.
void RuleBook::Tables::tell(Decision &decision, const Leg &leg, const Straggler &straggler, const QDateTime &now) const
{
    const auto met = [&decision](RuleField field) -> Rules & { return metOf(decision, field); };
    met(RuleField::Queues) = queues.of(leg.queue);
    met(RuleField::Media) = media.of(leg.media);
    met(RuleField::Directions) = directions.of(leg.direction);
    met(RuleField::Classes) = classes.of(straggler.kind);
    met(RuleField::Agents) = agents.of(leg.agent);
    met(RuleField::Teams) = teams.of(leg.team);
    met(RuleField::Divisions) = divisions.of(divisionOf.value(leg.queue));
    met(RuleField::DisconnectTypes) = disconnectTypes.of(leg.disconnectType);
    met(RuleField::ExternalTags) = externalTags.of(leg.externalTag);
    met(RuleField::Talk) = within(talk, between(leg.connectedAt, leg.endedAt));
    met(RuleField::AcwAge) = within(acwAge, between(leg.acwStart, leg.isInAcw() ? now : leg.acwEnd));
    met(RuleField::ConversationAge) = within(conversationAge, between(leg.conversationStart, now));
    const bool hasHours = hours.isAsked() && leg.endedAt.isValid();
    met(RuleField::Hours) = hasHours ? hours.of(WeekHours::minuteOfWeek(leg.endedAt, zone)) : hours.ofUnknown();
    met(RuleField::ByDesign) = straggler.byDesign ? byDesign : existing;
}

RuleBook::RuleBook()
{
    static const auto empty = std::make_shared<const Tables>(QList<Rule>(), World());
    m_tables = empty;
}

RuleBook::RuleBook(const QList<Rule> &rules, const World &world)
    : m_tables(std::make_shared<const Tables>(rules, world))
{
}

const QList<Rule> &RuleBook::rules() const { return m_tables->rules; }

std::optional<qsizetype> RuleBook::placeOf(const RuleId &rule) const
{
    const auto found = m_tables->places.constFind(rule);
    return found != m_tables->places.cend() ? std::optional(*found) : std::nullopt;
}

Decision RuleBook::decide(const Leg &leg, const Straggler &straggler, const QDateTime &now) const
{
    Decision decision;
    decision.deadline = leg.acwDeadline();
    decision.isEligible = straggler.unwritable == Unwritable::No && straggler.kind != StragglerClass::Orphaned;
    if (m_tables->rules.isEmpty())
        return decision;
    m_tables->tell(decision, leg, straggler, now);
    if (!decision.isEligible)
        return decision;

    // Time changes only the two ages: what else does not hold will not.
    Rules possible = m_tables->acting;
    for (int field = 0; field < ruleFieldCount; ++field) {
        if (field != int(RuleField::AcwAge) && field != int(RuleField::ConversationAge))
            possible &= decision.met[static_cast<size_t>(field)];
    }
    decision.rule =
        firstOf(possible & metOf(decision, RuleField::AcwAge) & metOf(decision, RuleField::ConversationAge));
    if (decision.rule) {
        decision.due = dueOf(m_tables->rules.at(*decision.rule).timing, leg, decision.deadline);
        possible &= upTo(*decision.rule);
    }
    const QDateTime conversation = nextBirthday(m_tables->conversationAge, leg.conversationStart, now, possible);
    const QDateTime acw = leg.isInAcw() ? nextBirthday(m_tables->acwAge, leg.acwStart, now, possible) : QDateTime();
    decision.reconsiderAt = earlier(conversation, acw);
    return decision;
}

} // namespace wrapdesk
