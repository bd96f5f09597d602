// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionprivate.h"

#include "net/remotegate.h"
#include "session/dryrunner.h"
#include "session/grants.h"
#include "store/store.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

constexpr auto healthEvery = 250ms;
constexpr auto forgetEvery = 5min;
constexpr auto keepEvery = 5min;

// Ids are opaque: one that cannot name a folder is not used as it is.
QString folderName(const QString &id)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$"));
    if (plain.match(id).hasMatch())
        return id;
    return QString::fromLatin1(QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

Session::Private::Private(Session *session, Profile signIn, const Options &chosen, const Clock &wallClock)
    : q(session),
      profile(std::move(signIn)),
      options(chosen),
      clock(wallClock),
      tokens(grantFor(profile, clock), clock),
      gate(tokens, clock),
      client(profile.api, gate, clock),
      catalog(
          client, [this] { return gate.platformNow(); }, nullptr),
      writing(writingNeeds(), nullptr),
      sweeper(profile.api, std::make_unique<RemoteGate>(gate), clock),
      offlinePause([] { return QRandomGenerator::global()->generateDouble(); }, 15s, 5min)
{
    rules = std::make_unique<Rules>(ruleNeeds(), nullptr);
    activity = std::make_unique<Activity>(activityMeans());
    health.isDemo = profile.isDemo;
    healthTimer.setSingleShot(true);
    connect(&healthTimer, &QTimer::timeout, q, &Session::healthChanged);
    listenToTokens();
    connect(&gate, &LocalGate::changed, q, [this] { changeHealth(); });
    connect(&catalog, &Catalog::ready, q, [this] { signedIn(); });
    connect(&catalog, &Catalog::failed, q, [this](const Error &error) { broke(error); });
    connect(&catalog, &Catalog::permissionsChanged, q, [this] { notePermissions(); });
    connect(&catalog, &Catalog::queuesChanged, q, [this] { limitCoding(); });
    connect(&catalog, &Catalog::queuesChanged, q, &Session::queuesChanged);
    connect(&catalog, &Catalog::queuesChanged, rules.get(), &Rules::follow);
    connect(&catalog, &Catalog::codesChanged, rules.get(), &Rules::follow);
    connect(&catalog, &Catalog::mappingsChanged, rules.get(), &Rules::follow);
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
    connect(&writing, &Writing::restored, rules.get(), qOverload<const StoredState &>(&Rules::restore));
    connect(rules.get(), &Rules::onChanged, q, [this] { changeHealth(); });
    connect(&writing, &Writing::intentsChanged, q, [this] { changeHealth(); });
    connect(&writing, &Writing::storageChanged, q, [this] { changeHealth(); });
    connect(&writing, &Writing::received, q, [this](const QList<LegEvent> &events) { apply(events); });
    connect(&writing, &Writing::stopped, q, [this] { changeHealth(); });
    connect(&sweeper, &Sweeper::found, q, [this](const QList<Leg> &legs) { observe(legs, Source::Sweep); });
    connect(&sweeper, &Sweeper::progressed, q, [this](const SweepReport &report) { swept(report, Loading::Loading); });
    connect(&sweeper, &Sweeper::finished, q, [this](const SweepReport &report) {
        swept(report, report.error ? Loading::Failed : Loading::Ready);
        sweptAll(report);
        watchMetQueues();
        Q_EMIT q->sweepFinished();
        if (std::exchange(isSweepWanted, false))
            q->sweepNow();
    });
    connect(&forgetTimer, &QTimer::timeout, q,
            [this] { tell(roster.forget(gate.platformNow().addSecs(-std::chrono::seconds(options.window).count()))); });
    connect(&sweepTimer, &QTimer::timeout, q, [this] { q->sweepNow(); });
    listenForOffline();
}

WritingNeeds Session::Private::writingNeeds()
{
    return {.client = client,
            .clock = clock,
            .codes = catalog.codes(),
            .roster = roster,
            .history = history,
            .now = [this] { return gate.platformNow(); },
            .timeFor = [this](int requests) { return gate.timeFor(requests); },
            .user = [this] { return catalog.userId(); },
            .userName = [this](const UserId &id) { return catalog.userName(id); },
            .queueName = [this](const QueueId &queue) { return q->queueName(queue); },
            .holdAtMost = options.holdAtMost};
}

RuleNeeds Session::Private::ruleNeeds()
{
    return {.writing = writing,
            .clock = clock,
            .roster = roster,
            .codes = catalog.codes(),
            .queues = catalog.queues(),
            .now = [this] { return gate.platformNow(); },
            .who = [this] { return std::pair(catalog.userId(), catalog.user()); },
            .words = [this] { return ruleWords(); },
            .agents = [this] { return catalog.userNames(); },
            .teams = [this] { return catalog.teams(); },
            .mappedCodes = [this] { return catalog.mappedCodes(); },
            .requestsUntil = [this](const QDateTime &until) { return gate.requestsUntil(until); },
            .reserve = [this](int requests) { gate.reserve(requests); },
            .dryRunner =
                [this] { return std::make_unique<DryRunner>(profile.api, std::make_unique<RemoteGate>(gate), clock); },
            .actsByItself = options.desk};
}

RuleWords Session::Private::ruleWords() const
{
    const auto nameOr = [](const QString &name, const QString &id) { return name.isEmpty() ? id : name; };
    return RuleWords({
        .queue = [this](const QueueId &queue) { return q->queueName(queue); },
        .agent = [this, nameOr](const UserId &user) { return nameOr(catalog.userName(user), user.text()); },
        .team = [this, nameOr](const TeamId &team) { return nameOr(catalog.teams().value(team), team.text()); },
        .division =
            [this](const DivisionId &division) {
                for (const Queue &queue : catalog.queues()) {
                    if (queue.division == division)
                        return queue.divisionName;
                }
                return division.text();
            },
        .code = [this](const CodeId &code) { return catalog.codes().named(code.text()).name; },
        .zone = timeZoneFromName(QString::fromUtf8(writing.settings().timeZone)).value_or(QTimeZone::utc()),
    });
}

Activity::Means Session::Private::activityMeans()
{
    return {.store = writing.store(),
            .now = [this] { return gate.platformNow(); },
            .who = [this] { return std::pair(catalog.userId(), catalog.user()); },
            .customer =
                [this](const LegId &leg) {
                    const RosterEntry *entry = roster.find(leg);
                    return entry ? entry->leg.customer : QString();
                },
            .organization = [this] { return catalog.organization(); }};
}

void Session::Private::signedIn()
{
    if (!comeOnline())
        return;
    roster.setCommunicationBasedAcw(catalog.communicationBasedAcw());
    health.organization = catalog.organization();
    health.user = catalog.user();
    health.signIn.reset();
    changeHealth();
    if (writing.isOpen())
        return ready();
    openStore();
    if (writing.storageError())
        ready(); // it was said before: see Writing::opened
}

void Session::Private::openStore()
{
    Q_ASSERT(!profile.dataFolder.isEmpty());
    const OrganizationId &organization = health.offline ? profile.organization : catalog.organizationId();
    const QString place = organization.isEmpty() ? profile.api.host() : organization.text();
    writing.open(profile.dataFolder + u'/' + folderName(place));
}

// The database is open, or it is said why nothing is written.
void Session::Private::ready()
{
    changeHealth();
    const bool isFirst = !std::exchange(isReady, true);
    if (isFirst)
        Q_EMIT q->ready();
    if (!options.desk)
        return;
    tokens.setWaitsForSignIn(true); // from here on a person is there to sign in again
    watchQueues();
    q->sweepNow();
    forgetTimer.start(forgetEvery);
    sweepTimer.start(options.sweepEvery);
    keepTimer.start(keepEvery);
}

void Session::Private::watch(const QList<QueueId> &queues)
{
    watched = {queues.cbegin(), queues.cend()};
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
        connect(feed.get(), &LiveFeed::gapFilled, q, [this] { sweepAgain(); });
    feed->start();
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
    health.openIntents = writing.openCount();
    const std::optional<Lack> lack = catalog.permissions().lackFor(Work::GiveCodes);
    health.codingBarred = lack ? std::optional(lack->error()) : std::nullopt;
    health.writingStopped = writing.isStopped();
    health.storage = writing.storageError();
    health.rulesOn = rules->isOpen() ? std::optional(rules->isOn()) : std::nullopt;
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

} // namespace wrapdesk
