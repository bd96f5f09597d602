// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/dryrun.h"
#include "legs.h"

// Rules and legs of the past for dry runs, on "support" and "claims".
namespace wrapdesk::test::dryrun {

using namespace std::chrono_literals;

inline const QString timeout = QStringLiteral("ININ-WRAP-UP-TIMEOUT");
inline const QString sale = QStringLiteral("id-sale");
inline const QString complaint = QStringLiteral("id-complaint");
inline const QueueId support(QStringLiteral("support"));
inline const QueueId claims(QStringLiteral("claims")); // does not offer "Sale"

// On "support" the time-out comes after 30 s, for an ordinary leg at 130.
inline RuleBook::World world()
{
    const auto boxed = [](const QueueId &id) {
        return Queue{.id = id, .prompt = WrapupPrompt::MandatoryTimeout, .acwTimeout = 30s};
    };
    return {.queues = {{support, boxed(support)}, {claims, boxed(claims)}}};
}

inline CodeBook codes()
{
    CodeBook book = codeBook();
    book.setQueueCodes(claims, {book.named(complaint)});
    return book;
}

inline Rule rule(const char *name, const QString &code = sale)
{
    Rule made;
    made.id = RuleId(QString::fromLatin1(name));
    made.version = 3;
    made.name = QString::fromLatin1(name);
    made.mode = RuleMode::Apply;
    made.code = CodeId(code);
    return made;
}

inline Rule afterGrace(Rule made, std::chrono::seconds grace)
{
    made.timing = {.kind = RuleTiming::Kind::AfterGrace, .span = grace};
    return made;
}

// As analytics tells it: neither prompt nor time-out.
inline Leg swept(Leg leg = endedLeg())
{
    leg.prompt = WrapupPrompt::Unknown;
    leg.acwTimeout = {};
    return leg;
}

inline Leg timedOut(Leg leg = swept()) { return coded(std::move(leg), timeout); }

inline Leg chosenAt(int second, const QString &code = complaint, Leg leg = swept())
{
    leg.code = AssignedCode{.code = code, .setAt = at(second)};
    leg.acwEnd = at(second);
    return leg;
}

inline Leg on(const QueueId &queue, Leg leg)
{
    leg.queue = queue;
    return leg;
}

// As it is, `seconds` later, of another conversation.
inline Leg later(Leg leg, int seconds)
{
    leg.id.conversation = ConversationId(QStringLiteral("conversation-%1").arg(seconds, 6, 10, QLatin1Char('0')));
    for (QDateTime *time :
         {&leg.conversationStart, &leg.alertingAt, &leg.connectedAt, &leg.endedAt, &leg.acwStart, &leg.acwEnd})
        *time = time->isValid() ? time->addSecs(seconds) : *time;
    if (leg.code)
        leg.code->setAt = leg.code->setAt.addSecs(seconds);
    return leg;
}

inline const QDateTime windowEnd = at(24 * 3600);

inline QString fieldAndMoment(const Rule &asked, RuleField field, const Leg &leg, const Straggler &straggler,
                              const QDateTime &now)
{
    return QStringLiteral("%1 %2 %3 %4%5")
        .arg(asked.name, ruleFieldName(field), stragglerClassName(straggler.kind))
        .arg(at(0).secsTo(now))
        .arg(leg.code ? QStringLiteral(" coded") : QString());
}

inline QList<DryRunResult> results(const QList<Rule> &rules, const QList<Leg> &legs, const QDateTime &from = at(0))
{
    DryRun run(rules, world(), true, from, windowEnd);
    run.take(legs, codes());
    return run.results(codes(), fieldAndMoment);
}

inline DryRunResult resultOf(const Rule &rule, const QList<Leg> &legs) { return results({rule}, legs).constFirst(); }

// "coded 1, overtaken 0, comparable 0, agreed 0"
inline QString counted(const DryRunResult &result)
{
    return QStringLiteral("coded %1, overtaken %2, comparable %3, agreed %4")
        .arg(QString::number(result.coded), QString::number(result.overtaken), QString::number(result.comparable),
             QString::number(result.agreed));
}

} // namespace wrapdesk::test::dryrun
