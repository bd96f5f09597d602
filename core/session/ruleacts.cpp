// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/ruleacts.h"

#include "store/store.h"

#include <QThread>

#include <utility>

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

// What is not a decision of its own (that a rule has matched) may wait for company.
constexpr auto saveEvery = 10s;
// A write that takes longer is no measure of anything; it also keeps the table of courses small.
constexpr auto longestCourse = 60s;

} // namespace

RuleActs::RuleActs(Store &store, const CodeBook &codes, const Clock &clock, std::function<QDateTime()> now)
    : m_store(store), m_codes(codes), m_clock(clock), m_now(std::move(now))
{
    m_saveTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, &RuleActs::send);
}

RuleActs::~RuleActs()
{
    if (m_saveTimer.isActive())
        send();
}

void RuleActs::restore(const QList<RuleAct> &acts, const QHash<RuleId, QDateTime> &lastMatched)
{
    for (const RuleAct &act : acts) {
        RuleAct known = act;
        if (known.result
            == RuleResult::Open) // the program ended meanwhile: recovery settles its intent, if there is one
            known.result = RuleResult::Failed;
        m_history.note(known);
    }
    m_lastMatched = lastMatched;
}

std::optional<QDateTime> RuleActs::mayDecideAt(const LegId &leg, const QDateTime &now) const
{
    const RuleAct *act = m_history.find(leg);
    if (!act)
        return QDateTime();
    if (!mayDecideAgain(*act))
        return {};
    const QDateTime until = m_restUntil.value(leg);
    return until.isValid() && now < until ? until : QDateTime();
}

void RuleActs::noteMatch(const RuleId &rule)
{
    m_lastMatched.insert(rule, m_now());
    m_isMatchUnsaved = true;
    if (!m_saveTimer.isActive())
        m_saveTimer.start(saveEvery);
}

void RuleActs::begin(const RuleAct &act, const IntentId &intent)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_courses.insert(intent, {});
    keep(act);
}

void RuleActs::note(const Intent &intent)
{
    Q_ASSERT(thread() == QThread::currentThread());
    measure(intent);
    if (intent.reason.kind != Reason::Kind::Rule || intent.what != Intent::What::Code)
        return;
    const RuleAct *known = m_history.find(intent.leg);
    const RuleResult result = resultOf(intent);
    if (!known || known->rule.text() != intent.reason.rule || known->result == result
        || known->result == RuleResult::Corrected)
        return;
    RuleAct act = *known;
    act.result = result;
    const bool isTrouble = intent.state != IntentState::Cancelled && intent.state != IntentState::HumanWon;
    if (result == RuleResult::Failed && isTrouble)
        m_restUntil.insert(act.leg, m_now().addDuration(rest));
    keep(act);
}

void RuleActs::measure(const Intent &intent)
{
    const std::chrono::milliseconds now = m_clock.elapsed();
    if (intent.state == IntentState::Checking) {
        m_courses.insert(intent.id, {.checking = now});
        return;
    }
    const auto course = m_courses.find(intent.id);
    if (course == m_courses.end())
        return;
    // Only writes that take the next slot tell how long it takes; those of a run wait for their turn in the budget.
    const bool isPrompt = intent.deadline.isValid() || intent.reason.kind == Reason::Kind::Hand;
    const bool isAnswered = intent.state == IntentState::Accepted || intent.state == IntentState::Confirmed;
    if (isAnswered && !course->accepted && course->checking > 0ms) {
        course->accepted = now;
        if (isPrompt && now - course->checking < longestCourse)
            m_latency.noteService(now - course->checking);
    }
    if (intent.state == IntentState::Confirmed && course->accepted)
        m_latency.noteEffect(now - *course->accepted);
    if (isEnd(intent.state))
        m_courses.erase(course);
}

void RuleActs::observe(const Leg &leg)
{
    const RuleAct *known = m_history.find(leg.id);
    if (!known || known->result != RuleResult::Coded || !leg.code || leg.code->provisional || leg.code->code.isEmpty())
        return;
    const bool isSystem = isSystemCode(leg.code->code) || isSystemCode(m_codes.named(leg.code->code).name);
    if (isSystem || m_codes.same(leg.code->code, known->code.text()))
        return;
    RuleAct act = *known;
    act.result = RuleResult::Corrected;
    keep(act);
}

void RuleActs::keep(const RuleAct &act)
{
    m_history.note(act);
    m_unsaved.insert(act.leg, act);
    m_saveTimer.start(0ms); // with the rest of this turn
    Q_EMIT changed(act);
}

void RuleActs::send()
{
    KeepActs acts{.acts = std::exchange(m_unsaved, {}).values()};
    if (std::exchange(m_isMatchUnsaved, false))
        acts.lastMatched = m_lastMatched;
    m_store.keep(acts);
}

} // namespace wrapdesk
