// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/tagwrite.h"

#include "api/conversations.h"
#include "net/apiclient.h"

#include <QThread>

namespace wrapdesk {

namespace {

constexpr std::chrono::milliseconds readBackAfter{1'500};
constexpr int readBacks = 3;

} // namespace

TagWrite::TagWrite(Intent intent, Means means, QObject *parent)
    : QObject(parent), m_intent(std::move(intent)), m_means(std::move(means))
{
}

void TagWrite::start()
{
    Q_ASSERT(thread() == QThread::currentThread());
    moveTo(IntentState::Sending);
    m_means.client.send(api::conversations::setAttribute(m_intent.leg, m_intent.attribute, m_intent.code.name), this,
                        [this](const Result<void> &answer) {
                            if (answer) {
                                moveTo(IntentState::Accepted);
                                return readBack(readBacks);
                            }
                            const Permit verdict = refused(answer.error(), false);
                            moveTo(verdict.state, verdict.refusal, answer.error());
                        });
}

void TagWrite::readBack(int tries)
{
    if (tries == 0)
        return moveTo(IntentState::Unconfirmed);
    m_means.clock.later(readBackAfter, this, [this, tries] {
        m_means.client.send(api::conversations::attribute(m_intent.leg, m_intent.attribute), this,
                            [this, tries](const Result<QString> &value) {
                                if (value && *value == m_intent.code.name)
                                    return moveTo(IntentState::Confirmed);
                                readBack(tries - 1);
                            });
    });
}

void TagWrite::moveTo(IntentState state, Refusal refusal, const std::optional<Error> &error)
{
    m_intent.state = state;
    m_intent.refusal = refusal;
    m_intent.error = error;
    if (!isEnd(state)) {
        Q_EMIT changed(m_intent);
        return;
    }
    m_intent.settledAt = m_means.now();
    Q_EMIT changed(m_intent);
    Q_EMIT finished(m_intent);
}

} // namespace wrapdesk
