// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/writing.h"

#include "domain/permission.h"
#include "session/auditwords.h"
#include "session/writingprivate.h"

#include <QThread>

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

Failure invalid(const QString &message) { return Failure(Error{.kind = ErrorKind::Invalid, .message = message}); }

bool mayBeTriedAgain(const Intent &intent)
{
    return isEnd(intent.state) && intent.state != IntentState::Confirmed && intent.state != IntentState::HumanWon;
}

} // namespace

Writing::Writing(WritingNeeds needs, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(needs)))
{
}

Writing::~Writing() = default;

Result<IntentId> Writing::wrap(const WrapOrder &order)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (d->isOffline)
        return Failure(offlineError());
    const RosterEntry *entry = d->needs.roster.find(order.leg);
    if (!entry)
        return Failure(Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("this leg is no longer listed")});
    if (d->needs.roster.limits().of(entry->leg.queue) != Unwritable::No)
        return Failure(
            Error{.kind = ErrorKind::Forbidden,
                  .code = QStringLiteral("missing.permissions"),
                  .message = QStringLiteral("%1 does not reach this leg").arg(textOf(Permission::CodeLegs).name())});
    if (d->needs.codes.onQueue(entry->leg.queue, order.code.text()) == Validity::NotValid)
        return invalid(
            QStringLiteral("the queue %1 does not offer this code").arg(d->needs.queueName(entry->leg.queue)));
    if (const Result<void> notes = d->check(order.notes); !notes)
        return Failure(notes.error());
    const Intent intent{.leg = order.leg,
                        .media = entry->leg.media,
                        .queue = entry->leg.queue,
                        .code = d->needs.codes.named(order.code.text()),
                        .notes = order.notes,
                        .reason = order.reason,
                        .by = d->needs.user(),
                        .seen = order.seen,
                        .replacesSystemCode = order.replacesSystemCode,
                        .createdAt = d->needs.now(),
                        .hold = d->holdFor(order.reason),
                        .deadline = order.deadline,
                        .yieldsToProvisional = order.yieldsToProvisional};
    const Result<QList<IntentId>> ids = d->outbox.add({intent});
    if (!ids)
        return Failure(ids.error());
    if (order.reason.kind == Reason::Kind::Hand)
        d->needs.history.chosen(intent.queue, order.code);
    return ids->constFirst();
}

std::optional<HeldStep> Writing::held() const
{
    const QList<HeldSteps::Step> &steps = d->wrapper.held().steps();
    const Intent *first = steps.isEmpty() ? nullptr : d->outbox.find(steps.last().intents.constFirst());
    if (!first)
        return {};
    return HeldStep{.legs = int(steps.last().intents.size()),
                    .leg = first->leg,
                    .code = first->code,
                    .remaining = std::max(0ms, steps.last().due - d->needs.clock.elapsed()),
                    .others = int(steps.size()) - 1};
}

void Writing::undo() { d->wrapper.undo(); }

void Writing::sendNow() { d->wrapper.sendNow(); }

BulkPlan Writing::preview(const BulkOrder &order) const
{
    return planBulk(d->candidates(order.legs), d->needs.codes.named(order.code.text()), order.includeAcw,
                    d->needs.codes, d->capabilities);
}

std::chrono::seconds Writing::eta(const BulkPlan &plan) const
{
    return std::chrono::ceil<std::chrono::seconds>(d->needs.timeFor(plan.requests()));
}

Result<RunId> Writing::startBulk(const BulkOrder &order)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (const Result<void> notes = d->check(order.notes); !notes)
        return Failure(notes.error());
    const BulkPlan plan = preview(order);
    QList<Intent> intents;
    for (const LegId &id : plan.legs) {
        const Leg &leg = d->needs.roster.find(id)->leg;
        intents << Intent{.leg = id,
                          .media = leg.media,
                          .queue = leg.queue,
                          .code = d->needs.codes.named(order.code.text()),
                          .notes = order.notes,
                          .reason = {.kind = Reason::Kind::Bulk},
                          .by = d->needs.user(),
                          .seen = leg.code,
                          .replacesSystemCode = plan.classes.contains(StragglerClass::SystemCoded),
                          .createdAt = d->needs.now(),
                          .hold = d->holdFor({.kind = Reason::Kind::Bulk})};
    }
    return d->startRun(std::move(intents), plan.requests());
}

std::optional<BulkProgress> Writing::bulk() const
{
    if (!d->bulk)
        return {};
    BulkProgress progress = d->bulk->progress();
    progress.eta = std::chrono::ceil<std::chrono::seconds>(d->needs.timeFor(d->bulk->requestsLeft()));
    return progress;
}

void Writing::pauseBulk(bool paused)
{
    if (!d->bulk)
        return;
    d->bulk->setPaused(paused);
    d->wrapper.setPaused(d->bulk->id(), paused);
    Q_EMIT bulkChanged();
}

void Writing::cancelBulk()
{
    if (!d->bulk || d->bulk->isFinished())
        return;
    d->bulk->setCancelled();
    d->wrapper.cancelRun(d->bulk->id());
    d->wrapper.setPaused(d->bulk->id(), false);
    Q_EMIT bulkChanged();
}

void Writing::dismissBulk()
{
    if (d->bulk && d->bulk->isFinished())
        d->bulk.reset();
    Q_EMIT bulkChanged();
}

QList<Intent> Writing::settled(const QSet<IntentState> &states, const std::optional<RunId> &run) const
{
    QList<Intent> found;
    for (const Intent &intent : d->outbox.all()) {
        const bool isMeant = states.contains(intent.state) && (!run || intent.run == *run);
        if (isMeant && d->outbox.newestOf(intent.leg)->id == intent.id)
            found << intent;
    }
    return found;
}

Result<RunId> Writing::retry(const QList<IntentId> &intents)
{
    Q_ASSERT(thread() == QThread::currentThread());
    QList<Intent> again;
    const QList<Intent> newest = d->newestAmong(intents);
    for (const Intent &ended : newest) {
        if (!mayBeTriedAgain(ended))
            continue;
        again << Intent{.what = ended.what,
                        .leg = ended.leg,
                        .media = ended.media,
                        .queue = ended.queue,
                        .code = ended.code,
                        .notes = ended.notes,
                        .attribute = ended.attribute,
                        .reason = ended.reason,
                        .by = d->needs.user(),
                        .seen = ended.seen,
                        // Who asks again has been told that the platform's code stands there.
                        .replacesSystemCode = ended.replacesSystemCode || ended.refusal == Refusal::SystemCodeStands,
                        .createdAt = d->needs.now(),
                        .hold = d->holdFor(ended.reason)};
    }
    const int requests = int(again.size()) * 2;
    Result<RunId> run = d->startRun(std::move(again), requests);
    if (run) {
        const QSet<IntentId> sent(intents.cbegin(), intents.cend());
        d->leftovers.removeIf([&](const IntentId &id) { return sent.contains(id); });
        Q_EMIT leftoversChanged();
    }
    return run;
}

Result<RunId> Writing::tag(const QList<IntentId> &locked)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (d->settings.tagAttribute.isEmpty())
        return invalid(QStringLiteral("tagging locked legs is switched off in the settings"));
    QList<Intent> tags;
    const QList<Intent> newest = d->newestAmong(locked);
    for (const Intent &ended : newest) {
        if (ended.state != IntentState::Locked)
            continue;
        tags << Intent{.what = Intent::What::Tag,
                       .leg = ended.leg,
                       .media = ended.media,
                       .queue = ended.queue,
                       .code = ended.code,
                       .attribute = d->settings.tagAttribute,
                       .reason = {.kind = Reason::Kind::Bulk},
                       .by = d->needs.user(),
                       .createdAt = d->needs.now(),
                       .hold = d->holdFor({.kind = Reason::Kind::Bulk})};
    }
    const int requests = int(tags.size()) * 2;
    return d->startRun(std::move(tags), requests);
}

QList<Intent> Writing::leftovers() const { return d->newestAmong(d->leftovers); }

void Writing::dismissLeftovers()
{
    d->leftovers.clear();
    Q_EMIT leftoversChanged();
}

void Writing::cancelUnsent() { d->wrapper.cancelUnsent(); }

void Writing::cancelUnsentOf(const std::optional<RuleId> &rule) { d->wrapper.cancelUnsentOf(rule); }

bool Writing::isBusy() const { return d->outbox.openCount() > 0 || d->wrapper.isPuttingBack(); }

std::optional<Intent> Writing::intentOf(const LegId &leg) const
{
    const Intent *intent = d->outbox.newestOf(leg);
    return intent ? std::optional(*intent) : std::nullopt;
}

const Capabilities &Writing::capabilities() const { return d->capabilities; }

const OrganizationSettings &Writing::settings() const { return d->settings; }

Result<void> Writing::setSettings(const OrganizationSettings &settings)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const OrganizationSettings chosen = inRange(settings);
    if (chosen == d->settings)
        return {};
    if (d->storageError)
        return Failure(*d->storageError);
    d->store.keep(chosen);
    d->store.record({}, {auditOf(d->settings, chosen, d->needs)});
    d->settings = chosen;
    d->store.forgetAudit(d->needs.now().addDays(-chosen.auditDays));
    Q_EMIT settingsChanged();
    return {};
}

Store &Writing::store() { return d->store; }

void Writing::open(const QString &folder)
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->store.open(folder);
}

bool Writing::isOpen() const { return d->store.isOpen(); }

const std::optional<Error> &Writing::storageError() const { return d->storageError; }

void Writing::observe(std::span<const LegEvent> events) { d->wrapper.observe(events); }

void Writing::setOffline(bool offline)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (std::exchange(d->isOffline, offline) == offline)
        return;
    d->goOn();
    Q_EMIT offlineChanged();
}

bool Writing::isOffline() const { return d->isOffline; }

bool Writing::isStopped() const { return d->wrapper.isStopped(); }

int Writing::openCount() const { return d->outbox.openCount(); }

} // namespace wrapdesk
