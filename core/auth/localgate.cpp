// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/localgate.h"

#include <QThread>

#include <utility>

namespace wrapdesk {

LocalGate::LocalGate(TokenSource &tokens, const Clock &clock, QObject *parent)
    : Gate(parent), m_tokens(tokens), m_clock(clock), m_time(clock.wallTime(), clock.elapsed())
{
}

void LocalGate::enter(Lane lane, QObject *context, Admitted admitted)
{
    Q_ASSERT(thread() == QThread::currentThread());
    (lane == Lane::Interactive ? m_interactive : m_paced).push_back({context, std::move(admitted)});
    admit();
}

void LocalGate::renew(const Secret &refused, QObject *context, Admitted admitted)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_tokens.renewed(refused, context, std::move(admitted));
}

void LocalGate::observe(const std::optional<RateHeaders> &rate, std::optional<std::chrono::milliseconds> retryAfter,
                        const QDateTime &date, const RoundTrip &trip)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const std::chrono::milliseconds now = m_clock.elapsed();
    if (rate)
        m_budget.observe(*rate, now);
    if (retryAfter) {
        m_budget.throttled(*retryAfter, now);
        ++m_throttled;
    }
    if (date.isValid())
        m_time.observe(date, trip.sent, trip.received);
    tellChanged();
    admit(); // the budget may have grown
}

void LocalGate::sent(const QString &verbAndRoute)
{
    Q_ASSERT(thread() == QThread::currentThread());
    ++m_sent[verbAndRoute];
    tellChanged();
}

void LocalGate::resume(std::chrono::milliseconds slept)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_time.skip(slept);
    tellChanged();
}

QDateTime LocalGate::platformNow() const { return m_time.now(m_clock.elapsed()); }

std::chrono::milliseconds LocalGate::timeUncertainty() const { return m_time.uncertainty(m_clock.elapsed()); }

std::chrono::milliseconds LocalGate::clockError() const
{
    return m_time.isObserved() ? m_time.wallError(m_clock.wallTime(), m_clock.elapsed()) : std::chrono::milliseconds(0);
}

int LocalGate::used() const { return m_budget.used(m_clock.elapsed()); }

int LocalGate::allowed() const { return m_budget.allowed(); }

void LocalGate::reserve(int requests)
{
    Q_ASSERT(thread() == QThread::currentThread());
    m_budget.reserve(requests);
    admit(); // fewer than before may be kept
}

int LocalGate::requestsUntil(const QDateTime &platformTime) const
{
    const std::chrono::milliseconds now = m_clock.elapsed();
    return m_budget.free(now + std::chrono::milliseconds(m_time.now(now).msecsTo(platformTime)), now);
}

void LocalGate::admit()
{
    for (const Lane lane : {Lane::Interactive, Lane::Paced}) {
        std::deque<Waiter> &queue = lane == Lane::Interactive ? m_interactive : m_paced;
        while (!queue.empty()) {
            if (!queue.front().context) {
                queue.pop_front(); // cancelled while it waited
                continue;
            }
            const std::chrono::milliseconds now = m_clock.elapsed();
            if (const auto wait = m_budget.delay(lane, now); wait.count() > 0)
                return wakeIn(wait);
            m_budget.spend(now);
            const Waiter next = std::move(queue.front());
            queue.pop_front();
            m_tokens.token(next.context, [this, admitted = next.admitted](const Result<Secret> &token) {
                if (!token)
                    m_budget.giveBack(m_clock.elapsed()); // nothing goes out without one
                admitted(token);
            });
            tellChanged();
        }
    }
}

void LocalGate::wakeIn(std::chrono::milliseconds wait)
{
    const std::chrono::milliseconds at = m_clock.elapsed() + wait;
    if (m_wakeAt && *m_wakeAt <= at)
        return;
    m_wakeAt = at;
    m_clock.later(wait, this, [this, at] {
        if (m_wakeAt == at)
            m_wakeAt.reset();
        admit();
    });
}

void LocalGate::tellChanged()
{
    if (std::exchange(m_telling, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_telling = false;
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

} // namespace wrapdesk
