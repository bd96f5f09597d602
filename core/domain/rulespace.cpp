// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rulespace.h"

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr int mostSteps = 2'000; // of one search
constexpr int mostStepsOfAll = 40'000;

// The less a part forbids in later dimensions, the cheaper: a conversation is at least as old as talk and ACW are long.
qint64 costOf(size_t dimension, const RulePart &part)
{
    switch (dimension) {
    case ClassDimension:
        return part.from == static_cast<qint64>(StragglerClass::Pending) ? 1 : 0; // has an ACW age
    case TalkDimension:
    case AcwAgeDimension:
        return part.from;
    case ConversationAgeDimension:
        return -part.to;
    default:
        return 0;
    }
}

bool isBounding(size_t dimension)
{
    return dimension == ClassDimension || dimension == TalkDimension || dimension == AcwAgeDimension
           || dimension == ConversationAgeDimension;
}

bool isPossible(const RuleSpace::Parts &chosen, size_t dimension, const RulePart &part)
{
    if (dimension == AcwAgeDimension)
        return !part.isUnknown || chosen[ClassDimension]->from != static_cast<qint64>(StragglerClass::Pending);
    if (dimension == ConversationAgeDimension)
        return part.to > chosen[TalkDimension]->from + chosen[AcwAgeDimension]->from;
    return true;
}

} // namespace

struct RuleSpace::Candidate
{
    const RulePart *part = nullptr;
    RuleSet left; // of the rules that must not take the leg
    qint64 cost = 0;

    bool isAsGoodAs(const Candidate &other) const { return cost <= other.cost && left.isSubsetOf(other.left); }
};

struct RuleSpace::Search
{
    qsizetype a = 0;
    qsizetype b = 0;
    std::array<RuleSet, RuleDimensionCount> covering; // rules that take all that both do
    std::array<RuleSet, RuleDimensionCount + 1> coveringRest; // and so in all dimensions that follow
    Parts chosen{};
    int stepsLeft = 0;
};

RuleSpace::RuleSpace(const QList<Rule> &rules, const RuleBook::World &world)
    : m_parts(rules, world), m_stepsLeft(mostStepsOfAll)
{
    m_boxes.resize(size_t(rules.size()));
    for (size_t dimension = 0; dimension < RuleDimensionCount; ++dimension) {
        for (const RulePart &part : m_parts.of[dimension]) {
            for (qsizetype place = part.rules.next(0); place >= 0; place = part.rules.next(place + 1))
                m_boxes[size_t(place)].taken[dimension].push_back(&part);
        }
    }
    for (Box &box : m_boxes) {
        box.meeting = RuleSet::upTo(rules.size());
        for (size_t dimension = 0; dimension < RuleDimensionCount; ++dimension) {
            box.covering[dimension] = box.meeting;
            RuleSet meeting;
            for (const RulePart *part : box.taken[dimension]) {
                meeting |= part->rules;
                box.covering[dimension] &= part->rules;
            }
            box.meeting &= meeting;
        }
    }
}

bool RuleSpace::reaches(qsizetype rule, qsizetype queue) const
{
    return m_parts.of[QueueDimension][m_parts.partOfQueue[size_t(queue)]].rules.contains(rule);
}

std::optional<RuleDimension> RuleSpace::emptyDimension(qsizetype rule) const
{
    for (size_t dimension = 0; dimension < RuleDimensionCount; ++dimension) {
        if (m_boxes[size_t(rule)].taken[dimension].empty())
            return static_cast<RuleDimension>(dimension);
    }
    return {};
}

bool RuleSpace::takes(qsizetype rule, const Parts &parts)
{
    return std::all_of(parts.begin(), parts.end(), [rule](const RulePart *part) { return part->rules.contains(rule); });
}

RuleSpace::Found RuleSpace::find(qsizetype a, qsizetype b, const RuleSet &without)
{
    const Box &boxA = m_boxes[size_t(a)];
    const Box &boxB = m_boxes[size_t(b)];
    const RuleSet avoided = without & boxA.meeting & boxB.meeting;
    Search search{.a = a, .b = b};
    search.coveringRest[RuleDimensionCount] = avoided;
    for (size_t dimension = RuleDimensionCount; dimension-- > 0;) {
        search.covering[dimension] = boxA.covering[dimension];
        search.covering[dimension] |= boxB.covering[dimension];
        search.coveringRest[dimension] = search.coveringRest[dimension + 1] & search.covering[dimension];
    }
    if (avoided.intersects(search.coveringRest[0]))
        return {};
    // Where nothing is to be avoided, little is to be looked at.
    const int most = avoided.isEmpty() ? mostSteps : std::min(mostSteps, m_stepsLeft);
    search.stepsLeft = most;
    const bool isFound = goOn(search, 0, avoided);
    m_stepsLeft -= most - search.stepsLeft;
    if (isFound)
        return {.parts = search.chosen};
    return {.isSure = search.stepsLeft > 0};
}

// `avoided`: those that take all that is chosen so far.
bool RuleSpace::goOn(Search &search, size_t dimension, const RuleSet &avoided) const
{
    if (avoided.intersects(search.coveringRest[dimension]))
        return false;
    if (dimension == RuleDimensionCount)
        return true;
    if (search.stepsLeft <= 0)
        return false;
    --search.stepsLeft;
    std::vector<Candidate> best = candidatesFor(search, dimension, avoided);
    if (best.size() > 1)
        std::stable_sort(best.begin(), best.end(),
                         [](const Candidate &x, const Candidate &y) { return x.left.size() < y.left.size(); });
    for (const Candidate &candidate : best) {
        search.chosen[dimension] = candidate.part;
        if (goOn(search, dimension + 1, candidate.left))
            return true;
    }
    return false;
}

// Those of which none other is as good.
void RuleSpace::keepBest(std::vector<Candidate> &best, const Candidate &candidate)
{
    for (const Candidate &each : best) {
        if (each.isAsGoodAs(candidate))
            return;
    }
    if (!best.empty())
        std::erase_if(best, [&candidate](const Candidate &each) { return candidate.isAsGoodAs(each); });
    best.push_back(candidate);
}

std::vector<RuleSpace::Candidate> RuleSpace::candidatesFor(const Search &search, size_t dimension,
                                                           const RuleSet &avoided) const
{
    const Places &ofA = m_boxes[size_t(search.a)].taken[dimension];
    const Places &ofB = m_boxes[size_t(search.b)].taken[dimension];
    const bool isAShorter = ofA.size() <= ofB.size();
    const qsizetype other = isAShorter ? search.b : search.a;
    const bool isAllTaken = avoided.isSubsetOf(search.covering[dimension]); // whatever is chosen here
    Candidate cheapest;
    std::vector<Candidate> best;
    for (const RulePart *part : isAShorter ? ofA : ofB) {
        if (!part->rules.contains(other) || !isPossible(search.chosen, dimension, *part))
            continue;
        const qint64 cost = costOf(dimension, *part);
        if (!isAllTaken)
            keepBest(best, {.part = part, .left = part->rules & avoided, .cost = cost});
        else if (!cheapest.part || cost < cheapest.cost)
            cheapest = {.part = part, .left = avoided, .cost = cost};
        if (cheapest.part && !isBounding(dimension))
            break;
    }
    if (cheapest.part)
        best.push_back(cheapest);
    return best;
}

} // namespace wrapdesk
