// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/gate.h"

#include <QStringList>

namespace wrapdesk::test {

// A gate that lets everybody in at once and keeps a record. Tokens are "token-1", after a renewal "token-2" and so on.
class FakeGate final : public Gate
{
    Q_OBJECT

public:
    void enter(Lane lane, QObject *context, Admitted admitted) override
    {
        lanes << lane;
        answer(context, std::move(admitted));
    }
    void renew(const Secret &refused, QObject *context, Admitted admitted) override
    {
        if (refused == token())
            ++renewals;
        answer(context, std::move(admitted));
    }
    void observe(const std::optional<RateHeaders> &rate, std::optional<std::chrono::milliseconds> retryAfter,
                 const QDateTime &date, const RoundTrip &trip) override
    {
        rates << rate;
        retryAfters << retryAfter;
        dates << date;
        trips << trip;
    }
    void sent(const QString &verbAndRoute) override { requests << verbAndRoute; }

    std::optional<Error> refusal; // what everybody gets instead of a token
    QList<Lane> lanes;
    int renewals = 0;
    QList<std::optional<RateHeaders>> rates;
    QList<std::optional<std::chrono::milliseconds>> retryAfters;
    QList<QDateTime> dates;
    QList<RoundTrip> trips;
    QStringList requests;

private:
    Secret token() const { return Secret("token-" + QByteArray::number(renewals + 1)); }
    void answer(QObject *context, Admitted admitted)
    {
        const Result<Secret> result = refusal ? Result<Secret>(Failure(*refusal)) : token();
        QMetaObject::invokeMethod(
            context, [admitted = std::move(admitted), result] { admitted(result); }, Qt::QueuedConnection);
    }
};

} // namespace wrapdesk::test
