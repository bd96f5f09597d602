// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rulesprivate.h"
#include "session/writing.h"

// Rules in a single pass: who runs it decides when they act, and may bring rules of its own.
namespace wrapdesk {

namespace {

template <typename T>
RuleNames::Find<T> anything()
{
    return [](const QString &id, const QString &name) { return std::optional(T(id.isEmpty() ? name : id)); };
}

// An organisation that has whatever is named.
RuleNames allNames()
{
    return {.findQueue = anything<QueueId>(),
            .findAgent = anything<UserId>(),
            .findTeam = anything<TeamId>(),
            .findDivision = anything<DivisionId>(),
            .findCode = anything<CodeId>(),
            .queue = [](const QueueId &) { return QString(); },
            .agent = [](const UserId &) { return QString(); },
            .team = [](const TeamId &) { return QString(); },
            .division = [](const DivisionId &) { return QString(); },
            .code = [](const CodeId &) { return QString(); }};
}

// Finds by id whatever has one, by name what is known.
template <typename T>
RuleNames::Find<T> atItsWord(const RuleNames::Find<T> &known)
{
    return [known](const QString &id, const QString &name) {
        return id.isEmpty() ? known(id, name) : std::optional(T(id));
    };
}

} // namespace

Result<void> Rules::checkFile(const QByteArray &file)
{
    const Result<RuleFile> read = decodeRules(file, allNames());
    return read ? Result<void>() : Failure(read.error());
}

Result<QStringList> Rules::borrow(const QByteArray &file)
{
    RuleNames names = d->names();
    names.findAgent = atItsWord<UserId>(names.findAgent);
    names.findTeam = atItsWord<TeamId>(names.findTeam);
    Result<RuleFile> read = decodeRules(file, names);
    if (!read)
        return Failure(read.error());
    // The same from pass to pass, so that caps hold from one to the next. Names are different within a file.
    for (Rule &rule : read->rules) {
        if (rule.id.isEmpty())
            rule.id = RuleId(QStringLiteral("file:") + rule.name);
    }
    d->borrowed = read->rules;
    d->follow();
    return read->remarks;
}

RuleVerdict Rules::judge(const LegId &leg)
{
    if (d->followTimer.isActive())
        d->follow();
    return d->watch.judgeNow(leg);
}

RuleVerdict Rules::act(const LegId &leg)
{
    if (d->followTimer.isActive())
        d->follow();
    return d->watch.actNow(leg);
}

RuleVerdict RuleWatch::judgeNow(const LegId &leg) const
{
    const RosterEntry *entry = m_needs.roster.find(leg);
    if (!entry || !entry->straggler)
        return {};
    const QDateTime now = m_needs.now();
    RuleVerdict verdict{.decision = m_book.decide(entry->leg, *entry->straggler, now)};
    if (!verdict.decision.rule)
        return verdict;
    const Decided decided = judge(*entry, verdict.decision, now);
    verdict.rule = m_book.rules().at(*verdict.decision.rule);
    verdict.stop = decided.stop;
    verdict.at = decided.at;
    return verdict;
}

RuleVerdict RuleWatch::actNow(const LegId &leg)
{
    RuleVerdict verdict = judgeNow(leg);
    if (!verdict.rule || verdict.stop != RuleStop::None)
        return verdict;
    Decided decided{.rule = verdict.rule->id, .deadline = verdict.decision.deadline};
    act(*m_needs.roster.find(leg), *verdict.rule, decided);
    verdict.stop = decided.stop;
    return verdict;
}

} // namespace wrapdesk
