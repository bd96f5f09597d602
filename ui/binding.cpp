// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "binding.h"

#include "activitybinding.h"
#include "bindingnames.h"
#include "mainwindow.h"
#include "pages/livepage.h"
#include "pages/queuespage.h"
#include "pages/stragglerspage.h"
#include "rulesbinding.h"
#include "rulewhy.h"
#include "runbinding.h"
#include "session/rules.h"
#include "wording.h"
#include "writingbinding.h"

namespace wrapdesk {

using namespace std::chrono_literals;

Binding::Binding(Session &session, MainWindow &window)
    : QObject(&window), m_session(session), m_window(window), m_writing(new WritingBinding(session, window, this))
{
    new RunBinding(session, window, this);
    new ActivityBinding(session, window, this);
    new RulesBinding(session, window, this);
    m_pace.setSingleShot(true);
    m_second.setInterval(1s);
    connect(&m_pace, &QTimer::timeout, this, &Binding::applyRoster);
    connect(&m_second, &QTimer::timeout, this, &Binding::tick);
    listen();
    obey();
    tick();
    showAll();
    m_second.start();
}

void Binding::listen()
{
    connect(&m_session, &Session::rosterChanged, this, &Binding::noteRoster);
    connect(&m_session.rules(), &Rules::verdictsChanged, this,
            [this](const QList<LegId> &legs) { noteRoster(legs, {}); });
    connect(&m_session, &Session::healthChanged, this, &Binding::showStates);
    connect(&m_session, &Session::queuesChanged, this, &Binding::showAll);
    connect(&m_session, &Session::ready, this, [this] {
        m_window.showFailure({});
        showAll();
    });
    connect(&m_session, &Session::failed, this, [this](const Error &error) {
        m_window.showFailure(error);
        showAll();
    });
    connect(&m_session, &Session::codesChanged, this, [this](const QueueId &queue) {
        if (queue.isEmpty())
            showAll(); // codes have got names
        showCodes();
    });
}

void Binding::obey()
{
    connect(&m_window, &MainWindow::retryRequested, this, [this] {
        const bool isPermitted = !m_session.permissions().lackFor(Work::WatchLive) && !m_session.queues().isEmpty();
        if (m_session.health().live == LiveState::Failed && !m_session.health().signIn && isPermitted)
            return m_session.watch(m_session.queues().keys());
        m_window.showFailure({});
        m_session.start();
        showAll();
    });
    connect(&m_window, &MainWindow::sweepRequested, this, [this] {
        const bool isPermitted = !m_session.permissions().lackFor(Work::FindStragglers);
        if (m_session.queuesState().loading == Loading::Ready && isPermitted)
            m_session.sweepNow();
        else
            m_session.start();
    });
    connect(&m_window, &MainWindow::detailsWanted, this, &Binding::showDetails);
    connect(&m_window, &MainWindow::drawerOpened, this, [this] {
        if (m_detailed)
            showDetails(*m_detailed);
    });
    connect(&m_window.queues(), &QueuesPage::codesWanted, this, [this](const QueueId &queue) {
        m_session.fetchCodes(queue);
        showCodes();
    });
}

void Binding::noteRoster(const QList<LegId> &changed, const QList<LegId> &removed)
{
    for (const LegId &leg : changed)
        m_pending.insert(leg);
    for (const LegId &leg : removed)
        m_pending.insert(leg);
    if (m_pace.isActive())
        return;
    const auto passed = m_sinceApplied.isValid() ? std::chrono::milliseconds(m_sinceApplied.elapsed()) : pace;
    m_pace.start(std::max(pace - passed, 0ms));
}

void Binding::applyRoster()
{
    m_sinceApplied.restart();
    QList<StragglerRow> stragglers;
    QList<LiveRow> live;
    QList<LegId> noStragglers;
    QList<LegId> notLive;
    for (const LegId &leg : std::as_const(m_pending)) {
        const RosterEntry *entry = m_session.roster().find(leg);
        if (const auto row = entry ? stragglerRow(*entry) : std::nullopt)
            stragglers.append(*row);
        else
            noStragglers.append(leg);
        if (const auto row = entry ? liveRow(*entry) : std::nullopt)
            live.append(*row);
        else
            notLive.append(leg);
        if (m_detailed && leg.conversation == m_detailed->conversation)
            showDetails(*m_detailed);
    }
    const QSet<LegId> changed = std::exchange(m_pending, {});
    m_window.live().update(live, notLive);
    m_window.stragglers().update(stragglers, noStragglers);
    m_writing->refreshOffer(changed);
}

// Names have changed, or the window is new.
void Binding::showAll()
{
    QList<StragglerRow> stragglers;
    QList<LiveRow> live;
    for (const RosterEntry &entry : m_session.roster().entries()) {
        if (const auto row = stragglerRow(entry))
            stragglers.append(*row);
        if (const auto row = liveRow(entry))
            live.append(*row);
    }
    m_window.live().merge(live);
    m_window.stragglers().merge(stragglers);
    showQueues();
    showStates();
}

void Binding::showStates()
{
    const Health &health = m_session.health();
    m_window.showHealth(health, m_session.now());
    m_window.live().setState(m_session.liveListState());
    m_window.stragglers().setState(m_session.stragglerListState(), health);
}

void Binding::showQueues()
{
    m_window.queues().setQueues(m_session.queues().values(), m_session.queuesState(), m_session.now());
}

void Binding::showCodes()
{
    if (const auto selected = m_window.queues().selectedQueue())
        m_window.queues().setCodes(*selected, m_session.codes().codesOf(*selected), m_session.codesState(*selected),
                                   m_session.now());
}

void Binding::showDetails(const LegId &leg)
{
    m_detailed = leg;
    if (!m_window.drawer().isVisible())
        return;
    QList<LegDetails> legs;
    for (const LegId &other : m_session.roster().legsOf(leg.conversation)) {
        if (const RosterEntry *entry = m_session.roster().find(other))
            legs.append(details(*entry));
    }
    std::sort(legs.begin(), legs.end(), [](const LegDetails &a, const LegDetails &b) {
        return std::pair(a.leg.connectedAt, a.leg.id) < std::pair(b.leg.connectedAt, b.leg.id);
    });
    m_window.drawer().show(legs, leg, m_session.now());
}

void Binding::tick()
{
    const QDateTime now = m_session.now();
    m_window.live().tick(now);
    m_window.stragglers().tick(now);
    m_window.showHealth(m_session.health(), now);
    if (m_detailed && m_session.rules().verdictOn(*m_detailed))
        showDetails(*m_detailed); // it counts down
}

std::optional<StragglerRow> Binding::stragglerRow(const RosterEntry &entry) const
{
    if (!entry.straggler)
        return {};
    StragglerRow row{.key = entry.leg.id, .leg = entry.leg, .straggler = *entry.straggler};
    row.queue = names::queue(m_session, entry.leg);
    row.agent = m_session.agentName(entry.leg);
    row.code = names::code(m_session, entry.leg.code);
    row.course = m_writing->courseFor(entry.leg.id);
    if (const auto suggested = m_session.rules().suggestionFor(entry.leg.id))
        row.suggestion = suggested->name;
    return row;
}

std::optional<LiveRow> Binding::liveRow(const RosterEntry &entry) const
{
    const auto activity = activityOf(entry.leg);
    if (!activity)
        return {};
    return LiveRow{entry.leg.id, entry.leg, *activity, names::queue(m_session, entry.leg),
                   m_session.agentName(entry.leg)};
}

RuleWhy Binding::whyOf(const RosterEntry &entry) const
{
    const Rules &rules = m_session.rules();
    const auto act = rules.actOn(entry.leg.id);
    const auto verdict = entry.straggler ? rules.verdictOn(entry.leg.id) : std::nullopt;
    const bool isDecidedAnew = act && mayDecideAgain(*act) && verdict && verdict->rule;
    if (act && !isDecidedAnew)
        return RuleWhy::of(*act, m_session.now());
    if (!verdict)
        return {};
    return RuleWhy::of(*verdict, rules.book(), rules.words(),
                       {.leg = entry.leg,
                        .straggler = *entry.straggler,
                        .division = m_session.queues().value(entry.leg.queue).division},
                       m_session.now());
}

LegDetails Binding::details(const RosterEntry &entry) const
{
    LegDetails details{
        .leg = entry.leg, .queue = names::queue(m_session, entry.leg), .agent = m_session.agentName(entry.leg)};
    details.code = names::code(m_session, entry.leg.code);
    if (entry.straggler) {
        const QString kind = Wording::stragglerClass(entry.straggler->kind);
        details.status = entry.straggler->byDesign ? Wording::tr("%1, by design").arg(kind) : kind;
        details.unwritable = Wording::unwritable(entry.straggler->unwritable);
    } else if (const auto activity = activityOf(entry.leg)) {
        details.status = activityText(*activity);
    } else {
        details.status = entry.leg.isAnswered() ? Wording::tr("coded") : Wording::tr("never answered");
    }
    const RuleWhy why = whyOf(entry);
    details.ruling = why.ruling;
    details.why = why.conditions;
    return details;
}

} // namespace wrapdesk
