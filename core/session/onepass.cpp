// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/onepass.h"

#include "session/writing.h"

#include <QThread>
#include <QTimer>

#include <utility>

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

// How long a run waits for the socket before it codes without it (then read-backs are the proof).
constexpr auto socketPatience = 5s;

Error unknownQueue(const QString &name, const QHash<QueueId, Queue> &queues)
{
    QStringList names;
    for (const Queue &queue : queues)
        names << queue.name;
    return Error{.kind = ErrorKind::Invalid,
                 .message = QStringLiteral("no queue is called “%1”; nearest: %2")
                                .arg(name, nearestNames(name, names).join(QStringLiteral(", "))),
                 .where = QStringLiteral("--queue")};
}

} // namespace

bool PassReport::hasFailures() const
{
    return std::any_of(stragglers.cbegin(), stragglers.cend(), [](const PassedLeg &leg) {
        return leg.outcome == IntentState::Refused || leg.outcome == IntentState::Locked
               || leg.outcome == IntentState::Failed || leg.outcome == IntentState::Unconfirmed;
    });
}

OnePass::OnePass(Session &session, PassOrder order, QObject *parent)
    : QObject(parent), m_session(session), m_order(std::move(order))
{
    if (m_order.rules)
        m_rules.emplace(m_session, *m_order.rules);
    m_report.byRules = m_rules.has_value();
    m_report.isExplained = m_order.rules && m_order.rules->explains;
}

void OnePass::start()
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (const Result<void> checked = m_rules ? m_rules->check() : Result<void>(); !checked)
        return fail(checked.error(), true);
    connect(&m_session, &Session::ready, this, &OnePass::signedIn);
    connect(&m_session, &Session::failed, this, [this](const Error &error) { fail(error, false); });
    connect(&m_session, &Session::sweepFinished, this, &OnePass::swept);
    connect(&m_session.writing(), &Writing::intentsChanged, this, [this](const QList<LegId> &legs) {
        for (const LegId &leg : legs)
            settled(leg);
        finishWhenDone();
    });
    connect(&m_session, &Session::codesChanged, this, [this](const QueueId &queue) {
        if (m_codesAwaited.remove(queue) && m_codesAwaited.isEmpty())
            m_afterCodes();
    });
    connect(&m_session.writing(), &Writing::storageChanged, this, [this] {
        const std::optional<Error> &storage = m_session.writing().storageError();
        if (!storage || !m_isCoding || m_isFinished)
            return;
        m_report.error = storage;
        m_report.badOrder = true;
        m_report.incomplete = storage->message;
        endEarly();
    });
    m_session.start();
}

void OnePass::signedIn()
{
    if (const std::optional<Error> storage = m_session.health().storage; storage && !m_order.dryRun)
        return fail(*storage, true);
    const Result<QList<QueueId>> queues = chosenQueues();
    if (!queues)
        return fail(queues.error(), true);
    m_queues = *queues;
    if (!m_rules && (!m_order.code.isEmpty() || !m_order.dryRun)) {
        const Result<WrapupCode> code = m_session.codes().resolve(m_order.code);
        if (!code)
            return fail(code.error(), true);
        m_code = *code;
    }
    // Only with its queue's list can a code be told to be orphaned.
    m_afterCodes = [this] { sweep(); };
    readCodes(!m_rules && m_order.classes.contains(StragglerClass::Orphaned)
                  ? (m_queues.isEmpty() ? m_session.queues().keys() : m_queues)
                  : QList<QueueId>());
}

Result<QList<QueueId>> OnePass::chosenQueues() const
{
    const QHash<QueueId, Queue> &known = m_session.queues();
    QList<QueueId> chosen;
    for (const QString &wanted : m_order.queues) {
        if (known.contains(QueueId(wanted))) {
            chosen << QueueId(wanted);
            continue;
        }
        QList<QueueId> named;
        for (const Queue &queue : known) {
            if (queue.name == wanted)
                named << queue.id;
        }
        if (named.isEmpty())
            return Failure(unknownQueue(wanted, known));
        chosen += named; // two divisions may each have a queue of that name: both are meant
    }
    return chosen;
}

void OnePass::readCodes(const QList<QueueId> &queues)
{
    for (const QueueId &queue : queues) {
        if (!m_session.codes().knowsCodesOf(queue))
            m_codesAwaited.insert(queue);
    }
    if (m_codesAwaited.isEmpty())
        return m_afterCodes();
    Q_EMIT progressed(QStringLiteral("reading the codes of %1 queues").arg(m_codesAwaited.size()));
    const QSet<QueueId> awaited = m_codesAwaited;
    for (const QueueId &queue : awaited)
        m_session.fetchCodes(queue);
}

void OnePass::sweep()
{
    const QDateTime to = sweepEnd(m_session.now());
    m_report.window = {.from = m_session.now().addSecs(-m_order.since.count()), .to = to};
    m_isSweeping = true;
    Q_EMIT progressed(QStringLiteral("looking for stragglers"));
    m_session.sweep({.window = m_report.window, .queues = m_queues});
}

void OnePass::swept()
{
    takeSweep();
    Q_EMIT progressed(QStringLiteral("%1 stragglers").arg(m_report.stragglers.size()));
    if ((m_order.dryRun && !m_rules) || m_report.stragglers.isEmpty())
        return finish();
    if (m_rules)
        return takeRules();
    QSet<QueueId> queues;
    for (const PassedLeg &passed : std::as_const(m_report.stragglers)) {
        if (passed.straggler.unwritable == Unwritable::No)
            queues.insert(passed.leg.queue);
    }
    m_afterCodes = [this] { choose(); };
    readCodes(queues.values());
}

// What the sweep has found, whether it came to its end or not.
void OnePass::takeSweep()
{
    m_isSweeping = false;
    const ListState &state = m_session.health().sweep;
    m_report.conversations = m_session.health().sweptConversations;
    m_report.legs = m_session.health().sweptLegs;
    m_report.incomplete = state.incomplete;
    m_report.error = state.error;
    collect();
}

// Rules see whatever no person has coded.
bool OnePass::isListed(const RosterEntry &entry) const
{
    if (!entry.straggler || m_rules)
        return entry.straggler && entry.straggler->kind != StragglerClass::Orphaned;
    return m_order.classes.contains(entry.straggler->kind) && (!entry.straggler->byDesign || m_order.includeByDesign);
}

void OnePass::collect()
{
    for (const RosterEntry &entry : m_session.roster().entries()) {
        if (!isListed(entry))
            continue;
        if (entry.leg.endedAt < m_report.window.from || entry.leg.endedAt > m_report.window.to)
            continue;
        if (!m_queues.isEmpty() && !m_queues.contains(entry.leg.queue))
            continue;
        m_report.stragglers << PassedLeg{.leg = entry.leg, .straggler = *entry.straggler};
    }
    std::sort(m_report.stragglers.begin(), m_report.stragglers.end(), [](const PassedLeg &a, const PassedLeg &b) {
        return std::tie(a.leg.endedAt, a.leg.id) < std::tie(b.leg.endedAt, b.leg.id);
    });
}

void OnePass::takeRules()
{
    const Result<QStringList> remarks = m_rules->take();
    if (!remarks)
        return fail(remarks.error(), true);
    for (const QString &remark : *remarks)
        Q_EMIT progressed(remark);
    m_afterCodes = [this] { decide(); };
    readCodes(m_rules->reached());
}

// Each straggler by the rules as they are now.
void OnePass::decide()
{
    for (PassedLeg &passed : m_report.stragglers)
        m_rules->judge(passed);
    if (m_order.dryRun)
        return finish();
    choose();
}

// Why a straggler is left out on purpose; None: it is coded.
Refusal OnePass::whySkipped(const PassedLeg &passed) const
{
    if (passed.straggler.unwritable == Unwritable::NotPermitted
        || passed.straggler.unwritable == Unwritable::OtherDivision)
        return Refusal::PermissionMissing;
    if (passed.straggler.unwritable != Unwritable::No)
        return Refusal::NotWritable;
    if (passed.straggler.kind == StragglerClass::Orphaned)
        return Refusal::PersonsCode;
    const CodeId code = passed.rule ? passed.rule->code : m_code.id;
    const bool isOffered = m_session.codes().onQueue(passed.leg.queue, code.text()) != Validity::NotValid;
    return isOffered ? Refusal::None : Refusal::CodeNotValid;
}

// Leaves out what cannot be coded, and opens the socket: its events are the cheapest proof of a write.
void OnePass::choose()
{
    int toCode = 0;
    QSet<QueueId> queues;
    for (PassedLeg &passed : m_report.stragglers) {
        if (passed.skipped)
            continue; // by its rule
        passed.refusal = whySkipped(passed);
        passed.skipped = passed.refusal != Refusal::None;
        if (passed.skipped)
            continue;
        queues.insert(passed.leg.queue);
        ++toCode;
    }
    if (toCode == 0)
        return finish();
    connect(&m_session, &Session::healthChanged, this, [this] {
        const LiveState live = m_session.health().live;
        if (live == LiveState::Live || live == LiveState::Failed)
            code();
    });
    QTimer::singleShot(socketPatience, this, &OnePass::code);
    m_session.watch(queues.values());
}

} // namespace wrapdesk
