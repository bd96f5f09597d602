// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/legwrite.h"

#include "api/conversations.h"
#include "base/log.h"
#include "net/apiclient.h"

#include <QThread>

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

void LegWrite::start(const std::optional<Leg> &known)
{
    Q_ASSERT(thread() == QThread::currentThread());
    moveTo(IntentState::Checking);
    if (!known)
        return readConversation();
    // Later, as after a read: who starts many must not be called back in the middle of it.
    QMetaObject::invokeMethod(
        this, [this, leg = *known] { decide(leg); }, Qt::QueuedConnection);
}

void LegWrite::observe(const LegEvent &event)
{
    if (m_intent.state == IntentState::Sending && event.leg.id == m_intent.leg && event.leg.code)
        m_isProven = m_isProven || proves(m_intent, *event.leg.code, m_means.codes);
}

void LegWrite::readConversation()
{
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
            decide(ours == answer->cend() ? std::optional<Leg>() : *ours);
        },
        m_lane);
}

void LegWrite::decide(const std::optional<Leg> &fresh)
{
    if (fresh)
        m_intent.found = fresh->code;
    const Permit verdict = permit(m_intent, fresh, m_means.codes);
    if (verdict.state == IntentState::Sending)
        return write(*fresh);
    moveTo(verdict.state, verdict.refusal);
    finish();
}

void LegWrite::write(const Leg &fresh)
{
    auto request = api::conversations::applyWrapup(
        fresh.media, m_intent.leg, api::conversations::WrapupInput{.code = m_intent.code.id, .notes = m_intent.notes});
    if (!request) {
        moveTo(IntentState::Refused, Refusal::NotWritable, request.error());
        return finish();
    }
    const bool inAcw = fresh.isInAcw();
    if (inAcw)
        request->http.goodFor = readIsFresh;
    moveTo(IntentState::Sending);
    m_means.client.send(
        *request, this, [this, inAcw](const Result<void> &answer) { answered(answer, inAcw); }, Lane::Interactive);
}

void LegWrite::answered(const Result<void> &answer, bool inAcw)
{
    if (answer) {
        moveTo(m_isProven ? IntentState::Confirmed : IntentState::Accepted);
        return finish();
    }
    const Error &error = answer.error();
    if (error.kind
        == ErrorKind::Cancelled) { // the read grew old while the budget held the write back: nothing was sent
        moveTo(IntentState::Checking);
        return readConversation();
    }
    qCInfo(lcWrap).noquote() << "write refused:" << describe(error);
    if (mayHaveArrived(error)) {
        if (m_isProven)
            moveTo(IntentState::Confirmed);
        else
            m_intent.error = error;
        return finish();
    }
    const Permit verdict = refused(error, inAcw);
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
