// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"

#include "api/conversations.h"
#include "auth/clientcredentialsgrant.h"
#include "auth/localgate.h"
#include "auth/staticgrant.h"
#include "base/log.h"
#include "live/livefeed.h"
#include "net/apiclient.h"
#include "net/remotegate.h"
#include "session/catalog.h"
#include "sweep/sweeper.h"
#include "wrap/wrapper.h"

#include <QRandomGenerator>
#include <QThread>
#include <QTimer>

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

constexpr auto healthEvery = 250ms;
constexpr auto forgetEvery = 5min;

std::unique_ptr<Grant> grantFor(const Profile &profile, const Clock &clock)
{
    if (const auto *credentials = std::get_if<ClientCredentials>(&profile.credentials))
        return std::make_unique<ClientCredentialsGrant>(profile.login, *credentials, clock);
    return std::make_unique<StaticGrant>(std::get<AccessToken>(profile.credentials).token);
}

} // namespace

// The wiring. Members are destroyed last to first: whoever uses another stands below it.
class Session::Private
{
public:
    Private(Session *session, Profile signIn, Options chosen, const Clock &wallClock);

    void ready();
    void observe(const QList<Leg> &legs, Source source);
    void apply(QList<LegEvent> events);
    void tell(const RosterChange &change);
    void reclassify(const QueueId &queue);
    void learn(const QList<LegId> &changed);
    void swept(const SweepReport &report, Loading loading);
    void watch(const QList<QueueId> &queues);
    QList<ConversationId> believedLive() const;
    void changeHealth();
    void fillHealth();

    Session *const q;
    const Profile profile;
    const Options options;
    const Clock &clock;
    TokenSource tokens;
    LocalGate gate;
    ApiClient client;
    Catalog catalog;
    Roster roster;
    CodeHistory history;
    QSet<LegId> counted; // legs whose code is in the history
    Outbox outbox;
    Wrapper wrapper;
    Sweeper sweeper;
    std::unique_ptr<LiveFeed> feed;
    Health health;
    QTimer healthTimer;
    QTimer forgetTimer;
    QTimer sweepTimer;
};

Session::Private::Private(Session *session, Profile signIn, Options chosen, const Clock &wallClock)
    : q(session),
      profile(std::move(signIn)),
      options(std::move(chosen)),
      clock(wallClock),
      tokens(grantFor(profile, clock), clock),
      gate(tokens, clock),
      client(profile.api, gate, clock),
      catalog(
          client, [this] { return gate.platformNow(); }, nullptr),
      wrapper(client, outbox, catalog.codes(), clock, [this] { return gate.platformNow(); }),
      sweeper(profile.api, std::make_unique<RemoteGate>(gate), clock)
{
    health.isDemo = profile.isDemo;
    healthTimer.setSingleShot(true);
    connect(&healthTimer, &QTimer::timeout, q, &Session::healthChanged);
    connect(&tokens, &TokenSource::signInRequested, q, [this](const Error &error) {
        health.signIn = error;
        changeHealth();
    });
    connect(&gate, &LocalGate::changed, q, [this] { changeHealth(); });
    connect(&catalog, &Catalog::ready, q, [this] { ready(); });
    connect(&catalog, &Catalog::failed, q, [this](const Error &error) {
        changeHealth();
        Q_EMIT q->failed(error);
    });
    connect(&catalog, &Catalog::queuesChanged, q, &Session::queuesChanged);
    connect(&catalog, &Catalog::codesChanged, q, [this](const QueueId &queue) {
        Q_EMIT q->codesChanged(queue);
        reclassify(queue);
    });
    connect(&catalog, &Catalog::usersChanged, q, [this](const QList<UserId> &users) {
        RosterChange named;
        for (const auto &[id, entry] : roster.entries().asKeyValueRange())
            if (users.contains(entry.leg.agent))
                named.changed << id;
        tell(named);
    });
    connect(&outbox, &Outbox::changed, q, [this](const Intent &intent) {
        Q_EMIT q->intentChanged(intent.leg);
        changeHealth();
    });
    connect(&wrapper, &Wrapper::received, q, [this](const QList<LegEvent> &events) { apply(events); });
    connect(&wrapper, &Wrapper::stopped, q, [this] { changeHealth(); });
    connect(&sweeper, &Sweeper::found, q, [this](const QList<Leg> &legs) { observe(legs, Source::Sweep); });
    connect(&sweeper, &Sweeper::progressed, q, [this](const SweepReport &report) { swept(report, Loading::Loading); });
    connect(&sweeper, &Sweeper::finished, q, [this](const SweepReport &report) {
        swept(report, report.error ? Loading::Failed : Loading::Ready);
        Q_EMIT q->sweepFinished();
    });
    connect(&forgetTimer, &QTimer::timeout, q,
            [this] { tell(roster.forget(gate.platformNow().addSecs(-std::chrono::seconds(options.window).count()))); });
    connect(&sweepTimer, &QTimer::timeout, q, [this] { q->sweepNow(); });
}

void Session::Private::ready()
{
    roster.setCommunicationBasedAcw(catalog.communicationBasedAcw());
    health.organization = catalog.organization();
    health.user = catalog.user();
    health.signIn.reset();
    changeHealth();
    Q_EMIT q->ready();
    if (!options.desk)
        return;
    for (const QueueId &queue : catalog.queues().keys())
        catalog.fetchCodes(queue, Lane::Paced);
    watch(catalog.queues().keys());
    q->sweepNow();
    forgetTimer.start(forgetEvery);
    sweepTimer.start(options.sweepEvery);
}

void Session::Private::watch(const QList<QueueId> &queues)
{
    const Surroundings around{.api = client,
                              .clock = clock,
                              .now = [this] { return gate.platformNow(); },
                              .random = [] { return QRandomGenerator::global()->generateDouble(); },
                              .believedLive = [this] { return believedLive(); }};
    feed = std::make_unique<LiveFeed>(around, queues);
    connect(feed.get(), &LiveFeed::received, q, [this](const QList<LegEvent> &events) {
        health.lastEvent = gate.platformNow();
        apply(events);
    });
    connect(feed.get(), &LiveFeed::heartbeat, q, [this](const QDateTime &at) {
        health.lastHeartbeat = at;
        changeHealth();
    });
    connect(feed.get(), &LiveFeed::stateChanged, q, [this] { changeHealth(); });
    // What began and ended within the gap only analytics knows.
    if (options.desk)
        connect(feed.get(), &LiveFeed::gapFilled, q, [this] { q->sweepNow(); });
    feed->start();
}

QList<ConversationId> Session::Private::believedLive() const
{
    QSet<ConversationId> live;
    for (const RosterEntry &entry : roster.entries()) {
        if (!entry.leg.isEnded() || entry.leg.isInAcw())
            live.insert(entry.leg.id.conversation);
    }
    return live.values();
}

void Session::Private::observe(const QList<Leg> &legs, Source source)
{
    const QDateTime now = gate.platformNow();
    QList<LegEvent> events;
    events.reserve(legs.size());
    for (const Leg &leg : legs)
        events << LegEvent{.leg = leg, .source = source, .observedAt = now};
    apply(events);
}

// The one way into the roster, for all four sources.
void Session::Private::apply(QList<LegEvent> events)
{
    Q_ASSERT(q->thread() == QThread::currentThread());
    for (LegEvent &event : events) {
        const auto queue = catalog.queues().constFind(event.leg.queue);
        if (queue != catalog.queues().cend())
            completeFrom(*queue, event.leg);
    }
    const RosterChange change = roster.apply(events, catalog.codes());
    wrapper.observe(events);
    learn(change.changed);
    tell(change);
}

void Session::Private::tell(const RosterChange &change)
{
    if (change.isEmpty())
        return;
    Q_EMIT q->rosterChanged(change.changed, change.removed);
    changeHealth();
}

void Session::Private::reclassify(const QueueId &queue) { tell(roster.reclassify(queue, catalog.codes())); }

// Counts each leg's code once for the picker's order, and asks for the names of people not met before.
void Session::Private::learn(const QList<LegId> &changed)
{
    QSet<UserId> nameless;
    for (const LegId &id : changed) {
        const RosterEntry *entry = roster.find(id);
        if (!entry)
            continue;
        const Leg &leg = entry->leg;
        if (leg.agentName.isEmpty() && !leg.agent.isEmpty())
            nameless.insert(leg.agent);
        if (!leg.code || leg.code->provisional || isSystemCode(leg.code->code) || counted.contains(id))
            continue;
        counted.insert(id);
        history.count(leg.queue, catalog.codes().named(leg.code->code).id);
    }
    catalog.fetchUsers(nameless);
}

void Session::Private::swept(const SweepReport &report, Loading loading)
{
    health.sweep.loading = loading;
    health.sweep.error = report.error;
    health.sweptConversations = report.conversations;
    health.sweptLegs = report.legs;
    health.sweepPage = report.pages;
    health.sweepPages = report.pagesExpected;
    if (loading == Loading::Ready)
        health.sweep.asOf = gate.platformNow();
    if (report.cancelled)
        health.sweep.incomplete = QStringLiteral("the sweep was cancelled after %1 pages").arg(report.pages);
    else if (report.error)
        health.sweep.incomplete =
            QStringLiteral("not all could be read, %1 pages were: %2").arg(report.pages).arg(report.error->message);
    else
        health.sweep.incomplete.clear();
    changeHealth();
}

void Session::Private::changeHealth()
{
    if (!healthTimer.isActive())
        healthTimer.start(healthEvery);
}

void Session::Private::fillHealth()
{
    health.budgetUsed = gate.used();
    health.budgetAllowed = gate.allowed();
    health.throttled = gate.throttledCount();
    health.clockError = gate.clockError();
    health.openIntents = outbox.openCount();
    health.writingStopped = wrapper.isStopped();
    if (!feed)
        return;
    health.live = feed->state();
    health.liveError = feed->error();
    health.gaps = feed->gaps();
    health.isTruncated = feed->isTruncated();
    health.refusedTopics.clear();
    for (const TopicRefusal &refusal : feed->refusals())
        health.refusedTopics << QStringLiteral("%1: %2").arg(q->queueName(refusal.queue), refusal.reason);
    for (const QueueId &queue : feed->leftOut())
        health.refusedTopics << QStringLiteral("%1: no room on the channels").arg(q->queueName(queue));
}

Session::Session(Profile profile, Options options, const Clock &clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(profile), options, clock))
{
}

Session::~Session() = default;

void Session::start()
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->catalog.fetch();
}

void Session::watch(const QList<QueueId> &queues) { d->watch(queues); }

QDateTime Session::now() const { return d->gate.platformNow(); }

const Roster &Session::roster() const { return d->roster; }

const CodeBook &Session::codes() const { return d->catalog.codes(); }

const CodeHistory &Session::history() const { return d->history; }

const QHash<QueueId, Queue> &Session::queues() const { return d->catalog.queues(); }

QString Session::queueName(const QueueId &queue) const
{
    const auto known = d->catalog.queues().constFind(queue);
    return known == d->catalog.queues().cend() ? queue.text() : known->name;
}

QString Session::agentName(const Leg &leg) const
{
    const QString name = leg.agentName.isEmpty() ? d->catalog.userName(leg.agent) : leg.agentName;
    return name.isEmpty() ? leg.agent.text() : name;
}

const Health &Session::health() const
{
    d->fillHealth();
    return d->health;
}

QMap<QString, int> Session::requestCounts() const { return d->gate.requestCounts(); }

const ListState &Session::queuesState() const { return d->catalog.queuesState(); }

ListState Session::liveListState() const
{
    ListState state = queuesState();
    if (state.loading == Loading::Failed)
        return state;
    const Health &health = this->health();
    state.asOf = health.lastEvent;
    state.error = health.liveError;
    state.loading = health.live == LiveState::Failed || health.live == LiveState::Gap ? Loading::Failed
                    : health.live == LiveState::Live                                  ? Loading::Ready
                                                                                      : Loading::Loading;
    if (health.isTruncated)
        state.incomplete = QStringLiteral("the platform listed only part of what is live");
    else if (!health.refusedTopics.isEmpty())
        state.incomplete = health.refusedTopics.join(QStringLiteral("; "));
    return state;
}

ListState Session::stragglerListState() const
{
    return queuesState().loading == Loading::Failed ? queuesState() : d->health.sweep;
}

void Session::fetchCodes(const QueueId &queue) { d->catalog.fetchCodes(queue, Lane::Interactive); }

ListState Session::codesState(const QueueId &queue) const { return d->catalog.codesState(queue); }

void Session::sweep(const SweepScope &scope)
{
    if (d->sweeper.isRunning())
        return;
    d->swept({.scope = scope}, Loading::Loading);
    d->sweeper.start(scope, d->options.lookback);
}

void Session::sweepNow()
{
    const QDateTime now = d->gate.platformNow();
    sweep({.window = {.from = now.addSecs(-std::chrono::seconds(d->options.window).count()), .to = sweepEnd(now)}});
}

void Session::cancelSweep() { d->sweeper.cancel(); }

Result<IntentId> Session::wrap(const LegId &leg, const CodeId &code, const QString &notes,
                               const std::optional<AssignedCode> &seen, Reason reason)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const RosterEntry *entry = d->roster.find(leg);
    if (!entry) {
        return Failure(Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("this leg is no longer listed")});
    }
    if (d->catalog.codes().onQueue(entry->leg.queue, code.text()) == Validity::NotValid) {
        return Failure(
            Error{.kind = ErrorKind::Invalid,
                  .message = QStringLiteral("the queue %1 does not offer this code").arg(queueName(entry->leg.queue))});
    }
    Intent intent{.leg = leg,
                  .media = entry->leg.media,
                  .queue = entry->leg.queue,
                  .code = d->catalog.codes().named(code.text()),
                  .notes = notes,
                  .reason = reason,
                  .by = d->catalog.userId(),
                  .seen = seen,
                  .replacesSystemCode = reason.kind == Reason::Kind::Hand,
                  .createdAt = now()};
    const Result<IntentId> stored = d->outbox.add(intent);
    if (stored && reason.kind == Reason::Kind::Hand)
        d->history.chosen(intent.queue, code);
    return stored;
}

void Session::cancelUnsent() { d->wrapper.cancelUnsent(); }

std::optional<Intent> Session::intentOf(const LegId &leg) const
{
    const Intent *intent = d->outbox.newestOf(leg);
    return intent ? std::optional(*intent) : std::nullopt;
}

} // namespace wrapdesk
