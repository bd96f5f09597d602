// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What rules cost: making a book of them, deciding many legs on one core, and deciding again the one leg that changed.
//   bench_rules [RULES=200] [LEGS=100000]

#include "domain/rulebook.h"

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace wrapdesk;
using namespace std::chrono_literals;

namespace {

// Of this process alone, so that what else the machine does is not measured.
double cpuMilliseconds() { return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC; }

constexpr int rounds = 7;
constexpr int queues = 300;
constexpr int agents = 2000;
constexpr int teams = 60;
constexpr int divisions = 12;
const QDateTime end(QDate(2026, 11, 23), QTime(6, 0), Qt::UTC);

QString guid(QStringView kind, int number) { return QStringLiteral("%1-4c1e-9d57-%2").arg(kind).arg(number, 12); }

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration span) { return std::chrono::duration<double, std::milli>(span).count(); }

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// Some of the organisation's, or all but some; every other rule does not ask.
template <typename T, typename Make>
void choose(Choice<T> &choice, QRandomGenerator &random, int most, Make make)
{
    if (random.bounded(2) == 0)
        return;
    choice.kind = random.bounded(3) == 0 ? Choice<T>::Kind::NoneOf : Choice<T>::Kind::AnyOf;
    for (int count = 1 + random.bounded(most); count > 0; --count)
        choice.values.append(make());
}

DurationRange rangeOf(QRandomGenerator &random, int longest)
{
    if (random.bounded(3) != 0)
        return {};
    const int from = random.bounded(longest);
    return {std::chrono::seconds(from), std::chrono::seconds(from + 1 + random.bounded(longest))};
}

Rule ruleOf(int number, QRandomGenerator &random)
{
    const auto id = [&random](QStringView kind, int count) { return guid(kind, random.bounded(count)); };
    Rule rule;
    rule.id = RuleId(guid(u"rule", number));
    rule.mode = number % 5 == 0 ? RuleMode::Suggest : RuleMode::Apply;
    RuleConditions &when = rule.when;
    choose(when.queues, random, 40, [&id] { return QueueId(id(u"queue", queues)); });
    choose(when.agents, random, 40, [&id] { return UserId(id(u"agent", agents)); });
    choose(when.teams, random, 8, [&id] { return TeamId(id(u"team", teams)); });
    choose(when.divisions, random, 3, [&id] { return DivisionId(id(u"division", divisions)); });
    choose(when.media, random, 2, [&random] { return static_cast<Media>(1 + random.bounded(4)); });
    choose(when.directions, random, 1, [&random] { return static_cast<Direction>(1 + random.bounded(2)); });
    choose(when.classes, random, 2, [&random] { return static_cast<StragglerClass>(random.bounded(3)); });
    choose(when.disconnectTypes, random, 2, [&id] { return id(u"disconnect", 6); });
    choose(when.externalTags, random, 3, [&id] { return id(u"tag", 50); });
    when.talk = rangeOf(random, 600);
    when.acwAge = rangeOf(random, 120);
    when.conversationAge = rangeOf(random, 3600);
    if (random.bounded(3) == 0)
        when.hours = {.days = {Qt::Monday, Qt::Tuesday},
                      .from = QTime(random.bounded(24), 0),
                      .to = QTime(random.bounded(24), 30)};
    when.byDesign = random.bounded(2) == 0;
    return rule;
}

struct Case
{
    Leg leg;
    Straggler straggler;
};

Case caseOf(QRandomGenerator &random)
{
    const auto id = [&random](QStringView kind, int count) { return guid(kind, random.bounded(count)); };
    Leg leg;
    leg.queue = QueueId(id(u"queue", queues));
    leg.agent = UserId(id(u"agent", agents));
    leg.team = TeamId(id(u"team", teams));
    leg.media = static_cast<Media>(1 + random.bounded(4));
    leg.direction = static_cast<Direction>(1 + random.bounded(2));
    leg.disconnectType = id(u"disconnect", 6);
    leg.externalTag = id(u"tag", 50);
    leg.phase = LegPhase::Ended;
    leg.endedAt = end.addSecs(random.bounded(12 * 3600));
    leg.connectedAt = leg.endedAt.addSecs(-random.bounded(900));
    leg.conversationStart = leg.connectedAt.addSecs(-random.bounded(300));
    leg.acwStart = leg.endedAt;
    leg.prompt = WrapupPrompt::MandatoryTimeout;
    leg.acwTimeout = 60s;
    leg.acw = random.bounded(4) == 0 ? AcwState::Pending : AcwState::Complete;
    if (!leg.isInAcw())
        leg.acwEnd = leg.acwStart.addSecs(random.bounded(120));
    return {leg, {.kind = leg.isInAcw() ? StragglerClass::Pending : StragglerClass::Missing}};
}

RuleBook::World worldOf(QRandomGenerator &random)
{
    RuleBook::World world{.zone = QTimeZone(QByteArray("Europe/Berlin"))};
    for (int number = 0; number < queues; ++number) {
        const QueueId id(guid(u"queue", number));
        world.queues.insert(id, {.id = id, .division = DivisionId(guid(u"division", random.bounded(divisions)))});
    }
    return world;
}

void measureOne(const RuleBook &book, const std::vector<Case> &cases, const QDateTime &now)
{
    std::vector<double> times;
    for (size_t each = 0; each < cases.size(); each += std::max<size_t>(1, cases.size() / 1000)) {
        const Clock::time_point start = Clock::now();
        const Decision decision = book.decide(cases[each].leg, cases[each].straggler, now);
        times.push_back(decision.isEligible ? milliseconds(Clock::now() - start) : 0);
    }
    std::printf("one leg again: median %.2f µs\n", median(times) * 1000);
}

} // namespace

int main(int argc, char **argv)
{
    const int rules = argc > 1 ? QByteArray(argv[1]).toInt() : 200;
    const int legs = argc > 2 ? QByteArray(argv[2]).toInt() : 100'000;
    QRandomGenerator random(4);
    const RuleBook::World world = worldOf(random);
    QList<Rule> all;
    for (int number = 0; number < rules; ++number)
        all.append(ruleOf(number, random));
    std::vector<Case> cases;
    cases.reserve(static_cast<size_t>(legs));
    for (int number = 0; number < legs; ++number)
        cases.push_back(caseOf(random));
    const QDateTime now = end.addSecs(qint64(6) * 3600);

    std::vector<double> making;
    std::vector<double> deciding;
    std::vector<double> wall;
    RuleBook book;
    int decided = 0;
    for (int round = 0; round < rounds; ++round) {
        const double start = cpuMilliseconds();
        book = RuleBook(all, world);
        const double made = cpuMilliseconds();
        const Clock::time_point madeAt = Clock::now();
        decided = 0;
        for (const auto &[leg, straggler] : cases)
            decided += book.decide(leg, straggler, now).rule ? 1 : 0;
        making.push_back(made - start);
        deciding.push_back(cpuMilliseconds() - made);
        wall.push_back(milliseconds(Clock::now() - madeAt));
    }
    std::printf("a book of %d rules: median %.2f ms\n", rules, median(making));
    std::printf("%d legs: median %.0f ms of one core (%.0f ms by the clock), %.0f ns a leg; rules mean %d of them\n",
                legs, median(deciding), median(wall), median(deciding) * 1e6 / legs, decided);
    measureOne(book, cases, now);
    return 0;
}
