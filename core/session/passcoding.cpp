// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/onepass.h"
#include "session/writing.h"

#include <utility>

// How a pass gives its legs their codes, and how it ends.
namespace wrapdesk {

void OnePass::code()
{
    if (std::exchange(m_isCoding, true) || m_isFinished)
        return;
    int left = m_order.limit.value_or(std::numeric_limits<int>::max());
    for (qsizetype i = 0; i < m_report.stragglers.size() && left > 0; ++i) {
        PassedLeg &passed = m_report.stragglers[i];
        if (passed.skipped)
            continue;
        m_open.insert(passed.leg.id, i);
        wrap(passed);
        left -= passed.skipped ? 0 : 1; // its rule may have come to its cap
    }
    Q_EMIT progressed(QStringLiteral("coding %1 legs").arg(m_open.size()));
    finishWhenDone();
}

void OnePass::wrap(PassedLeg &passed)
{
    Writing &writing = m_session.writing();
    if (const std::optional<Intent> open = writing.intentOf(passed.leg.id); open && !isEnd(open->state))
        return; // left open by an earlier run: it is being read back, settled() goes on
    if (m_rules)
        return wrapByRule(passed);
    const Result<IntentId> intent =
        writing.wrap({.leg = passed.leg.id,
                      .code = m_code.id,
                      .seen = passed.leg.code,
                      .reason = {.kind = Reason::Kind::Sweeper},
                      .replacesSystemCode = m_order.classes.contains(StragglerClass::SystemCoded)});
    if (intent) {
        m_ours.insert(*intent);
        return;
    }
    m_open.remove(passed.leg.id);
    passed.outcome = IntentState::Failed;
    passed.error = intent.error();
}

// Its rule is asked once more: a cap may be reached, a person may have come.
void OnePass::wrapByRule(PassedLeg &passed)
{
    m_rules->act(passed);
    const std::optional<Intent> intent = m_session.writing().intentOf(passed.leg.id);
    if (!passed.skipped && intent && !isEnd(intent->state))
        m_ours.insert(intent->id);
    else
        m_open.remove(passed.leg.id);
}

void OnePass::settled(const LegId &leg)
{
    const std::optional<Intent> intent = m_session.writing().intentOf(leg);
    const auto open = m_open.constFind(leg);
    if (!intent || open == m_open.cend() || !isEnd(intent->state))
        return;
    PassedLeg &passed = m_report.stragglers[open.value()];
    const bool isLeftBehind =
        !m_report.cancelled && !m_ours.contains(intent->id) && intent->reason.kind != Reason::Kind::PutBack;
    if (isLeftBehind && intent->state != IntentState::Confirmed && intent->state != IntentState::HumanWon)
        return wrap(passed); // what an earlier run had begun is over and has not coded it
    if (intent->state == IntentState::Confirmed && intent->replaced && intent->reason.kind != Reason::Kind::PutBack)
        return; // the person's code that it replaced is being put back
    passed.outcome = intent->state;
    // What was put back is the person's choice.
    if (intent->reason.kind == Reason::Kind::PutBack && intent->state == IntentState::Confirmed)
        passed.outcome = IntentState::HumanWon;
    passed.refusal = intent->refusal;
    passed.error = intent->error;
    m_open.erase(open);
    if (!m_open.isEmpty() && m_open.size() % 25 == 0)
        Q_EMIT progressed(QStringLiteral("%1 legs to go").arg(m_open.size()));
}

void OnePass::finishWhenDone()
{
    if (m_isCoding && m_open.isEmpty() && !m_session.writing().isBusy())
        finish();
}

void OnePass::cancel()
{
    if (m_isFinished)
        return;
    m_report.cancelled = true;
    if (m_isSweeping)
        takeSweep();
    m_session.cancelSweep();
    endEarly();
}

// Nothing more is begun; the report says how far each leg has come.
void OnePass::endEarly()
{
    m_session.writing().cancelUnsent();
    const QList<LegId> open = m_open.keys();
    for (const LegId &leg : open)
        settled(leg);
    // What went out and is not confirmed yet is said to be so.
    for (const qsizetype index : std::as_const(m_open))
        m_report.stragglers[index].outcome = IntentState::Unconfirmed;
    finish();
}

void OnePass::fail(const Error &error, bool badOrder)
{
    m_report.error = error;
    m_report.badOrder = badOrder;
    m_report.incomplete = error.message;
    finish();
}

void OnePass::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_session.disconnect(this);
    m_session.writing().disconnect(this);
    if (m_report.cancelled)
        m_report.incomplete = QStringLiteral("interrupted");
    Q_EMIT finished(m_report);
}

} // namespace wrapdesk
