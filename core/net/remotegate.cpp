// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/remotegate.h"

#include <QHash>
#include <QThread>

namespace wrapdesk {

namespace {

// The remote's deputy on home's thread: a child of home, gone with it or soon after the remote. Every question is an
// object, so that one who no longer waits can leave home's queue.
class Deputy final : public QObject
{
    Q_OBJECT

public:
    explicit Deputy(Gate &home) : QObject(&home), m_home(home) { }

    void enter(quint64 asked, Lane lane)
    {
        m_home.enter(lane, question(asked), [this, asked](const Result<Secret> &token) { pass(asked, token); });
    }
    void renew(quint64 asked, const Secret &refused)
    {
        m_home.renew(refused, question(asked), [this, asked](const Result<Secret> &token) { pass(asked, token); });
    }
    void leave(quint64 asked) { delete m_questions.take(asked); }
    void observe(std::optional<RateHeaders> rate, std::optional<std::chrono::milliseconds> retryAfter,
                 const QDateTime &date, const RoundTrip &trip)
    {
        m_home.observe(rate, retryAfter, date, trip);
    }
    void sent(const QString &verbAndRoute) { m_home.sent(verbAndRoute); }

Q_SIGNALS:
    void answered(quint64 asked, const wrapdesk::Result<wrapdesk::Secret> &token);

private:
    QObject *question(quint64 asked) { return *m_questions.insert(asked, new QObject(this)); }
    void pass(quint64 asked, const Result<Secret> &token)
    {
        m_questions.take(asked)->deleteLater();
        Q_EMIT answered(asked, token);
    }

    Gate &m_home;
    QHash<quint64, QObject *> m_questions;
};

} // namespace

RemoteGate::RemoteGate(Gate &home)
{
    Q_ASSERT(home.thread() == thread());
    auto *deputy = new Deputy(home);
    const auto queued = Qt::QueuedConnection;
    connect(this, &RemoteGate::enterRequested, deputy, &Deputy::enter, queued);
    connect(this, &RemoteGate::renewRequested, deputy, &Deputy::renew, queued);
    connect(this, &RemoteGate::leaveRequested, deputy, &Deputy::leave, queued);
    connect(this, &RemoteGate::answerObserved, deputy, &Deputy::observe, queued);
    connect(this, &RemoteGate::requestSent, deputy, &Deputy::sent, queued);
    connect(this, &QObject::destroyed, deputy, &QObject::deleteLater, queued);
    connect(deputy, &Deputy::answered, this, &RemoteGate::answer, queued);
}

RemoteGate::~RemoteGate() = default;

void RemoteGate::enter(Lane lane, QObject *context, Admitted admitted)
{
    Q_EMIT enterRequested(await(context, std::move(admitted)), lane);
}

void RemoteGate::renew(const Secret &refused, QObject *context, Admitted admitted)
{
    Q_EMIT renewRequested(await(context, std::move(admitted)), refused);
}

void RemoteGate::observe(const std::optional<RateHeaders> &rate, std::optional<std::chrono::milliseconds> retryAfter,
                         const QDateTime &date, const RoundTrip &trip)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_EMIT answerObserved(rate, retryAfter, date, trip);
}

void RemoteGate::sent(const QString &verbAndRoute)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_EMIT requestSent(verbAndRoute);
}

quint64 RemoteGate::await(QObject *context, Admitted admitted)
{
    Q_ASSERT(thread() == QThread::currentThread() && context->thread() == thread());
    const quint64 asked = ++m_asked;
    m_waiters.emplace(asked, Waiter{context, std::move(admitted)});
    connect(context, &QObject::destroyed, this, [this, asked] {
        if (m_waiters.erase(asked) > 0)
            Q_EMIT leaveRequested(asked);
    });
    return asked;
}

void RemoteGate::answer(quint64 asked, const Result<Secret> &token)
{
    const auto waiter = m_waiters.find(asked);
    if (waiter == m_waiters.end())
        return;
    const Waiter found = std::move(waiter->second);
    m_waiters.erase(waiter);
    if (found.context)
        found.admitted(token);
}

} // namespace wrapdesk

#include "remotegate.moc"
