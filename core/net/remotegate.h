// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/gate.h"

#include <QPointer>

#include <map>

namespace wrapdesk {

// A gate for another thread: asks the one at home by queued signals, values only. Made on home's thread, then moved.
// Either end may go first: without home nobody is admitted any more, and what a dead remote asked for is dropped.
class RemoteGate final : public Gate
{
    Q_OBJECT

public:
    explicit RemoteGate(Gate &home);
    ~RemoteGate() override;

    void enter(Lane lane, QObject *context, Admitted admitted) override;
    void renew(const Secret &refused, QObject *context, Admitted admitted) override;
    void observe(const std::optional<RateHeaders> &rate, std::optional<std::chrono::milliseconds> retryAfter,
                 const QDateTime &date, const RoundTrip &trip) override;
    void sent(const QString &verbAndRoute) override;

Q_SIGNALS:
    // To home's thread; `asked` comes back with the answer.
    void enterRequested(quint64 asked, wrapdesk::Lane lane);
    void renewRequested(quint64 asked, const wrapdesk::Secret &refused);
    void leaveRequested(quint64 asked);
    void answerObserved(std::optional<wrapdesk::RateHeaders> rate, std::optional<std::chrono::milliseconds> retryAfter,
                        const QDateTime &date, const wrapdesk::RoundTrip &trip);
    void requestSent(const QString &verbAndRoute);

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Admitted admitted;
    };

    quint64 await(QObject *context, Admitted admitted);
    void answer(quint64 asked, const Result<Secret> &token);

    std::map<quint64, Waiter> m_waiters;
    quint64 m_asked = 0;
};

} // namespace wrapdesk
