// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/dryrun.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace wrapdesk {

namespace {

QList<Rule> asIfSuggesting(QList<Rule> rules)
{
    for (Rule &rule : rules) {
        if (rule.mode == RuleMode::Off)
            rule.mode = RuleMode::Suggest;
    }
    return rules;
}

int daysBetween(const QDateTime &from, const QDateTime &to)
{
    constexpr double secondsADay = 24 * 3600;
    return std::clamp(int(std::lround(double(from.secsTo(to)) / secondsADay)), 1, 31);
}

bool asks(const RuleConditions &when, RuleField field)
{
    switch (field) {
    case RuleField::Queues:
        return !when.queues.isEmpty();
    case RuleField::Media:
        return !when.media.isEmpty();
    case RuleField::Directions:
        return !when.directions.isEmpty();
    case RuleField::Classes:
        return !when.classes.isEmpty();
    case RuleField::Agents:
        return !when.agents.isEmpty();
    case RuleField::Teams:
        return !when.teams.isEmpty();
    case RuleField::Divisions:
        return !when.divisions.isEmpty();
    case RuleField::DisconnectTypes:
        return !when.disconnectTypes.isEmpty();
    case RuleField::ExternalTags:
        return !when.externalTags.isEmpty();
    case RuleField::Talk:
        return !when.talk.isEmpty();
    case RuleField::AcwAge:
        return !when.acwAge.isEmpty();
    case RuleField::ConversationAge:
        return !when.conversationAge.isEmpty();
    case RuleField::Hours:
        return !when.hours.isEmpty();
    case RuleField::ByDesign:
        return when.byDesign;
    }
    return false;
}

} // namespace

// What is counted on the way through the legs.
struct DryRun::Tally
{
    QList<DryRunResult> results; // by place in the book
    QList<QList<const Leg *>> coded; // by place in the book
    int legs = 0;
    int codesInAll = 0;
    QHash<QString, int> standing; // afterwards, by code as it is spelt
};

DryRun::DryRun(QList<Rule> rules, const RuleBook::World &world, bool communicationBasedAcw, const QDateTime &from,
               const QDateTime &to)
    : m_queues(world.queues), m_rules(asIfSuggesting(std::move(rules)), world), m_from(from), m_to(to)
{
    m_legs.setCommunicationBasedAcw(communicationBasedAcw);
}

void DryRun::take(const QList<Leg> &legs, const CodeBook &codes)
{
    QList<LegEvent> events;
    events.reserve(legs.size());
    for (const Leg &leg : legs) {
        events.append(LegEvent{.leg = leg, .source = Source::Sweep, .observedAt = m_to});
        if (const auto queue = m_queues.constFind(leg.queue); queue != m_queues.cend())
            completeFrom(*queue, events.last().leg);
    }
    m_legs.apply(events, codes);
}

std::optional<PastLeg> DryRun::pastLeg(const Leg &leg, const CodeBook &codes) const
{
    QList<Leg> siblings{leg};
    if (!m_legs.communicationBasedAcw()) {
        const QList<LegId> ids = m_legs.legsOf(leg.id.conversation);
        for (const LegId &id : ids) {
            if (id.participant == leg.id.participant && id != leg.id)
                siblings.append(m_legs.find(id)->leg);
        }
    }
    return pastLegOf(leg, siblings, m_legs.communicationBasedAcw(), codes);
}

void DryRun::count(const Leg &leg, const PastLeg &past, const CodeBook &codes, Tally &tally) const
{
    const std::optional<PastLeg::Act> act = past.firstAct(m_rules);
    QString afterwards = past.stood;
    if (act) {
        const QString code = m_rules.rules().at(act->rule).code.text();
        DryRunResult &result = tally.results[act->rule];
        if (past.chosen) {
            ++result.comparable;
            if (codes.same(past.chosen->code, code))
                ++result.agreed;
            else
                ++result.chosenInstead[codes.named(past.chosen->code).id.text()];
        }
        const bool wasFirst = !past.chosen || act->at < past.chosen->setAt;
        if (wasFirst && codes.onQueue(leg.queue, code) != Validity::NotValid) {
            ++result.coded;
            ++result.byQueue[leg.queue];
            result.overtaken += past.chosen ? 1 : 0;
            tally.coded[act->rule].append(&leg);
            afterwards = code;
        }
    }
    if (afterwards.isEmpty())
        return;
    ++tally.codesInAll;
    ++tally.standing[afterwards];
}

QList<DryRunResult> DryRun::results(const CodeBook &codes, const Words &words) const
{
    const QList<Rule> &rules = m_rules.rules();
    Tally tally{.results = QList<DryRunResult>(rules.size()), .coded = QList<QList<const Leg *>>(rules.size())};
    for (const RosterEntry &entry : m_legs.entries()) {
        const Leg &leg = entry.leg;
        if (!leg.isAnswered() || !leg.isEnded() || leg.monitoring || leg.endedAt < m_from || leg.endedAt > m_to)
            continue;
        ++tally.legs;
        if (const std::optional<PastLeg> past = pastLeg(leg, codes))
            count(leg, *past, codes, tally);
    }
    for (qsizetype i = 0; i < rules.size(); ++i) {
        DryRunResult &result = tally.results[i];
        result.rule = rules.at(i).id;
        result.version = rules.at(i).version;
        result.at = m_to;
        result.days = daysBetween(m_from, m_to);
        result.legs = tally.legs;
        result.codesInAll = tally.codesInAll;
        for (auto standing = tally.standing.cbegin(); standing != tally.standing.cend(); ++standing)
            result.ofItsCode += codes.same(standing.key(), rules.at(i).code.text()) ? standing.value() : 0;
        result.sample = sampleOf(i, std::move(tally.coded[i]), codes, words);
    }
    return tally.results;
}

// Each is decided once more: keeping what every leg looked like would cost more than twenty do here.
QList<DryRunLeg> DryRun::sampleOf(qsizetype rule, QList<const Leg *> coded, const CodeBook &codes,
                                  const Words &words) const
{
    std::sort(coded.begin(), coded.end(),
              [](const Leg *a, const Leg *b) { return std::tie(a->endedAt, a->id) < std::tie(b->endedAt, b->id); });
    const Rule &asked = m_rules.rules().at(rule);
    const qsizetype size = std::min<qsizetype>(sampleSize, coded.size());
    QList<DryRunLeg> sample;
    for (qsizetype i = 0; i < size; ++i) {
        const Leg &leg = *coded.at(size == 1 ? 0 : i * (coded.size() - 1) / (size - 1));
        const std::optional<PastLeg> past = pastLeg(leg, codes);
        const std::optional<PastLeg::Act> act = past ? past->firstAct(m_rules) : std::nullopt;
        if (!act)
            continue;
        const PastLeg::Stage &then = past->stages.at(act->stage);
        DryRunLeg told{.leg = leg, .stood = past->stood};
        told.leg.customer.clear();
        for (int field = 0; field < ruleFieldCount; ++field) {
            if (asks(asked.when, RuleField(field)))
                told.why << words(asked, RuleField(field), then.leg, then.straggler, act->at);
        }
        sample.append(told);
    }
    return sample;
}

} // namespace wrapdesk
