// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rules.h"

#include "session/rulesprivate.h"
#include "session/writing.h"
#include "store/store.h"

#include <QThread>

#include <algorithm>

namespace wrapdesk {

namespace {

Failure unknownRule()
{
    return Failure(
        Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("this rule is no longer there: it was removed")});
}

} // namespace

Rules::Rules(RuleNeeds needs, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, std::move(needs)))
{
}

Rules::~Rules() = default;

bool Rules::isOpen() const { return d->isOpen; }

const QList<Rule> &Rules::rules() const { return d->shelf.rules(); }

std::optional<Rule> Rules::find(const RuleId &rule) const
{
    const Rule *found = d->shelf.find(rule);
    return found ? std::optional(*found) : std::nullopt;
}

RuleStatus Rules::status(const RuleId &rule) const
{
    if (!d->statuses)
        d->statuses = d->watch.statuses();
    const std::optional<qsizetype> place = d->watch.book().placeOf(rule);
    if (!place)
        return {};
    RuleStatus status = d->statuses->at(*place);
    if (const QDateTime since = d->shelf.applyingSince(rule); since.isValid())
        status.faults = d->acts.history().faults(rule, since);
    return status;
}

QList<RuleVersion> Rules::history(const RuleId &rule) const { return d->shelf.history(rule); }

QList<RuleVersion> Rules::removed() const { return d->shelf.removed(); }

const QList<Conflict> &Rules::conflicts() const { return d->conflicts; }

QList<Conflict> Rules::conflictsWith(const Rule &draft) const
{
    QList<Conflict> ofDraft;
    for (const Conflict &conflict : conflictsOf(d->with(draft), d->surroundings())) {
        if (conflict.rule == draft.id || conflict.others.contains(draft.id))
            ofDraft << conflict;
    }
    return ofDraft;
}

QList<Queue> Rules::reach(const Rule &draft) const { return reachOf(draft, d->world()); }

QList<QueueId> Rules::queuesOffering(const CodeId &code) const
{
    QList<QueueId> offering;
    for (const QueueId &queue : d->needs.queues.keys()) {
        if (d->needs.codes.onQueue(queue, code.text()) == Validity::Valid)
            offering << queue;
    }
    return offering;
}

bool Rules::isMapped(const CodeId &code) const { return d->needs.mappedCodes().contains(code); }

RuleWords Rules::words() const { return d->needs.words(); }

const RuleBook &Rules::book() const { return d->watch.book(); }

Result<RuleId> Rules::keep(const Rule &rule, const QString &why)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (const Result<void> checked = d->check(rule); !checked)
        return Failure(checked.error());
    if (rule.id.isEmpty() && d->shelf.rules().size() >= mostRules)
        return Failure(
            Error{.kind = ErrorKind::Invalid,
                  .message = QStringLiteral("there are %1 rules already, and no more are taken").arg(mostRules)});
    Rule kept = rule;
    if (!rule.id.isEmpty()) {
        const Rule *known = d->shelf.find(rule.id);
        if (!known)
            return unknownRule();
        if (known->version != rule.version)
            return Failure(
                Error{.kind = ErrorKind::Conflict,
                      .message = QStringLiteral("version %1 of this rule has been kept meanwhile; yours began "
                                                "with version %2")
                                     .arg(known->version)
                                     .arg(rule.version)});
        if (kept == *known)
            return kept.id;
        d->needs.writing.cancelUnsentOf(rule.id);
    }
    kept.codeName = d->needs.codes.named(kept.code.text()).name;
    const RuleId id = d->shelf.keep(std::move(kept), why);
    d->changed();
    return id;
}

Result<void> Rules::setMode(const RuleId &rule, RuleMode mode)
{
    const Rule *known = d->shelf.find(rule);
    if (!known)
        return unknownRule();
    Rule switched = *known;
    switched.mode = mode;
    if (const Result<RuleId> kept = keep(switched); !kept)
        return Failure(kept.error());
    return {};
}

Result<void> Rules::move(const RuleId &rule, qsizetype place)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (d->needs.writing.storageError())
        return Failure(*d->needs.writing.storageError());
    if (!d->shelf.find(rule))
        return unknownRule();
    d->shelf.move(rule, std::clamp<qsizetype>(place, 0, d->shelf.rules().size() - 1));
    d->changed();
    return {};
}

Result<void> Rules::remove(const RuleId &rule)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (d->needs.writing.storageError())
        return Failure(*d->needs.writing.storageError());
    if (!d->shelf.find(rule))
        return unknownRule();
    d->needs.writing.cancelUnsentOf(rule);
    d->shelf.remove(rule);
    d->changed();
    return {};
}

Result<void> Rules::restore(const RuleId &rule, int version)
{
    const std::optional<RuleVersion> wanted = d->shelf.version(rule, version);
    if (!wanted)
        return unknownRule();
    Rule again = wanted->rule;
    const Rule *present = d->shelf.find(rule);
    again.mode = present ? present->mode : RuleMode::Off;
    if (Result<void> checked = d->check(again); !checked)
        return checked;
    d->needs.writing.cancelUnsentOf(rule);
    d->shelf.keep(again, QStringLiteral("version %1 restored").arg(version));
    d->changed();
    return {};
}

bool Rules::isOn() const { return d->needs.writing.settings().rulesOn; }

Result<void> Rules::setOn(bool on)
{
    OrganizationSettings settings = d->needs.writing.settings();
    settings.rulesOn = on;
    return d->needs.writing.setSettings(settings);
}

std::optional<WrapupCode> Rules::suggestionFor(const LegId &leg) const
{
    const std::optional<RuleVerdict> verdict = verdictOn(leg);
    if (!verdict || !verdict->rule || verdict->rule->mode != RuleMode::Suggest || verdict->stop != RuleStop::Suggests)
        return {};
    return d->needs.codes.named(verdict->rule->code.text());
}

std::optional<RuleVerdict> Rules::verdictOn(const LegId &leg) const { return d->watch.verdictOn(leg); }

std::optional<RuleAct> Rules::actOn(const LegId &leg) const
{
    const RuleAct *act = d->acts.history().find(leg);
    return act ? std::optional(*act) : std::nullopt;
}

void Rules::restore(const StoredState &state)
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->shelf.restore(state);
    d->acts.restore(state.ruleActs, state.lastMatched);
    for (const DryRunResult &result : state.dryRuns) {
        const auto known = d->dryRuns.constFind(result.rule);
        if (known == d->dryRuns.cend() || known->at < result.at)
            d->dryRuns.insert(result.rule, result);
    }
    d->isOpen = true;
    d->changed();
}

void Rules::reconsider(const QList<LegId> &changed, const QList<LegId> &removed)
{
    d->watch.reconsider(changed, removed);
}

// Once for all that changes in one turn of the event loop: at sign-in every queue's codes come.
void Rules::follow()
{
    if (d->isOpen && !d->followTimer.isActive())
        d->followTimer.start(0);
}

} // namespace wrapdesk
