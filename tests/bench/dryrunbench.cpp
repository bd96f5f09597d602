// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a dry run takes to tell what rules would have made of a month of legs, without the reading.
//   bench_dryrun [LEGS=93000] [RULES=200]

#include "domain/dryrun.h"

#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>

using namespace wrapdesk;
using namespace std::chrono_literals;

namespace {

constexpr int queueCount = 60;
constexpr int pageSize = 100;

QueueId queueOf(int number) { return QueueId(QStringLiteral("queue-%1").arg(number % queueCount)); }

RuleBook::World world()
{
    RuleBook::World world;
    for (int i = 0; i < queueCount; ++i) {
        Queue queue{.id = queueOf(i), .prompt = WrapupPrompt::Mandatory};
        if (i % 3 != 0) {
            queue.prompt = WrapupPrompt::MandatoryTimeout;
            queue.acwTimeout = 15s;
        }
        world.queues.insert(queue.id, queue);
    }
    return world;
}

QList<Rule> rules(int count)
{
    QList<Rule> rules;
    for (int i = 0; i < count; ++i) {
        Rule rule;
        rule.id = RuleId(QString::number(i));
        rule.mode = RuleMode::Apply;
        rule.code = CodeId(QStringLiteral("code-%1").arg(i % 20));
        rule.when.queues.values = {queueOf(i), queueOf(i * 7)};
        rule.when.talk.from = std::chrono::seconds(i % 300);
        if (i % 5 == 0)
            rule.when.acwAge.from = std::chrono::seconds(i % 12);
        rules << rule;
    }
    return rules;
}

// A third timed out, the others chosen by agents.
Leg leg(int number, const QDateTime &start)
{
    Leg leg;
    leg.id = {ConversationId(QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'))),
              ParticipantId(QStringLiteral("participant-%1").arg(number)),
              CommunicationId(QStringLiteral("communication-%1").arg(number))};
    leg.queue = queueOf(number * 13);
    leg.agent = UserId(QStringLiteral("agent-%1").arg(number % 400));
    leg.media = Media::Voice;
    leg.direction = Direction::Inbound;
    leg.phase = LegPhase::Ended;
    leg.conversationStart = start.addSecs(qint64{number} * 28);
    leg.connectedAt = leg.conversationStart.addSecs(10);
    leg.endedAt = leg.connectedAt.addSecs(20 + number % 600);
    leg.acw = AcwState::Complete;
    leg.acwStart = leg.endedAt;
    leg.acwEnd = leg.endedAt.addSecs(number % 3 == 0 ? 15 : number % 15);
    const QString code =
        number % 3 == 0 ? QStringLiteral("ININ-WRAP-UP-TIMEOUT") : QStringLiteral("code-%1").arg(number % 20);
    leg.code = AssignedCode{.code = code, .setAt = leg.acwEnd};
    return leg;
}

} // namespace

int main(int argc, char **argv)
{
    const int legs = argc > 1 ? std::atoi(argv[1]) : 93'000;
    const int ruleCount = argc > 2 ? std::atoi(argv[2]) : 200;
    const QDateTime start(QDate(2026, 10, 1), QTime(0, 0), Qt::UTC);
    QList<QList<Leg>> pages;
    for (int i = 0; i < legs; ++i) {
        if (i % pageSize == 0)
            pages.append(QList<Leg>());
        pages.last() << leg(i, start);
    }
    const CodeBook codes;
    QElapsedTimer clock;
    for (const bool communicationBased : {true, false}) {
        DryRun run(rules(ruleCount), world(), communicationBased, start, start.addDays(31));
        clock.start();
        for (const QList<Leg> &page : std::as_const(pages))
            run.take(page, codes);
        const qint64 taken = clock.restart();
        const QList<DryRunResult> results =
            run.results(codes, [](const Rule &, RuleField, const Leg &, const Straggler &, const QDateTime &) {
                return QString();
            });
        const qint64 told = clock.elapsed();
        int coded = 0;
        for (const DryRunResult &result : results)
            coded += result.coded;
        std::printf("%s: %d legs, %d rules: taken in %lld ms, told in %lld ms; %d coded\n",
                    communicationBased ? "a code each communication" : "a code each participant", legs, ruleCount,
                    static_cast<long long>(taken), static_cast<long long>(told), coded);
    }
    return 0;
}
