// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rulewatch.h"

#include "base/log.h"
#include "session/writing.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

constexpr auto longestTurn = 4ms; // of deciding, before the event loop gets its turn again
constexpr qsizetype legsBetweenLooks = 32; // at the watch, which costs, too
constexpr auto refusalCounts = 24h; // so long one refusal keeps rules from legs of its kind
constexpr auto planAhead = 60s; // requests are kept back for what is due so soon

} // namespace

RuleWatch::RuleWatch(const RuleNeeds &needs, RuleActs &acts) : m_needs(needs), m_acts(acts) { }

void RuleWatch::follow(const RuleBook &book, const RuleRails &rails)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_book = book;
    m_rails = rails;
    reconsiderAll();
}

void RuleWatch::reconsider(const QList<LegId> &changed, const QList<LegId> &removed)
{
    for (const LegId &leg : changed)
        enqueue(leg);
    for (const LegId &leg : removed)
        enqueue(leg);
}

void RuleWatch::reconsiderAll()
{
    for (const auto &[id, entry] : m_needs.roster.entries().asKeyValueRange()) {
        if (entry.straggler || m_decided.contains(id))
            enqueue(id);
    }
}

void RuleWatch::note(const Intent &intent)
{
    const bool isAnswered = intent.state >= IntentState::Accepted;
    if (isAnswered && m_agenda.isPlanned(intent.leg)) {
        m_agenda.release(intent.leg);
        Q_EMIT worked();
    }
    if (isEnd(intent.state) || intent.state == IntentState::Held)
        enqueue(intent.leg);
}

void RuleWatch::enqueue(const LegId &leg)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (m_queued.contains(leg))
        return;
    m_queued.insert(leg);
    m_queue.push_back(leg);
    if (std::exchange(m_isWorking, true))
        return;
    QMetaObject::invokeMethod(this, &RuleWatch::work, Qt::QueuedConnection);
}

// Decides what is waiting, as much as a frame can bear, and goes on in the next turn of the event loop.
void RuleWatch::work()
{
    m_isWorking = false;
    QElapsedTimer turn;
    turn.start();
    for (qsizetype done = 1; !m_queue.empty(); ++done) {
        const LegId leg = m_queue.front();
        m_queue.pop_front();
        m_queued.remove(leg);
        consider(leg);
        if (done % legsBetweenLooks == 0 && turn.elapsed() >= longestTurn.count())
            break;
    }
    if (std::exchange(m_isPlanStale, false))
        replan();
    if (!m_queue.empty() && !std::exchange(m_isWorking, true))
        QMetaObject::invokeMethod(this, &RuleWatch::work, Qt::QueuedConnection);
    awake();
    if (m_news.isEmpty())
        return;
    Q_EMIT decided(std::exchange(m_news, {}));
    Q_EMIT worked();
}

void RuleWatch::consider(const LegId &leg)
{
    const RosterEntry *entry = m_needs.roster.find(leg);
    if (entry)
        m_acts.observe(entry->leg);
    if (!entry || !entry->straggler)
        return forget(leg);
    const QDateTime now = m_needs.now();
    const Decision decision = m_book.decide(entry->leg, *entry->straggler, now);
    if (!decision.rule && !decision.reconsiderAt.isValid())
        return forget(leg);
    Decided decided = judge(*entry, decision, now);
    const auto before = m_decided.constFind(leg);
    if (!decided.rule.isEmpty() && (before == m_decided.cend() || before->rule != decided.rule))
        m_acts.noteMatch(decided.rule);
    if (decision.rule && decided.stop == RuleStop::None && m_needs.actsByItself)
        act(*entry, m_book.rules().at(*decision.rule), decided);
    if (before == m_decided.cend() || *before != decided) {
        m_decided.insert(leg, decided);
        m_news << leg;
    }
    schedule(leg, decided, decision, now);
}

void RuleWatch::forget(const LegId &leg)
{
    m_isPlanStale |= m_agenda.isPlanned(leg);
    m_agenda.drop(leg);
    if (m_decided.remove(leg))
        m_news << leg;
}

// What keeps the rule from the leg, whatever the time.
std::optional<RuleWatch::Decided> RuleWatch::halted(const RosterEntry &entry, const Rule &rule,
                                                    const QDateTime &now) const
{
    const RuleRails::Halt halt = m_rails.haltOn(rule, entry.leg.queue, m_acts.history(), now);
    if (halt.stop != RuleStop::None)
        return Decided{.stop = halt.stop, .at = halt.until};
    const std::optional<Intent> intent = m_needs.writing.intentOf(entry.leg.id);
    if (intent && !isEnd(intent->state))
        return Decided{.stop = RuleStop::BeingWritten};
    if (m_needs.writing.isStopped() || m_needs.writing.isOffline() || m_needs.writing.storageError())
        return Decided{.stop = RuleStop::CannotWrite};
    const std::optional<QDateTime> again = m_acts.mayDecideAt(entry.leg.id, now);
    if (!again || again->isValid())
        return Decided{.stop = RuleStop::DecidedBefore, .at = again.value_or(QDateTime())};
    const Ability ability = entry.leg.isInAcw() ? Ability::CodePending : Ability::CodeClosed;
    const std::optional<Evidence> known = m_needs.writing.capabilities().of(ability, entry.leg.media);
    if (known && !known->isAble && known->at.addDuration(refusalCounts) > now)
        return Decided{.stop = RuleStop::NotAble, .at = known->at.addDuration(refusalCounts)};
    if (m_rails.provisionalWins() && entry.leg.code && entry.leg.code->provisional)
        return Decided{.stop = RuleStop::Provisional};
    return {};
}

// When the write for it must begin, as long as no plan says otherwise.
QDateTime RuleWatch::beginOf(const Decision &decision) const
{
    const WriteLatency &latency = m_acts.latency();
    const bool isJustInTime = decision.deadline.isValid() && decision.due.isValid();
    return isJustInTime ? decision.due.addDuration(-latency.service() - latency.effect()) : decision.due;
}

RuleWatch::Decided RuleWatch::judge(const RosterEntry &entry, const Decision &decision, const QDateTime &now) const
{
    if (!decision.rule)
        return {.stop = RuleStop::NotDue};
    const Rule &rule = m_book.rules().at(*decision.rule);
    Decided decided = halted(entry, rule, now).value_or(Decided());
    decided.rule = rule.id;
    decided.deadline = decision.deadline;
    if (decided.stop != RuleStop::None)
        return decided;
    const QDateTime begin = beginOf(decision);
    const QDateTime planned = m_agenda.startOf(entry.leg.id);
    decided.at = planned.isValid() ? std::min(planned, begin) : begin;
    decided.stop = decided.at.isValid() && decided.at <= now ? RuleStop::None : RuleStop::NotDue;
    return decided;
}

WrapOrder RuleWatch::orderFor(const RosterEntry &entry, const Rule &rule, const QDateTime &deadline) const
{
    const auto queue = m_needs.queues.constFind(entry.leg.queue);
    const QString agent = entry.leg.agentName.isEmpty() ? m_needs.agents().value(entry.leg.agent) : entry.leg.agentName;
    const NoteWords words{
        .queue = queue == m_needs.queues.cend() ? QString() : queue->name, .agent = agent, .zone = m_rails.zone()};
    return {.leg = entry.leg.id,
            .code = rule.code,
            .notes = notesFor(rule, entry.leg, *entry.straggler, words),
            .seen = entry.leg.code,
            .reason = {.kind = Reason::Kind::Rule, .rule = rule.id.text()},
            .replacesSystemCode = rule.when.classes.holds(StragglerClass::SystemCoded),
            .deadline = deadline,
            .yieldsToProvisional = m_rails.provisionalWins()};
}

void RuleWatch::act(const RosterEntry &entry, const Rule &rule, Decided &decided)
{
    const Leg &leg = entry.leg;
    const auto queue = m_needs.queues.constFind(leg.queue);
    const DivisionId division = queue == m_needs.queues.cend() ? DivisionId() : queue->division;
    RuleAct act{.leg = leg.id,
                .queue = leg.queue,
                .rule = rule.id,
                .version = rule.version,
                .code = rule.code,
                .codeName = m_needs.codes.named(rule.code.text()).name,
                .ruleName = rule.name,
                .at = m_needs.now()};
    act.why = m_needs.words().explanation(rule, leg, *entry.straggler, division, act.at);
    const Result<IntentId> intent = m_needs.writing.wrap(orderFor(entry, rule, decided.deadline));
    if (!intent) {
        qCWarning(lcSession).noquote() << "a rule could not act:" << describe(intent.error());
        decided.stop = intent.error().kind == ErrorKind::Conflict ? RuleStop::BeingWritten : RuleStop::CannotWrite;
        return;
    }
    m_agenda.begun(leg.id);
    m_acts.begin(act, *intent);
    decided.stop = RuleStop::BeingWritten;
}

// When to look at the leg again.
void RuleWatch::schedule(const LegId &leg, const Decided &decided, const Decision &decision, const QDateTime &now)
{
    const bool waits = decided.stop == RuleStop::NotDue && !decided.rule.isEmpty();
    if (waits && decided.deadline.isValid()) {
        m_isPlanStale |=
            m_agenda.plan({.leg = leg, .rule = decided.rule, .deadline = decided.deadline, .due = decision.due});
    } else if (decided.stop != RuleStop::BeingWritten && m_agenda.isPlanned(leg)) {
        m_agenda.release(leg);
        m_isPlanStale = true;
    }
    QDateTime look = decided.at > now ? decided.at : QDateTime();
    if (decision.reconsiderAt.isValid() && (!look.isValid() || decision.reconsiderAt < look))
        look = decision.reconsiderAt;
    m_agenda.put(leg, look);
}

void RuleWatch::replan()
{
    const QDateTime now = m_needs.now();
    m_agenda.replan({.service = m_acts.latency().service(),
                     .effect = m_acts.latency().effect(),
                     .requestsUntil = m_needs.requestsUntil},
                    now);
    m_needs.reserve(2 * m_agenda.plannedUntil(now.addDuration(planAhead)));
    Q_EMIT worked();
}

void RuleWatch::awake()
{
    const QDateTime next = m_agenda.next();
    if (!next.isValid())
        return;
    const auto wait = std::max(0ms, std::chrono::milliseconds(m_needs.now().msecsTo(next)));
    const std::chrono::milliseconds at = m_needs.clock.elapsed() + wait;
    if (m_wakeAt && *m_wakeAt <= at)
        return;
    m_wakeAt = at;
    m_needs.clock.later(wait, this, [this, at] {
        if (m_wakeAt != at)
            return; // another wake-up has come before
        m_wakeAt.reset();
        const QList<LegId> due = m_agenda.takeDue(m_needs.now());
        for (const LegId &leg : due)
            enqueue(leg);
        awake();
    });
}

std::optional<RuleVerdict> RuleWatch::verdictOn(const LegId &leg) const
{
    const RosterEntry *entry = m_needs.roster.find(leg);
    if (!entry || !entry->straggler)
        return {};
    RuleVerdict verdict{.decision = m_book.decide(entry->leg, *entry->straggler, m_needs.now())};
    const auto known = m_decided.constFind(leg);
    if (!verdict.decision.rule)
        return verdict;
    verdict.rule = m_book.rules().at(*verdict.decision.rule);
    if (known == m_decided.cend() || known->rule != verdict.rule->id)
        return verdict; // it is about to be decided
    verdict.stop = known->stop == RuleStop::NotDue ? RuleStop::None : known->stop;
    const QDateTime planned = m_agenda.startOf(leg);
    verdict.at = planned.isValid() ? planned : known->at;
    return verdict;
}

QList<RuleStatus> RuleWatch::statuses() const
{
    const QDateTime now = m_needs.now();
    QList<RuleStatus> all(m_book.rules().size());
    for (const Decided &decided : m_decided) {
        const std::optional<qsizetype> place = m_book.placeOf(decided.rule);
        if (!place)
            continue;
        RuleStatus &status = all[*place];
        ++status.means;
        status.waiting += int(decided.stop == RuleStop::NotDue);
    }
    for (qsizetype place = 0; place < all.size(); ++place) {
        const Rule &rule = m_book.rules().at(place);
        RuleStatus &status = all[place];
        const RuleRails::Halt halt = m_rails.haltOf(rule, m_acts.history(), now);
        status.stop = halt.stop;
        status.until = halt.until;
        status.willMiss = m_agenda.willMiss(rule.id);
        status.lastMatched = m_acts.lastMatched(rule.id);
        status.today = m_acts.history().resultsSince(rule.id, now.addDays(-1));
        status.lastHour = m_acts.history().actsSince(rule.id, now.addSecs(-3600));
    }
    return all;
}

} // namespace wrapdesk
