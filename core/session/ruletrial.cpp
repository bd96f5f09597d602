// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rulesprivate.h"
#include "session/writing.h"
#include "store/store.h"

#include <algorithm>

// Dry runs: what rules would have done in the past.
namespace wrapdesk {

void Rules::startDryRun(const Rule &draft, int days)
{
    if (d->progress.isRunning)
        return;
    const QDateTime now = d->needs.now();
    Rule tried = draft;
    if (const Rule *kept = d->shelf.find(draft.id); !kept || *kept != draft)
        tried.version = 0; // its results are those of no version
    QList<Rule> rules = d->with(tried);
    rules.removeIf([&](const Rule &rule) { return rule.mode == RuleMode::Off && rule.id != tried.id; });
    d->tried = tried.id;
    d->triedDays = std::clamp(days, 1, 31);
    d->progress = {.isRunning = true};
    d->dryRunner = d->needs.dryRunner();
    connect(d->dryRunner.get(), &DryRunner::progressed, this, [this](int pages, int pagesExpected, int legs) {
        d->progress = {.isRunning = true, .pages = pages, .pagesExpected = pagesExpected, .legs = legs};
        Q_EMIT dryRunChanged();
    });
    connect(d->dryRunner.get(), &DryRunner::finished, this,
            [this](const QList<DryRunResult> &results, const std::optional<Error> &error) {
                d->dryRunEnded(results, error);
            });
    d->dryRunner->start({.rules = rules,
                         .world = d->world(),
                         .communicationBasedAcw = d->needs.roster.communicationBasedAcw(),
                         .window = {.from = now.addDays(-d->triedDays), .to = sweepEnd(now)},
                         .codes = d->needs.codes,
                         .words = d->trialWords()});
    Q_EMIT dryRunChanged();
}

void Rules::cancelDryRun()
{
    if (!d->progress.isRunning)
        return;
    d->dryRunner.reset();
    d->progress.isRunning = false;
    Q_EMIT dryRunChanged();
    Q_EMIT dryRunFinished({});
}

DryRunProgress Rules::dryRunProgress() const { return d->progress; }

std::optional<DryRunResult> Rules::lastDryRun(const RuleId &rule) const
{
    const auto known = d->dryRuns.constFind(rule);
    return known == d->dryRuns.cend() ? std::nullopt : std::optional(*known);
}

DryRun::Words Rules::Private::trialWords() const
{
    return [this, words = needs.words()](const Rule &rule, RuleField field, const Leg &leg, const Straggler &straggler,
                                         const QDateTime &now) {
        const DivisionId division = needs.queues.value(leg.queue).division;
        const QString value = words.value(field, leg, straggler, division, now);
        return QStringLiteral("%1: %2 (%3)").arg(words.field(field), value, words.condition(rule.when, field));
    };
}

void Rules::Private::dryRunEnded(const QList<DryRunResult> &results, const std::optional<Error> &error)
{
    progress.isRunning = false;
    progress.error = error;
    dryRunner.release()->deleteLater(); // it is telling us
    std::optional<DryRunResult> wanted;
    for (DryRunResult result : results) {
        result.at = needs.now();
        result.days = triedDays;
        if (result.rule == tried)
            wanted = result;
        if (result.version == 0)
            continue;
        dryRuns.insert(result.rule, result);
        if (!needs.writing.storageError())
            needs.writing.store().keep(result);
    }
    Q_EMIT q->dryRunChanged();
    Q_EMIT q->dryRunFinished(wanted);
}

} // namespace wrapdesk
