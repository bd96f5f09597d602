// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/legwrite.h"

#include "api/conversations.h"
#include "base/log.h"
#include "net/apiclient.h"

#include <QThread>

#include <utility>

namespace wrapdesk {

namespace {

// How old a read may be when the write goes out while the agent can still choose a code.
constexpr std::chrono::milliseconds readIsFresh{50};

// The write may have reached the platform although no answer came back: only a read-back can tell.
bool mayHaveArrived(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Server
           || error.kind == ErrorKind::Decode;
}

} // namespace

LegWrite::LegWrite(Intent intent, Lane lane, Means means, QObject *parent)
    : QObject(parent), m_intent(std::move(intent)), m_lane(lane), m_means(std::move(means))
{
}

void LegWrite::start()
{
    Q_ASSERT(thread() == QThread::currentThread() && m_intent.state == IntentState::Checking);
    readConversation();
}

void LegWrite::start(const Leg &known, std::chrono::milliseconds goodFor)
{
    Q_ASSERT(thread() == QThread::currentThread() && m_intent.state == IntentState::Checking);
    // Later, as after a read: who starts many must not be called back in the middle of it.
    QMetaObject::invokeMethod(
        this, [this, known, goodFor] { decide(known, goodFor, m_lane); }, Qt::QueuedConnection);
}

void LegWrite::observe(const LegEvent &event)
{
    if (isEnd(m_intent.state) || event.leg.id != m_intent.leg || !event.leg.code)
        return;
    const AssignedCode &code = *event.leg.code;
    const bool isWaiting = m_write && !m_write->isInFlight();
    const bool isOnItsWay = m_intent.state == IntentState::Sending && !isWaiting;
    if (isOnItsWay && proves(m_intent, code, m_means.codes)) {
        m_isProven = true;
        return;
    }
    if (!slippedIn(m_intent, code, m_means.codes))
        return;
    if (isOnItsWay) {
        m_isProven = false;
        m_intent.replaced = code;
        moveTo(IntentState::Sending);
    } else if (isWaiting) { // nothing has gone out, or what went out was turned away
        delete std::exchange(m_write, nullptr);
        m_intent.found = code;
        moveTo(IntentState::HumanWon);
        finish();
    } else {
        m_heard = code;
    }
}

void LegWrite::readConversation()
{
    m_heard.reset();
    m_means.client.send(
        api::conversations::read(m_intent.leg.conversation), this,
        [this](const Result<QList<Leg>> &answer) {
            if (!answer) {
                const Permit verdict = refused(answer.error(), true); // who may not read it cannot know it to be closed
                moveTo(verdict.state, verdict.refusal, answer.error());
                return finish();
            }
            QList<LegEvent> events;
            for (const Leg &leg : *answer)
                events << LegEvent{.leg = leg, .source = Source::Read, .observedAt = m_means.now()};
            Q_EMIT read(events);
            const auto ours = std::find_if(answer->cbegin(), answer->cend(),
                                           [this](const Leg &leg) { return leg.id == m_intent.leg; });
            decide(ours == answer->cend() ? std::optional<Leg>() : *ours, {}, Lane::Interactive);
        },
        m_lane);
}

void LegWrite::decide(std::optional<Leg> fresh, std::optional<std::chrono::milliseconds> goodFor, Lane lane)
{
    if (isEnd(m_intent.state))
        return;
    if (fresh && m_heard && !(fresh->code && fresh->code->stands())) // the event has overtaken the answer to the read
        fresh->code = m_heard;
    if (fresh) {
        m_intent.found = fresh->code;
        m_intent.foundInAcw = fresh->isInAcw();
    }
    const Permit verdict = permit(m_intent, fresh, m_means.codes);
    if (verdict.state == IntentState::Sending)
        return write(*fresh, fresh->isInAcw() ? std::optional(readIsFresh) : goodFor, lane);
    moveTo(verdict.state, verdict.refusal);
    finish();
}

void LegWrite::write(const Leg &fresh, std::optional<std::chrono::milliseconds> goodFor, Lane lane)
{
    auto request = api::conversations::applyWrapup(
        fresh.media, m_intent.leg, api::conversations::WrapupInput{.code = m_intent.code.id, .notes = m_intent.notes});
    if (!request) {
        moveTo(IntentState::Refused, Refusal::NotWritable, request.error());
        return finish();
    }
    request->http.goodFor = goodFor;
    m_write = m_means.client.send(
        *request, this, [this](const Result<void> &answer) { answered(answer); }, lane);
    connect(m_write, &Call::dispatched, this, [this] { moveTo(IntentState::Sending); });
}

void LegWrite::answered(const Result<void> &answer)
{
    if (const QString &id = std::exchange(m_write, nullptr)->correlationId(); !id.isEmpty())
        m_intent.correlationIds << id;
    if (answer) {
        moveTo(m_isProven ? IntentState::Confirmed : IntentState::Accepted);
        return finish();
    }
    const Error &error = answer.error();
    if (error.kind == ErrorKind::Cancelled) { // what was read grew old while the budget held the write back
        moveTo(IntentState::Checking);
        return readConversation();
    }
    qCInfo(lcWrap).noquote() << "write refused:" << describe(error);
    if (m_intent.state == IntentState::Sending && mayHaveArrived(error)) {
        if (m_isProven)
            moveTo(IntentState::Confirmed);
        else
            m_intent.error = error;
        return finish();
    }
    const Permit verdict = refused(error, m_intent.foundInAcw);
    moveTo(verdict.state, verdict.refusal, error);
    finish();
}

void LegWrite::moveTo(IntentState state, Refusal refusal, const std::optional<Error> &error)
{
    m_intent.state = state;
    m_intent.refusal = refusal;
    m_intent.error = error;
    if (isEnd(state))
        m_intent.settledAt = m_means.now();
    Q_EMIT changed(m_intent);
}

void LegWrite::finish() { Q_EMIT finished(m_intent); }

} // namespace wrapdesk
