// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/writing.h"

#include "base/log.h"
#include "session/auditwords.h"
#include "session/bulkrun.h"
#include "store/store.h"
#include "wrap/wrapper.h"

#include <QThread>
#include <QTimer>
#include <QUuid>

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

constexpr auto forgetEvery = 12h;

Failure invalid(const QString &message) { return Failure(Error{.kind = ErrorKind::Invalid, .message = message}); }

bool mayBeTriedAgain(const Intent &intent)
{
    return isEnd(intent.state) && intent.state != IntentState::Confirmed && intent.state != IntentState::HumanWon;
}

OrganizationSettings inRange(OrganizationSettings settings)
{
    settings.undo = std::clamp(settings.undo, 0s, 30s);
    settings.auditDays = std::clamp(settings.auditDays, 30, 3650);
    settings.tagAttribute = settings.tagAttribute.trimmed();
    return settings;
}

} // namespace

class Writing::Private
{
public:
    Private(Writing *writing, WritingNeeds means);

    void opened(const StoredState &state);
    void failed(const Error &error);
    void changed(const Intent &intent);
    void noteLeftover(const Intent &intent);
    void learn(const Intent &intent);
    void tellChanged();
    Result<void> check(const QString &notes) const;
    Result<RunId> startRun(QList<Intent> intents, int requests);
    QList<BulkCandidate> candidates(const QList<LegId> &legs) const;
    std::chrono::milliseconds holdFor(const Reason &reason) const;

    Writing *const q;
    const WritingNeeds needs;
    Store store;
    Outbox outbox;
    Wrapper wrapper;
    std::optional<Error> storageError;
    OrganizationSettings settings;
    Capabilities capabilities;
    std::optional<BulkRun> bulk;
    QSet<IntentId> recovering;
    QList<IntentId> leftovers;
    QSet<LegId> news;
    QTimer newsTimer;
    QTimer forgetTimer;
};

Writing::Private::Private(Writing *writing, WritingNeeds means)
    : q(writing),
      needs(std::move(means)),
      outbox(store,
             [this](const Intent &intent) {
                 const RosterEntry *entry = needs.roster.find(intent.leg);
                 return auditOf(intent, entry ? &entry->leg : nullptr, needs);
             }),
      wrapper({.client = needs.client,
               .outbox = outbox,
               .codes = needs.codes,
               .clock = needs.clock,
               .now = needs.now,
               .believed = [this](const LegId &leg) {
                   const RosterEntry *entry = needs.roster.find(leg);
                   return entry ? std::optional(entry->leg) : std::nullopt;
               }})
{
    connect(&store, &Store::opened, q, [this](const StoredState &state) { opened(state); });
    connect(&store, &Store::failed, q, [this](const Error &error) { failed(error); });
    connect(&outbox, &Outbox::changed, q, [this](const Intent &intent) { changed(intent); });
    connect(&wrapper, &Wrapper::heldChanged, q, [this] {
        if (bulk)
            bulk->setHeld(std::any_of(wrapper.held().steps().cbegin(), wrapper.held().steps().cend(),
                                      [this](const HeldSteps::Step &step) { return step.run == bulk->id(); }));
        Q_EMIT q->heldChanged();
        if (bulk)
            Q_EMIT q->bulkChanged();
    });
    connect(&wrapper, &Wrapper::received, q, &Writing::received);
    connect(&wrapper, &Wrapper::stopped, q, &Writing::stopped);
    newsTimer.setSingleShot(true);
    connect(&newsTimer, &QTimer::timeout, q, [this] { tellChanged(); });
    connect(&forgetTimer, &QTimer::timeout, q, [this] { store.forgetAudit(needs.now().addDays(-settings.auditDays)); });
}

void Writing::Private::opened(const StoredState &state)
{
    storageError.reset();
    settings = inRange(state.settings);
    for (const Evidence &evidence : state.evidence) {
        if (evidence.by == needs.user())
            capabilities.learn(evidence);
    }
    const QList<IntentId> found = outbox.restore(state.intents);
    recovering += QSet<IntentId>(found.cbegin(), found.cend());
    wrapper.setHalted(false);
    if (!found.isEmpty())
        wrapper.recover(found);
    store.forgetAudit(needs.now().addDays(-settings.auditDays));
    forgetTimer.start(forgetEvery);
    Q_EMIT q->opened();
    Q_EMIT q->storageChanged();
    Q_EMIT q->settingsChanged();
    Q_EMIT q->capabilitiesChanged();
}

void Writing::Private::failed(const Error &error)
{
    const bool isFirst = !storageError && !forgetTimer.isActive();
    storageError = error;
    wrapper.setHalted(true);
    qCWarning(lcWrap).noquote() << "nothing is written to the platform:" << describe(error);
    if (isFirst)
        Q_EMIT q->opened();
    Q_EMIT q->storageChanged();
}

void Writing::Private::changed(const Intent &intent)
{
    news.insert(intent.leg);
    if (!newsTimer.isActive())
        newsTimer.start(0);
    if (bulk)
        bulk->note(intent);
    if (!isEnd(intent.state))
        return;
    if (recovering.remove(intent.id))
        noteLeftover(intent);
    learn(intent);
}

void Writing::Private::noteLeftover(const Intent &intent)
{
    const bool isUnsettled = intent.state == IntentState::Unconfirmed || intent.refusal == Refusal::Interrupted;
    const bool isMachine = intent.reason.kind == Reason::Kind::Sweeper || intent.reason.kind == Reason::Kind::Rule;
    if (!isUnsettled || (isMachine && intent.refusal == Refusal::Interrupted))
        return; // who decided it will decide it again
    leftovers << intent.id;
    Q_EMIT q->leftoversChanged();
}

void Writing::Private::learn(const Intent &intent)
{
    const RosterEntry *entry = needs.roster.find(intent.leg);
    const std::optional<Evidence> evidence = entry ? evidenceOf(intent, entry->leg) : std::nullopt;
    if (!evidence)
        return;
    const std::optional<Evidence> known = capabilities.of(evidence->ability, evidence->media);
    const bool isNews = !known || known->isAble != evidence->isAble || known->at.date() != evidence->at.date();
    if (!isNews)
        return;
    capabilities.learn(*evidence);
    store.keep(*evidence);
    Q_EMIT q->capabilitiesChanged();
}

void Writing::Private::tellChanged()
{
    const QSet<LegId> legs = std::exchange(news, {});
    Q_EMIT q->intentsChanged(legs.values());
    if (bulk)
        Q_EMIT q->bulkChanged();
}

Result<void> Writing::Private::check(const QString &notes) const
{
    if (notes.size() > longestNotes)
        return invalid(
            QStringLiteral("the notes have %1 characters; at most %2 are taken").arg(notes.size()).arg(longestNotes));
    return {};
}

std::chrono::milliseconds Writing::Private::holdFor(const Reason &reason) const
{
    const bool isByPerson = reason.kind == Reason::Kind::Hand || reason.kind == Reason::Kind::Bulk;
    return isByPerson ? std::min<std::chrono::milliseconds>(settings.undo, needs.holdAtMost) : 0ms;
}

QList<BulkCandidate> Writing::Private::candidates(const QList<LegId> &legs) const
{
    QList<BulkCandidate> found;
    found.reserve(legs.size());
    for (const LegId &leg : legs) {
        const RosterEntry *entry = needs.roster.find(leg);
        if (!entry)
            continue;
        const Intent *intent = outbox.newestOf(leg);
        found << BulkCandidate{.leg = entry->leg,
                               .straggler = entry->straggler,
                               .lastWrite = intent ? std::optional(intent->state) : std::nullopt};
    }
    return found;
}

Result<RunId> Writing::Private::startRun(QList<Intent> intents, int requests)
{
    if (bulk && !bulk->isFinished())
        return Failure(Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("another run is still going on")});
    if (intents.isEmpty())
        return invalid(QStringLiteral("there is nothing to do: every leg chosen is left out"));
    const RunId run(QUuid::createUuid().toString(QUuid::WithoutBraces));
    for (Intent &intent : intents)
        intent.run = run;
    const WrapupCode code = intents.constFirst().code;
    const Result<QList<IntentId>> ids = outbox.add(std::move(intents));
    if (!ids)
        return Failure(ids.error());
    bulk.emplace(run, code, *ids, requests);
    Q_EMIT q->bulkChanged();
    return run;
}

Writing::Writing(WritingNeeds needs, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(needs)))
{
}

Writing::~Writing() = default;

Result<IntentId> Writing::wrap(const WrapOrder &order)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const RosterEntry *entry = d->needs.roster.find(order.leg);
    if (!entry)
        return Failure(Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("this leg is no longer listed")});
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
                        .hold = d->holdFor(order.reason)};
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
    d->wrapper.setPaused(d->bulk->id(), false);
    d->wrapper.cancelRun(d->bulk->id());
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
    for (const IntentId &id : intents) {
        const Intent *ended = d->outbox.find(id);
        if (!ended || !mayBeTriedAgain(*ended) || !isEnd(d->outbox.newestOf(ended->leg)->state))
            continue;
        again << Intent{.what = ended->what,
                        .leg = ended->leg,
                        .media = ended->media,
                        .queue = ended->queue,
                        .code = ended->code,
                        .notes = ended->notes,
                        .attribute = ended->attribute,
                        .reason = ended->reason,
                        .by = d->needs.user(),
                        .seen = ended->seen,
                        // Who asks again has been told that the platform's code stands there.
                        .replacesSystemCode = ended->replacesSystemCode || ended->refusal == Refusal::SystemCodeStands,
                        .createdAt = d->needs.now(),
                        .hold = d->holdFor(ended->reason)};
    }
    const int requests = int(again.size()) * 2;
    Result<RunId> run = d->startRun(std::move(again), requests);
    if (run) {
        d->leftovers.removeIf([&](const IntentId &id) { return intents.contains(id); });
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
    for (const IntentId &id : locked) {
        const Intent *ended = d->outbox.find(id);
        if (!ended || ended->state != IntentState::Locked || !isEnd(d->outbox.newestOf(ended->leg)->state))
            continue;
        tags << Intent{.what = Intent::What::Tag,
                       .leg = ended->leg,
                       .media = ended->media,
                       .queue = ended->queue,
                       .code = ended->code,
                       .attribute = d->settings.tagAttribute,
                       .reason = {.kind = Reason::Kind::Bulk},
                       .by = d->needs.user(),
                       .createdAt = d->needs.now(),
                       .hold = d->holdFor({.kind = Reason::Kind::Bulk})};
    }
    const int requests = int(tags.size()) * 2;
    return d->startRun(std::move(tags), requests);
}

QList<Intent> Writing::leftovers() const
{
    QList<Intent> found;
    for (const IntentId &id : d->leftovers)
        found << *d->outbox.find(id);
    return found;
}

void Writing::dismissLeftovers()
{
    d->leftovers.clear();
    Q_EMIT leftoversChanged();
}

void Writing::cancelUnsent() { d->wrapper.cancelUnsent(); }

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

bool Writing::isStopped() const { return d->wrapper.isStopped(); }

int Writing::openCount() const { return d->outbox.openCount(); }

} // namespace wrapdesk
