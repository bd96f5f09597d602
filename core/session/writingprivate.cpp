// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/writingprivate.h"

#include "base/log.h"
#include "session/auditwords.h"

#include <QUuid>

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

constexpr auto forgetAuditEvery = 12h;

} // namespace

OrganizationSettings inRange(OrganizationSettings settings)
{
    settings.undo = std::clamp(settings.undo, 0s, 30s);
    settings.auditDays = std::clamp(settings.auditDays, 30, 3650);
    settings.tagAttribute = settings.tagAttribute.trimmed();
    settings.timeZone = timeZoneFromName(QString::fromUtf8(settings.timeZone)).value_or(QTimeZone::utc()).id();
    if (!settings.quietHours.impossible().isEmpty())
        settings.quietHours = {};
    settings.breakerPercent = std::clamp(settings.breakerPercent, 1, 100);
    return settings;
}

Error offlineError()
{
    return {.kind = ErrorKind::Offline,
            .code = QStringLiteral("offline-start"),
            .message = QStringLiteral("nothing can be sent while Genesys Cloud cannot be reached")};
}

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
    const bool isFirst = !forgetTimer.isActive();
    storageError.reset();
    if (isFirst) // else what was set as the disk failed is on its way there still
        settings = inRange(state.settings);
    for (const Evidence &evidence : state.evidence) {
        if (evidence.by == needs.user())
            capabilities.learn(evidence);
    }
    const QList<IntentId> found = outbox.restore(state.intents);
    recovering += QSet<IntentId>(found.cbegin(), found.cend());
    unread += found;
    goOn();
    store.forgetAudit(needs.now().addDays(-settings.auditDays));
    forgetTimer.start(forgetAuditEvery);
    if (isFirst)
        Q_EMIT q->restored(state);
    Q_EMIT q->opened();
    Q_EMIT q->storageChanged();
    Q_EMIT q->settingsChanged();
    Q_EMIT q->capabilitiesChanged();
}

// With what waited for the disk and for the platform.
void Writing::Private::goOn()
{
    wrapper.setHalted(isOffline || storageError);
    if (isOffline)
        return;
    QList<IntentId> open = std::exchange(unread, {});
    open.removeIf([this](const IntentId &id) { return isEnd(outbox.find(id)->state); }); // taken back meanwhile
    if (!open.isEmpty())
        wrapper.recover(open);
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
    Q_EMIT q->progressed(intent);
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
    areLeftoversNews = true; // told with the rest of the turn: there may be thousands
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
    // Who has chosen anew for a leg need not be asked about it any more.
    const qsizetype superseded =
        leftovers.removeIf([this](const IntentId &id) { return outbox.newestOf(outbox.find(id)->leg)->id != id; });
    if (std::exchange(areLeftoversNews, false) || superseded > 0)
        Q_EMIT q->leftoversChanged();
}

Result<void> Writing::Private::check(const QString &notes) const
{
    if (notes.size() > longestNotes)
        return Failure(Error{.kind = ErrorKind::Invalid,
                             .message = QStringLiteral("the notes have %1 characters; at most %2 are taken")
                                            .arg(notes.size())
                                            .arg(longestNotes)});
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
    QSet<LegId> named;
    for (const LegId &leg : legs) {
        const RosterEntry *entry = needs.roster.find(leg);
        if (!entry || named.contains(leg))
            continue;
        named.insert(leg);
        const Intent *intent = outbox.newestOf(leg);
        BulkCandidate candidate{.leg = entry->leg, .straggler = entry->straggler};
        if (intent) // however its tag ended, a tagged leg is as locked as before
            candidate.lastWrite =
                intent->what == Intent::What::Tag && isEnd(intent->state) ? IntentState::Locked : intent->state;
        found << candidate;
    }
    return found;
}

QList<Intent> Writing::Private::newestAmong(const QList<IntentId> &ids) const
{
    QList<Intent> newest;
    QSet<IntentId> named;
    for (const IntentId &id : ids) {
        const Intent *intent = outbox.find(id);
        if (!intent || named.contains(id) || outbox.newestOf(intent->leg)->id != id)
            continue;
        named.insert(id);
        newest << *intent;
    }
    return newest;
}

Result<RunId> Writing::Private::startRun(QList<Intent> intents, int requests)
{
    if (isOffline)
        return Failure(offlineError());
    if (bulk && !bulk->isFinished())
        return Failure(Error{.kind = ErrorKind::Conflict, .message = QStringLiteral("another run is still going on")});
    if (intents.isEmpty())
        return Failure(Error{.kind = ErrorKind::Invalid,
                             .message = QStringLiteral("there is nothing to do: every leg chosen is left out")});
    const RunId run(QUuid::createUuid().toString(QUuid::WithoutBraces));
    for (Intent &intent : intents)
        intent.run = run;
    const WrapupCode code = intents.constFirst().code;
    const bool toBeHeld =
        std::any_of(intents.cbegin(), intents.cend(), [](const Intent &intent) { return intent.hold.count() > 0; });
    const Result<QList<IntentId>> ids = outbox.add(std::move(intents));
    if (!ids)
        return Failure(ids.error());
    bulk.emplace(run, code, *ids, requests, toBeHeld);
    Q_EMIT q->bulkChanged();
    return run;
}

} // namespace wrapdesk
