// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ruleparts.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace wrapdesk {

namespace {

constexpr int minutesAWeek = 7 * 24 * 60;

const QString &textOf(const QString &text) { return text; }
template <typename Tag>
const QString &textOf(const Id<Tag> &id)
{
    return id.text();
}

// Which rules take what a Choice is about: those for each value that is named, and those for any other.
struct Takers
{
    std::map<QString, RuleSet> named; // in order: the same rules always give the same example
    RuleSet others;

    const RuleSet &of(const QString &text) const
    {
        const auto found = named.find(text);
        return found != named.end() ? found->second : others;
    }
};

template <typename Field>
Takers takersOf(const QList<Rule> &rules, Field field)
{
    Takers takers;
    const auto isAnyOf = [](const auto &choice) { return choice.kind == std::decay_t<decltype(choice)>::Kind::AnyOf; };
    for (qsizetype place = 0; place < rules.size(); ++place) {
        const auto &choice = std::invoke(field, rules[place].when);
        if (choice.isEmpty() || !isAnyOf(choice))
            takers.others.insert(place);
    }
    for (qsizetype place = 0; place < rules.size(); ++place) {
        const auto &choice = std::invoke(field, rules[place].when);
        for (const auto &value : choice.values) {
            // What a leg does not tell is none of the values, even if a value is nothing.
            if (textOf(value).isEmpty())
                continue;
            RuleSet &set = takers.named.try_emplace(textOf(value), takers.others).first->second;
            if (isAnyOf(choice))
                set.insert(place);
            else
                set.remove(place);
        }
    }
    return takers;
}

template <typename Field>
std::vector<RulePart> partsOfChoice(const QList<Rule> &rules, Field field)
{
    const Takers takers = takersOf(rules, field);
    std::vector<RulePart> parts{{.rules = takers.others}};
    std::set<RuleSet> sets{takers.others};
    for (const auto &[text, set] : takers.named) {
        if (sets.insert(set).second)
            parts.push_back({.rules = set, .text = text});
    }
    return parts;
}

template <typename Value, typename Field>
std::vector<RulePart> partsOfEnum(const QList<Rule> &rules, Field field, std::initializer_list<Value> values)
{
    std::vector<RulePart> parts;
    for (const Value value : values) {
        RulePart part{.from = static_cast<qint64>(value)};
        for (qsizetype place = 0; place < rules.size(); ++place) {
            if (std::invoke(field, rules[place].when).holds(value))
                part.rules.insert(place);
        }
        parts.push_back(part);
    }
    return parts;
}

struct Span // of one rule
{
    qsizetype rule = 0;
    qint64 from = 0;
    qint64 to = 0;
};

// From one bound that is mentioned to the next; `always`: rules that take every part.
std::vector<RulePart> partsOfSpans(const std::vector<Span> &spans, const RuleSet &always, qint64 end)
{
    std::vector<qint64> bounds{0, end};
    for (const Span &span : spans) {
        bounds.push_back(std::clamp<qint64>(span.from, 0, end));
        bounds.push_back(std::clamp<qint64>(span.to, 0, end));
    }
    std::sort(bounds.begin(), bounds.end());
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    std::vector<RulePart> parts;
    for (size_t at = 0; at + 1 < bounds.size(); ++at)
        parts.push_back({.rules = always, .from = bounds[at], .to = bounds[at + 1]});
    for (const Span &span : spans) {
        const auto first = std::lower_bound(bounds.begin(), bounds.end(), std::clamp<qint64>(span.from, 0, end));
        for (auto at = size_t(first - bounds.begin()); at < parts.size() && parts[at].to <= span.to; ++at)
            parts[at].rules.insert(span.rule);
    }
    return parts;
}

template <typename Field>
std::vector<RulePart> partsOfRange(const QList<Rule> &rules, Field field)
{
    std::vector<Span> spans;
    RuleSet always;
    for (qsizetype place = 0; place < rules.size(); ++place) {
        const DurationRange &range = std::invoke(field, rules[place].when);
        if (range.isEmpty())
            always.insert(place);
        else
            spans.push_back(
                {place, range.from ? range.from->count() : 0, range.to ? range.to->count() : RulePart::endless});
    }
    return partsOfSpans(spans, always, RulePart::endless);
}

std::vector<RulePart> partsOfHours(const QList<Rule> &rules)
{
    std::vector<Span> spans;
    RuleSet always;
    for (qsizetype place = 0; place < rules.size(); ++place) {
        const WeekHours &hours = rules[place].when.hours;
        if (hours.isEmpty())
            always.insert(place);
        for (const WeekHours::Span &span : hours.isEmpty() ? QList<WeekHours::Span>() : hours.spans())
            spans.push_back({place, span.from, span.to});
    }
    std::vector<RulePart> parts = partsOfSpans(spans, always, minutesAWeek);
    std::set<RuleSet> sets;
    std::erase_if(parts, [&sets](const auto &part) { return !sets.insert(part.rules).second; });
    return parts;
}

} // namespace

RuleParts::RuleParts(const QList<Rule> &rules, const RuleBook::World &world)
{
    addQueues(rules, world);
    addEnums(rules);
    addTimes(rules);
    addTexts(rules);
}

void RuleParts::addQueues(const QList<Rule> &rules, const RuleBook::World &world)
{
    queues = world.queues.values();
    std::sort(queues.begin(), queues.end(), [](const Queue &a, const Queue &b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    const Takers byQueue = takersOf(rules, &RuleConditions::queues);
    const Takers byDivision = takersOf(rules, &RuleConditions::divisions);
    std::map<RuleSet, size_t> known;
    for (qsizetype place = 0; place < queues.size(); ++place) {
        const Queue &queue = queues[place];
        const RuleSet set = byQueue.of(queue.id.text()) & byDivision.of(queue.division.text());
        const auto [part, isNew] = known.try_emplace(set, known.size());
        if (isNew)
            of[QueueDimension].push_back({.rules = set, .from = place});
        partOfQueue.push_back(part->second);
    }
}

void RuleParts::addEnums(const QList<Rule> &rules)
{
    of[ClassDimension] = partsOfEnum(rules, &RuleConditions::classes,
                                     {StragglerClass::Pending, StragglerClass::Missing, StragglerClass::SystemCoded});
    // Legs of no other media can be coded, see unwritable().
    of[MediaDimension] = partsOfEnum(rules, &RuleConditions::media,
                                     {Media::Voice, Media::Callback, Media::Email, Media::Message, Media::Social,
                                      Media::Video, Media::Cobrowse, Media::Screenshare});
    of[DirectionDimension] = partsOfEnum(rules, &RuleConditions::directions, {Direction::Inbound, Direction::Outbound});
    RulePart byDesign{.from = true};
    for (qsizetype place = 0; place < rules.size(); ++place) {
        if (rules[place].when.byDesign)
            byDesign.rules.insert(place);
    }
    of[ByDesignDimension] = {{.rules = RuleSet::upTo(rules.size()), .from = false}, byDesign};
}

void RuleParts::addTimes(const QList<Rule> &rules)
{
    of[TalkDimension] = partsOfRange(rules, &RuleConditions::talk);
    of[AcwAgeDimension] = partsOfRange(rules, &RuleConditions::acwAge);
    RulePart noAcw{.isUnknown = true};
    for (qsizetype place = 0; place < rules.size(); ++place) {
        if (rules[place].when.acwAge.isEmpty())
            noAcw.rules.insert(place);
    }
    of[AcwAgeDimension].push_back(noAcw);
    of[ConversationAgeDimension] = partsOfRange(rules, &RuleConditions::conversationAge);
    of[HoursDimension] = partsOfHours(rules);
}

void RuleParts::addTexts(const QList<Rule> &rules)
{
    of[AgentDimension] = partsOfChoice(rules, &RuleConditions::agents);
    of[TeamDimension] = partsOfChoice(rules, &RuleConditions::teams);
    of[DisconnectTypeDimension] = partsOfChoice(rules, &RuleConditions::disconnectTypes);
    of[ExternalTagDimension] = partsOfChoice(rules, &RuleConditions::externalTags);
}

} // namespace wrapdesk
