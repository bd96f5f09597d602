// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ruleconflicts.h"

#include "domain/codeoffers.h"
#include "domain/ruleexample.h"

#include <algorithm>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

constexpr auto watchedBeforeToldOf = 24h;

// The condition that leaves nothing of what exists.
std::optional<RuleField> fieldOf(RuleDimension dimension, const Rule &rule, const QList<Queue> &queues)
{
    switch (dimension) {
    case ClassDimension:
        return RuleField::Classes;
    case MediaDimension:
        return RuleField::Media;
    case DirectionDimension:
        return RuleField::Directions;
    case TalkDimension:
        return RuleField::Talk;
    case AcwAgeDimension:
        return RuleField::AcwAge;
    case ConversationAgeDimension:
        return RuleField::ConversationAge;
    case HoursDimension:
        return RuleField::Hours;
    case AgentDimension:
        return RuleField::Agents;
    case TeamDimension:
        return RuleField::Teams;
    case DisconnectTypeDimension:
        return RuleField::DisconnectTypes;
    case ExternalTagDimension:
        return RuleField::ExternalTags;
    default:
        break;
    }
    const auto leavesNone = [&queues](auto holds) { return std::none_of(queues.begin(), queues.end(), holds); };
    if (leavesNone([&rule](const Queue &queue) { return rule.when.queues.holds(queue.id); }))
        return RuleField::Queues;
    if (leavesNone([&rule](const Queue &queue) { return rule.when.divisions.holds(queue.division); }))
        return RuleField::Divisions;
    return {}; // each leaves some, together they leave none
}

// All rules against each other and what is around them.
class Check
{
public:
    Check(const QList<Rule> &rules, const RuleSurroundings &around)
        : m_rules(rules),
          m_around(around),
          m_space(rules, around.world),
          m_offers(rules, m_space.queues(), around.codes)
    {
    }

    QList<Conflict> conflictsOf(qsizetype place);
    void actFromHere(qsizetype place) // it stands before those that follow
    {
        if (m_rules[place].mode != RuleMode::Off)
            m_before.insert(place);
    }

private:
    Conflict made(ConflictKind kind, qsizetype place) const { return {.kind = kind, .rule = m_rules[place].id}; }
    void addCode(QList<Conflict> &all, qsizetype place) const;
    bool addQueues(QList<Conflict> &all, qsizetype place) const; // false: none of those it names is left
    void addTiming(QList<Conflict> &all, qsizetype place) const;
    void addOthers(QList<Conflict> &all, qsizetype place);
    void addWatched(QList<Conflict> &all, qsizetype place) const;
    void addDeciding(Conflict &conflict, qsizetype place, const RuleSet &meeting);
    void setExample(Conflict &conflict, const RuleSpace::Parts &parts) const;

    const QList<Rule> &m_rules;
    const RuleSurroundings &m_around;
    RuleSpace m_space;
    CodeOffers m_offers;
    RuleSet m_before; // rules that are not off
};

QList<Conflict> Check::conflictsOf(qsizetype place)
{
    QList<Conflict> all;
    addCode(all, place);
    // Before the organisation's queues are known nothing can be said of what a rule reaches.
    if (!m_space.queues().isEmpty() && addQueues(all, place)) {
        addTiming(all, place);
        addOthers(all, place);
    }
    addWatched(all, place);
    std::stable_sort(all.begin(), all.end(),
                     [](const Conflict &a, const Conflict &b) { return a.isBlocking > b.isBlocking; });
    return all;
}

void Check::addCode(QList<Conflict> &all, qsizetype place) const
{
    const Rule &rule = m_rules[place];
    if (rule.code.isEmpty())
        return; // ruleError() says so
    Conflict conflict = made(ConflictKind::UnknownCode, place);
    conflict.isBlocking = true;
    if (!m_offers.exists(place)) {
        all.append(conflict);
        return;
    }
    if (m_around.mappedCodes.contains(rule.code) && !rule.mayUseMappedCode) {
        conflict.kind = ConflictKind::MappedCode;
        all.append(conflict);
    }
    conflict.kind = ConflictKind::CodeNotOnQueue;
    for (qsizetype queue = 0; queue < m_space.queues().size(); ++queue) {
        if (m_space.reaches(place, queue) && m_offers.lacks(place, queue))
            conflict.queues.append(m_space.queues()[queue].id);
    }
    if (!conflict.queues.isEmpty())
        all.append(conflict);
}

bool Check::addQueues(QList<Conflict> &all, qsizetype place) const
{
    const Choice<QueueId> &named = m_rules[place].when.queues;
    Conflict conflict = made(ConflictKind::UnknownQueue, place);
    for (const QueueId &queue : named.values) {
        if (!m_around.world.queues.contains(queue))
            conflict.queues.append(queue);
    }
    if (conflict.queues.isEmpty())
        return true;
    // One that is left out and gone changes nothing.
    const bool isNoneLeft = named.kind == Choice<QueueId>::Kind::AnyOf && conflict.queues.size() == named.values.size();
    conflict.isBlocking = isNoneLeft;
    all.append(conflict);
    return !isNoneLeft;
}

void Check::addTiming(QList<Conflict> &all, qsizetype place) const
{
    const Rule &rule = m_rules[place];
    const Choice<StragglerClass> &classes = rule.when.classes;
    const bool isPendingOnly = classes.holds(StragglerClass::Pending) && !classes.holds(StragglerClass::Missing)
                               && !classes.holds(StragglerClass::SystemCoded);
    if (rule.timing.kind != RuleTiming::Kind::AfterGrace || !isPendingOnly)
        return;
    Conflict conflict = made(ConflictKind::NeverInTime, place);
    for (qsizetype each = 0; each < m_space.queues().size(); ++each) {
        const Queue &queue = m_space.queues()[each];
        const bool hasTimeout = queue.prompt == WrapupPrompt::MandatoryTimeout
                                || queue.prompt == WrapupPrompt::MandatoryForcedTimeout
                                || queue.prompt == WrapupPrompt::AgentRequested;
        if (hasTimeout && queue.acwTimeout && rule.timing.span >= *queue.acwTimeout && m_space.reaches(place, each))
            conflict.queues.append(queue.id);
    }
    if (!conflict.queues.isEmpty())
        all.append(conflict);
}

void Check::addOthers(QList<Conflict> &all, qsizetype place)
{
    Conflict unreachable = made(ConflictKind::Unreachable, place);
    if (const auto dimension = m_space.emptyDimension(place)) {
        unreachable.field = fieldOf(*dimension, m_rules[place], m_space.queues());
        all.append(unreachable);
        return;
    }
    const RuleSpace::Found any = m_space.find(place, place, {});
    if (!any.parts && any.isSure) {
        all.append(unreachable);
        return;
    }
    const RuleSet meeting = m_space.meeting(place) & m_before;
    if (meeting.isEmpty())
        return;
    const RuleSpace::Found left = m_space.find(place, place, meeting);
    const bool isShadowed = !left.parts && left.isSure;
    Conflict conflict = made(isShadowed ? ConflictKind::Shadowed : ConflictKind::Overlap, place);
    addDeciding(conflict, place, meeting);
    if (isShadowed && conflict.others.isEmpty() && any.parts) { // given up: one of them is known all the same
        qsizetype first = meeting.next(0);
        while (!RuleSpace::takes(first, *any.parts))
            first = meeting.next(first + 1);
        conflict.others.append(m_rules[first].id);
        setExample(conflict, *any.parts);
    }
    if (!conflict.others.isEmpty())
        all.append(conflict);
}

// Those of `meeting` that are first to take some of what the rule means, and a leg the first of them takes.
void Check::addDeciding(Conflict &conflict, qsizetype place, const RuleSet &meeting)
{
    RuleSet earlier;
    for (qsizetype other = meeting.next(0); other >= 0; other = meeting.next(other + 1)) {
        const bool isToldOf = conflict.kind == ConflictKind::Shadowed || m_rules[other].code != m_rules[place].code;
        const RuleSpace::Found found = isToldOf ? m_space.find(place, other, earlier) : RuleSpace::Found{};
        earlier.insert(other);
        if (!found.parts)
            continue;
        conflict.others.append(m_rules[other].id);
        if (!conflict.example)
            setExample(conflict, *found.parts);
    }
}

void Check::setExample(Conflict &conflict, const RuleSpace::Parts &parts) const
{
    const auto example = exampleOf(parts, m_space.queues(), m_around.world.zone, m_around.now);
    if (!example)
        return;
    conflict.example = example->leg;
    conflict.exampleIs = example->is;
    conflict.exampleAt = example->at;
}

void Check::addWatched(QList<Conflict> &all, qsizetype place) const
{
    const Rule &rule = m_rules[place];
    const auto matched = m_around.lastMatched.constFind(rule.id);
    const QDateTime since = m_around.keptSince.value(rule.id);
    if (rule.mode == RuleMode::Off || matched == m_around.lastMatched.constEnd() || matched->isValid()
        || !since.isValid() || since.addDuration(watchedBeforeToldOf) > m_around.now)
        return;
    Conflict conflict = made(ConflictKind::NeverMatched, place);
    conflict.since = since;
    all.append(conflict);
}

} // namespace

QList<Queue> reachOf(const Rule &rule, const RuleBook::World &world)
{
    const RuleSpace space({rule}, world);
    QList<Queue> reached;
    for (qsizetype queue = 0; queue < space.queues().size(); ++queue) {
        if (space.reaches(0, queue))
            reached.append(space.queues()[queue]);
    }
    return reached;
}

QList<Conflict> conflictsOf(const QList<Rule> &rules, const RuleSurroundings &around)
{
    const QList<Rule> judged = rules.first(std::min(rules.size(), mostRules)); // a book holds no more
    Check check(judged, around);
    QList<Conflict> all;
    for (qsizetype place = 0; place < judged.size(); ++place) {
        all += check.conflictsOf(place);
        check.actFromHere(place);
    }
    return all;
}

} // namespace wrapdesk
