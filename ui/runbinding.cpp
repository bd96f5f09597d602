// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runbinding.h"

#include "bindingnames.h"
#include "bulkwording.h"
#include "errortext.h"
#include "mainwindow.h"
#include "pages/stragglersfoot.h"
#include "pages/stragglerspage.h"
#include "widgets/boardview.h"
#include "widgets/nudgeoffer.h"
#include "wording.h"

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

const QSet<IntentState> retriedStates{IntentState::Refused, IntentState::Failed, IntentState::Unconfirmed};
const QSet<IntentState> uncodedStates{IntentState::Refused, IntentState::Failed, IntentState::Unconfirmed,
                                      IntentState::Locked};

QString told(const Error &error)
{
    const Explanation text = explain(error);
    return QStringLiteral("%1 %2").arg(text.sentence, text.help).trimmed();
}

QList<IntentId> idsOf(const QList<Intent> &intents)
{
    QList<IntentId> ids;
    for (const Intent &intent : intents)
        ids.append(intent.id);
    return ids;
}

// In the order of their states: what went well first.
QList<LegGroup> groupsOf(const QList<Intent> &intents, const std::function<QString(const Intent &)> &remark)
{
    QMap<IntentState, LegGroup> groups;
    for (const Intent &intent : intents) {
        LegGroup &group = groups[intent.state];
        group.title = BulkWording::outcome(intent.state);
        group.glyph = Wording::outcomeGlyph(intent.state);
        group.tone = Wording::outcomeTone(intent.state);
        group.lines.append({intent.leg, remark(intent)});
    }
    return groups.values();
}

} // namespace

RunBinding::RunBinding(Session &session, MainWindow &window, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_writing(session.writing()),
      m_page(window.stragglers()),
      m_foot(window.stragglers().foot()),
      m_bar(window.stragglers().foot().run())
{
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &RunBinding::showRun);
    connect(&m_writing, &Writing::bulkChanged, this, &RunBinding::showRun);
    connect(&m_writing, &Writing::leftoversChanged, this, &RunBinding::showRun);
    connect(&m_writing, &Writing::settingsChanged, this, &RunBinding::showRun);
    connect(&m_writing, &Writing::capabilitiesChanged, &m_foot, &StragglersFoot::noteRows);
    connect(&m_session, &Session::codesChanged, this, &RunBinding::noteCodes);
    obeyFoot();
    obeyRunBar();
    showRun();
}

void RunBinding::obeyFoot()
{
    connect(&m_page, &StragglersPage::bulkChoiceWanted, this, &RunBinding::offerCodes);
    connect(&m_foot, &StragglersFoot::previewWanted, this, [this](const BulkOrder &order) {
        const BulkPlan plan = m_writing.preview(order);
        m_foot.bulk().showPreview(plan, m_writing.eta(plan), m_session.now());
    });
    connect(&m_foot, &StragglersFoot::orderRequested, this, &RunBinding::start);
}

void RunBinding::noteCodes()
{
    m_foot.noteRows(); // what a queue offers decides what can be coded
    if (m_page.picker().isVisible() && m_page.picker().choice().isForMany)
        offerCodes();
}

void RunBinding::obeyRunBar()
{
    m_bar.setNames([this](const LegId &leg) { return names::leg(m_session, leg); });
    connect(&m_bar, &RunBar::pauseRequested, &m_writing, &Writing::pauseBulk);
    connect(&m_bar, &RunBar::cancelRequested, &m_writing, &Writing::cancelBulk);
    connect(&m_bar, &RunBar::resultsWanted, this, &RunBinding::showResults);
    connect(&m_bar, &RunBar::retryRequested, this, &RunBinding::retry);
    connect(&m_bar, &RunBar::tagRequested, this, &RunBinding::tag);
    connect(&m_bar, &RunBar::dismissRequested, this, &RunBinding::dismiss);
    connect(&m_bar, &RunBar::nudgeCopyRequested, this, [this] { m_page.nudgeOffer().copy(nudges()); });
    connect(&m_bar, &RunBar::nudgeSaveRequested, this, [this] { m_page.nudgeOffer().save(nudges()); });
}

// A run comes before what was left over by an earlier one.
void RunBinding::showRun()
{
    const std::optional<BulkProgress> run = m_writing.bulk();
    const QList<Intent> leftovers = m_writing.leftovers();
    if (run && run->run == m_started && run->phase != BulkProgress::Phase::Held) {
        m_started = {};
        if (run->byState.value(IntentState::Cancelled) == run->total && !run->isCancelled)
            return restoreOrder();
    }
    const bool isRunning = run && run->phase == BulkProgress::Phase::Running;
    if (isRunning != m_second.isActive())
        isRunning ? m_second.start() : m_second.stop(); // its eta
    if (run) {
        m_bar.showRun(*run, !m_writing.settings().tagAttribute.isEmpty());
    } else if (!leftovers.isEmpty()) {
        const auto unsent = std::count_if(leftovers.begin(), leftovers.end(),
                                          [](const Intent &intent) { return intent.state == IntentState::Cancelled; });
        m_bar.showLeftovers(unsent, leftovers.size() - unsent);
    } else {
        m_bar.showNothing();
    }
    m_foot.arrange();
}

// Undone as a whole: what had been selected is selected again, as if nothing had been applied.
void RunBinding::restoreOrder()
{
    m_writing.dismissBulk();
    showRun();
    m_page.select({m_order.legs.begin(), m_order.legs.end()});
    m_foot.bulk().restore(m_order);
}

// The codes of all their queues, those that most queues offer first.
void RunBinding::offerCodes()
{
    const QHash<QueueId, int> legs = m_foot.legsByQueue();
    PickerChoice choice{.isForMany = true};
    choice.title = tr("%1 selected").arg(BulkWording::legs(m_page.selected().count()));
    choice.history = m_chosen;
    choice.state.loading = Loading::Ready;
    QHash<CodeId, int> queuesOf;
    for (auto queue = legs.cbegin(); queue != legs.cend(); ++queue) {
        m_session.fetchCodes(queue.key());
        if (const ListState state = m_session.codesState(queue.key()); state.loading != Loading::Ready)
            choice.state = state;
        for (const WrapupCode &code : m_session.codes().codesOf(queue.key())) {
            if (++queuesOf[code.id] == 1)
                choice.codes.append(code);
            choice.history.count({}, code.id);
        }
    }
    for (auto code = queuesOf.cbegin(); code != queuesOf.cend() && legs.size() > 1; ++code)
        choice.remarks.insert(code.key(), code.value() == legs.size()
                                              ? tr("all %1 queues").arg(legs.size())
                                              : tr("%1 of %2 queues").arg(code.value()).arg(legs.size()));
    m_page.offer(choice);
}

void RunBinding::start(const BulkOrder &order)
{
    const Result<RunId> run = m_writing.startBulk(order);
    if (!run)
        return m_foot.bulk().showTrouble(told(run.error()));
    m_started = *run;
    m_order = order;
    m_chosen.chosen({}, order.code);
    m_page.clearSelection();
    m_page.board().setFocus(Qt::OtherFocusReason);
}

QList<Intent> RunBinding::intents(const QSet<IntentState> &states) const
{
    const auto run = m_writing.bulk();
    return run ? m_writing.settled(states, run->run) : QList<Intent>();
}

QString RunBinding::remarkOn(const Intent &intent) const
{
    if (intent.state == IntentState::HumanWon && intent.found)
        return BulkWording::contested(names::code(m_session, intent.found), intent.code.name);
    return intent.state == IntentState::Confirmed ? intent.code.name : explain(intent).sentence;
}

void RunBinding::showResults()
{
    const QList<Intent> found =
        m_bar.about() == RunBar::About::Leftovers
            ? m_writing.leftovers()
            : intents({IntentState::Confirmed, IntentState::HumanWon, IntentState::Locked, IntentState::Refused,
                       IntentState::Failed, IntentState::Unconfirmed, IntentState::Cancelled});
    m_bar.showResults(groupsOf(found, [this](const Intent &intent) { return remarkOn(intent); }));
}

void RunBinding::retry()
{
    const QList<Intent> found =
        m_bar.about() == RunBar::About::Leftovers ? m_writing.leftovers() : intents(retriedStates);
    const Result<RunId> run = m_writing.retry(idsOf(found));
    m_bar.showTrouble(run ? QString() : told(run.error()));
}

void RunBinding::tag()
{
    const Result<RunId> run = m_writing.tag(idsOf(intents({IntentState::Locked})));
    m_bar.showTrouble(run ? QString() : told(run.error()));
}

// What became of the run has been seen, and so have the rows that only stayed to tell it.
void RunBinding::dismiss()
{
    if (m_bar.about() == RunBar::About::Leftovers)
        return m_writing.dismissLeftovers();
    QSet<LegId> seen;
    for (const Intent &intent : intents({IntentState::HumanWon}))
        seen.insert(intent.leg);
    m_writing.dismissBulk();
    m_page.dismiss(seen);
}

QList<Nudge> RunBinding::nudges() const
{
    QList<Nudge> nudges;
    for (const Intent &intent : intents(uncodedStates)) {
        if (const RosterEntry *entry = m_session.roster().find(intent.leg)) {
            const Leg &leg = entry->leg;
            nudges.append(
                {m_session.agentName(leg), names::queue(m_session, leg), leg.media, leg.endedAt, leg.id.conversation});
        }
    }
    return nudges;
}

} // namespace wrapdesk
