// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "writingbinding.h"

#include "bindingnames.h"
#include "bulkwording.h"
#include "errortext.h"
#include "mainwindow.h"
#include "pages/stragglerspage.h"
#include "session/rules.h"
#include "wording.h"

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

constexpr auto countdownStep = 100ms;

} // namespace

WritingBinding::WritingBinding(Session &session, MainWindow &window, QObject *parent)
    : QObject(parent), m_session(session), m_writing(session.writing()), m_window(window), m_page(window.stragglers())
{
    m_pace.setSingleShot(true);
    m_countdown.setInterval(countdownStep);
    connect(&m_pace, &QTimer::timeout, this, &WritingBinding::showCourses);
    connect(&m_countdown, &QTimer::timeout, this, &WritingBinding::showHeld);
    listen();
    obeyPage();
    showHeld();
}

void WritingBinding::listen()
{
    connect(&m_writing, &Writing::intentsChanged, this, &WritingBinding::noteIntents);
    connect(&m_writing, &Writing::heldChanged, this, &WritingBinding::showHeld);
    connect(&m_session, &Session::codesChanged, this, &WritingBinding::noteCodes);
}

void WritingBinding::obeyPage()
{
    connect(&m_window, &MainWindow::undoRequested, &m_writing, &Writing::undo);
    connect(&m_window, &MainWindow::sendNowRequested, &m_writing, &Writing::sendNow);
    connect(&m_page, &StragglersPage::codesWanted, &m_session, &Session::fetchCodes);
    connect(&m_page, &StragglersPage::choiceWanted, this, &WritingBinding::offerCodes);
    connect(&m_page, &StragglersPage::codeTaken, this, &WritingBinding::wrap);
    connect(&m_page, &StragglersPage::suggestionsTaken, this, &WritingBinding::takeSuggestions);
}

void WritingBinding::noteIntents(const QList<LegId> &legs)
{
    for (const LegId &leg : legs)
        m_pending.insert(leg);
    if (m_pace.isActive())
        return;
    const auto passed = m_sinceShown.isValid() ? std::chrono::milliseconds(m_sinceShown.elapsed()) : pace;
    m_pace.start(std::max(pace - passed, 0ms));
}

void WritingBinding::showCourses()
{
    m_sinceShown.restart();
    QHash<LegId, WriteCourse> courses;
    for (const LegId &leg : std::as_const(m_pending)) {
        if (const auto course = courseFor(leg))
            courses.insert(leg, *course);
    }
    m_pending.clear();
    m_page.updateCourses(courses);
}

std::optional<WriteCourse> WritingBinding::courseFor(const LegId &leg) const
{
    const auto intent = m_writing.intentOf(leg);
    return intent ? std::optional(courseOf(*intent, names::code(m_session, intent->found))) : std::nullopt;
}

void WritingBinding::showHeld()
{
    const std::optional<HeldStep> held = m_writing.held();
    m_window.showHeld(held, held ? names::leg(m_session, held->leg) : QString());
    if (held.has_value() != m_countdown.isActive())
        held ? m_countdown.start() : m_countdown.stop();
}

void WritingBinding::refreshOffer(const QSet<LegId> &changed)
{
    const CodePicker &picker = m_page.picker();
    if (picker.isVisible() && changed.contains(picker.choice().leg))
        offerCodes(picker.choice().leg);
}

void WritingBinding::noteCodes(const QueueId &queue)
{
    const CodePicker &picker = m_page.picker();
    if (picker.isVisible() && !picker.choice().isForMany && (queue.isEmpty() || picker.choice().queue == queue))
        offerCodes(picker.choice().leg);
}

void WritingBinding::offerCodes(const LegId &leg)
{
    const RosterEntry *entry = m_session.roster().find(leg);
    if (!entry)
        return;
    m_session.fetchCodes(entry->leg.queue);
    m_page.offer(choiceFor(leg));
}

PickerChoice WritingBinding::choiceFor(const LegId &id) const
{
    const Leg &leg = m_session.roster().find(id)->leg;
    PickerChoice choice{.leg = leg.id, .queue = leg.queue, .seen = leg.code};
    choice.title = QStringLiteral("%1 · %2 · %3")
                       .arg(names::queue(m_session, leg), m_session.agentName(leg), Wording::media(leg.media));
    choice.seenName = names::code(m_session, leg.code);
    choice.codes = m_session.codes().codesOf(leg.queue);
    choice.history = m_session.history();
    choice.state = m_session.codesState(leg.queue);
    choice.warning = warningFor(leg);
    choice.suggested = m_session.rules().suggestionFor(id);
    if (choice.suggested)
        choice.remarks.insert(choice.suggested->id, tr("suggested by a rule"));
    if (const auto intent = m_writing.intentOf(id); intent && intent->state == IntentState::HumanWon)
        choice.wished = intent->code;
    return choice;
}

QString WritingBinding::warningFor(const Leg &leg) const
{
    QStringList warnings;
    if (leg.isInAcw())
        warnings << tr("The agent is still in after-call work; a code can put them back on queue.");
    const Ability ability = leg.isInAcw() ? Ability::CodePending : Ability::CodeClosed;
    if (const auto known = m_writing.capabilities().of(ability, leg.media); known && !known->isAble)
        warnings << BulkWording::doubt(*known, m_session.now());
    return warnings.join(u' ');
}

// Each as if it had been picked by hand; what is suggested otherwise by now was not what the person saw.
void WritingBinding::takeSuggestions(const QList<TakenSuggestion> &taken)
{
    for (const TakenSuggestion &one : taken) {
        const auto code = m_session.rules().suggestionFor(one.leg);
        if (code && code->name == one.code)
            wrap(one.leg, code->id, notesOf(one.leg), one.seen);
    }
}

QString WritingBinding::notesOf(const LegId &leg) const
{
    const RosterEntry *entry = m_session.roster().find(leg);
    const auto verdict = m_session.rules().verdictOn(leg);
    if (!entry || !entry->straggler || !verdict || !verdict->rule)
        return {};
    const QString zone = QString::fromUtf8(m_writing.settings().timeZone);
    return notesFor(*verdict->rule, entry->leg, *entry->straggler,
                    {.queue = names::queue(m_session, entry->leg),
                     .agent = m_session.agentName(entry->leg),
                     .zone = timeZoneFromName(zone).value_or(QTimeZone::utc())});
}

void WritingBinding::wrap(const LegId &leg, const CodeId &code, const QString &notes,
                          const std::optional<AssignedCode> &seen)
{
    const Result<IntentId> intent =
        m_writing.wrap({.leg = leg, .code = code, .notes = notes, .seen = seen, .reason = {}});
    if (intent) {
        m_pending.insert(leg);
        return showCourses(); // the person waits to see it
    }
    const Explanation text = explain(intent.error());
    m_page.updateCourses({{leg, {IntentState::Failed, {}, text.sentence, text.help, m_session.now(), {}}}});
}

} // namespace wrapdesk
