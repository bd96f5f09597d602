// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/putbacks.h"

#include "base/log.h"

#include <QThread>

namespace wrapdesk {

namespace {

constexpr int mostTries = 6;
constexpr std::chrono::milliseconds pause{500}; // doubled with each try

} // namespace

PutBacks::PutBacks(Means means, QObject *parent) : QObject(parent), m_means(std::move(means)) { }

void PutBacks::begin(const Intent &confirmed)
{
    Q_ASSERT(thread() == QThread::currentThread() && confirmed.replaced);
    qCInfo(lcWrap) << "a person's code slipped in between read and write; it is put back";
    m_tries.insert(confirmed.leg, 0);
    m_means.outbox.recordAndFollow(confirmed,
                                   {.leg = confirmed.leg,
                                    .media = confirmed.media,
                                    .queue = confirmed.queue,
                                    .code = m_means.codes.named(confirmed.replaced->code),
                                    .notes = confirmed.replaced->notes,
                                    .reason = {.kind = Reason::Kind::PutBack},
                                    .by = confirmed.by,
                                    .seen = AssignedCode{.code = confirmed.code.id.text(), .notes = confirmed.notes},
                                    .createdAt = m_means.now()});
}

void PutBacks::note(const Intent &putBack)
{
    if (!isEnd(putBack.state))
        return;
    const bool isInVain = putBack.state == IntentState::Failed || putBack.state == IntentState::Unconfirmed
                          || putBack.refusal == Refusal::RateLimited;
    const int tries = ++m_tries[putBack.leg];
    if (isInVain && tries < mostTries)
        m_means.clock.later(pause * (1 << tries), this, [this, putBack] { tryAgain(putBack); });
    else
        m_tries.remove(putBack.leg);
}

void PutBacks::tryAgain(const Intent &inVain)
{
    const auto taken = m_means.outbox.add({{.leg = inVain.leg,
                                            .media = inVain.media,
                                            .queue = inVain.queue,
                                            .code = inVain.code,
                                            .notes = inVain.notes,
                                            .reason = inVain.reason,
                                            .by = inVain.by,
                                            .seen = inVain.seen,
                                            .createdAt = m_means.now()}});
    if (!taken)
        m_tries.remove(inVain.leg); // somebody is coding the leg meanwhile
}

} // namespace wrapdesk
