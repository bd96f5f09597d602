// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rulesprivate.h"

#include "base/log.h"
#include "session/writing.h"
#include "store/store.h"

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

constexpr auto statusEvery = 250ms;

// By id, else by the one name that is meant.
template <typename T, typename Named>
std::optional<T> found(const QString &id, const QString &name, const Named &named)
{
    QList<T> byName;
    for (const auto &[known, itsName] : named) {
        if (!id.isEmpty() && known.text() == id)
            return known;
        if (!name.isEmpty() && itsName == name)
            byName << known;
    }
    return byName.size() == 1 ? std::optional(byName.constFirst()) : std::nullopt;
}

template <typename T>
QList<std::pair<T, QString>> pairsOf(const QHash<T, QString> &names)
{
    QList<std::pair<T, QString>> pairs;
    for (const auto &[id, name] : names.asKeyValueRange())
        pairs.emplace_back(id, name);
    return pairs;
}

} // namespace

Rules::Private::Private(Rules *rules, RuleNeeds means)
    : q(rules),
      needs(std::move(means)),
      shelf({.store = needs.writing.store(), .now = needs.now, .who = needs.who, .words = needs.words}),
      acts(needs.writing.store(), needs.codes, needs.clock, needs.now),
      watch(needs, acts)
{
    statusTimer.setSingleShot(true);
    followTimer.setSingleShot(true);
    connect(&statusTimer, &QTimer::timeout, q, &Rules::statusChanged);
    connect(&followTimer, &QTimer::timeout, q, [this] { follow(); });
    connect(&needs.writing, &Writing::progressed, q, [this](const Intent &intent) {
        acts.note(intent);
        watch.note(intent);
    });
    connect(&needs.writing, &Writing::settingsChanged, q, &Rules::follow);
    connect(&needs.writing, &Writing::storageChanged, q, &Rules::follow);
    connect(&needs.writing, &Writing::stopped, q, &Rules::follow);
    connect(&needs.writing, &Writing::offlineChanged, q, &Rules::follow);
    connect(&needs.writing, &Writing::capabilitiesChanged, q, &Rules::follow);
    connect(&acts, &RuleActs::changed, q, [this](const RuleAct &act) { noteAct(act); });
    connect(&watch, &RuleWatch::decided, q, &Rules::verdictsChanged);
    connect(&watch, &RuleWatch::worked, q, [this] { tellStatus(); });
}

RuleBook::World Rules::Private::world() const
{
    const QString zone = QString::fromUtf8(needs.writing.settings().timeZone);
    return {.queues = needs.queues, .zone = timeZoneFromName(zone).value_or(QTimeZone::utc())};
}

RuleSurroundings Rules::Private::surroundings() const
{
    RuleSurroundings around{.world = world(),
                            .codes = needs.codes,
                            .mappedCodes = needs.mappedCodes(),
                            .lastMatched = acts.lastMatched(),
                            .now = needs.now()};
    for (const Rule &rule : shelf.rules())
        around.keptSince.insert(rule.id, shelf.keptSince(rule.id));
    return around;
}

RuleNames Rules::Private::names() const
{
    QList<std::pair<QueueId, QString>> queues;
    QHash<DivisionId, QString> divisions;
    for (const Queue &queue : needs.queues) {
        queues.emplace_back(queue.id, queue.name);
        divisions.insert(queue.division, queue.divisionName);
    }
    QList<std::pair<CodeId, QString>> codes;
    for (const WrapupCode &code : needs.codes.codes())
        codes.emplace_back(code.id, code.name);
    const auto agents = pairsOf(needs.agents());
    const auto teams = pairsOf(needs.teams());
    const auto divisionPairs = pairsOf(divisions);
    return {
        .findQueue = [queues](const QString &id, const QString &name) { return found<QueueId>(id, name, queues); },
        .findAgent = [agents](const QString &id, const QString &name) { return found<UserId>(id, name, agents); },
        .findTeam = [teams](const QString &id, const QString &name) { return found<TeamId>(id, name, teams); },
        .findDivision = [divisionPairs](const QString &id,
                                        const QString &name) { return found<DivisionId>(id, name, divisionPairs); },
        .findCode = [codes](const QString &id, const QString &name) { return found<CodeId>(id, name, codes); },
        .queue = [this](const QueueId &id) { return needs.queues.value(id).name; },
        .agent = [this](const UserId &id) { return needs.agents().value(id); },
        .team = [this](const TeamId &id) { return needs.teams().value(id); },
        .division = [divisions](const DivisionId &id) { return divisions.value(id); },
        .code = [this](const CodeId &id) { return needs.codes.named(id.text()).name; },
    };
}

QList<Rule> Rules::Private::with(const Rule &draft) const
{
    QList<Rule> rules = shelf.rules();
    const qsizetype place = draft.id.isEmpty() ? -1 : shelf.placeOf(draft.id);
    if (place < 0)
        rules << draft;
    else
        rules[place] = draft;
    return rules;
}

Result<void> Rules::Private::check(const Rule &rule) const
{
    const auto invalid = [](const QString &why) { return Failure(Error{.kind = ErrorKind::Invalid, .message = why}); };
    if (const QString error = ruleError(rule); !error.isEmpty())
        return invalid(error);
    if (needs.writing.storageError())
        return Failure(*needs.writing.storageError());
    if (!isOpen)
        return Failure(Error{.kind = ErrorKind::Storage, .message = QStringLiteral("the rules are not read yet")});
    if (rule.mode == RuleMode::Off)
        return {};
    const QList<Rule> all = with(rule);
    for (const Conflict &conflict : conflictsOf(all, surroundings())) {
        if (conflict.isBlocking && conflict.rule == rule.id)
            return invalid(needs.words().conflict(conflict, all));
    }
    return {};
}

void Rules::Private::changed()
{
    follow();
    Q_EMIT q->rulesChanged();
}

// What rules are made of has changed: all is decided anew.
void Rules::Private::follow()
{
    followTimer.stop();
    conflicts = conflictsOf(inForce(), surroundings());
    QSet<RuleId> blocked;
    for (const Conflict &conflict : std::as_const(conflicts)) {
        if (conflict.isBlocking)
            blocked.insert(conflict.rule);
    }
    watch.follow(RuleBook(inForce(), world()), RuleRails(needs.writing.settings(), blocked));
    const bool isOn = needs.writing.settings().rulesOn;
    if (wasOn && !isOn)
        needs.writing.cancelUnsentOf({});
    if (std::exchange(wasOn, isOn) != isOn)
        Q_EMIT q->onChanged(isOn);
    Q_EMIT q->conflictsChanged();
    tellStatus();
}

// The circuit breaker: a rule that is refused or corrected too often only suggests from now on.
void Rules::Private::noteAct(const RuleAct &act)
{
    tellStatus();
    const bool isFault = act.result == RuleResult::Refused || act.result == RuleResult::Corrected;
    const Rule *rule = shelf.find(act.rule);
    if (!isFault || !rule || rule->mode != RuleMode::Apply)
        return;
    const RuleHistory::Faults faults = acts.history().faults(act.rule, shelf.applyingSince(act.rule));
    if (!RuleHistory::trips(faults, watch.rails().breakerPercent()))
        return;
    const QString why =
        QStringLiteral("circuit breaker: of its last %1, %2 were refused and %3 changed by a person afterwards")
            .arg(faults.judged)
            .arg(faults.refused)
            .arg(faults.corrected);
    qCWarning(lcSession).noquote() << "rule" << act.rule.text() << "only suggests from now on:" << why;
    Rule tripped = *rule;
    tripped.mode = RuleMode::Suggest;
    shelf.keep(tripped, why);
    needs.writing.cancelUnsentOf(act.rule);
    changed();
    Q_EMIT q->breakerTripped(act.rule, why);
}

void Rules::Private::tellStatus()
{
    statuses.reset();
    if (!statusTimer.isActive())
        statusTimer.start(statusEvery);
}

} // namespace wrapdesk
