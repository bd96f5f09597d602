// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/fakeclock.h"
#include "support/fakegate.h"
#include "support/scriptedserver.h"
#include "sweep/sweepworker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

namespace wrapdesk::test {

inline const QByteArray query = "POST /api/v2/analytics/conversations/details/query";

inline QDateTime time(int day, int hour = 0)
{
    return QDateTime(QDate(2026, 11, 1), QTime(hour, 0), Qt::UTC).addDays(day - 1);
}

// A conversation of one agent's ended leg.
inline QJsonObject conversation(int number, const QDateTime &end)
{
    const QString id = QString::number(number);
    const QJsonObject segment{{QStringLiteral("segmentType"), QStringLiteral("interact")},
                              {QStringLiteral("segmentStart"), end.addSecs(-60).toString(Qt::ISODateWithMs)},
                              {QStringLiteral("segmentEnd"), end.toString(Qt::ISODateWithMs)},
                              {QStringLiteral("queueId"), QStringLiteral("q")}};
    const QJsonObject session{{QStringLiteral("sessionId"), QStringLiteral("s-") + id},
                              {QStringLiteral("mediaType"), QStringLiteral("voice")},
                              {QStringLiteral("segments"), QJsonArray{segment}}};
    const QJsonObject agent{{QStringLiteral("participantId"), QStringLiteral("p-") + id},
                            {QStringLiteral("purpose"), QStringLiteral("agent")},
                            {QStringLiteral("userId"), QStringLiteral("u")},
                            {QStringLiteral("sessions"), QJsonArray{session}}};
    return {{QStringLiteral("conversationId"), QStringLiteral("c-") + id},
            {QStringLiteral("conversationStart"), end.addSecs(-90).toString(Qt::ISODateWithMs)},
            {QStringLiteral("conversationEnd"), end.toString(Qt::ISODateWithMs)},
            {QStringLiteral("participants"), QJsonArray{agent}}};
}

inline ScriptedServer::Reply page(int first, int last, int totalHits, const QDateTime &end = time(21, 10))
{
    QJsonArray conversations;
    for (int number = first; number <= last; ++number)
        conversations.append(conversation(number, end));
    const QJsonObject body{{QStringLiteral("conversations"), conversations}, {QStringLiteral("totalHits"), totalHits}};
    return {.body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

inline ScriptedServer::Reply status(int number) { return {.status = number, .body = R"({"message":"no","code":"c"})"}; }

// One day, looked at without looking back.
inline const SweepScope oneDay{.window = {time(21), time(22)}, .queues = {QueueId(QStringLiteral("q"))}};

struct WorkerRig
{
    WorkerRig()
    {
        QObject::connect(&worker, &SweepWorker::found, &worker, [this](const QList<Leg> &legs) {
            for (const Leg &leg : legs)
                found << leg.id.conversation.text();
        });
        // Pauses between retries pass at once; a request under way is left its 30 s.
        ticking.callOnTimeout([this] {
            if (const auto next = clock.next(); next && *next <= std::chrono::seconds(8))
                clock.advance(*next);
        });
        ticking.start(0);
    }
    SweepReport sweep(const SweepScope &scope, std::chrono::hours lookback = std::chrono::hours(0))
    {
        QSignalSpy finished(&worker, &SweepWorker::finished);
        worker.start(scope, lookback);
        if (finished.isEmpty() && !finished.wait(20'000))
            qWarning("the sweep does not end");
        return finished.value(0).value(0).value<SweepReport>();
    }
    // What was asked for, as "day/day page".
    QStringList asked() const
    {
        QStringList all;
        for (const ScriptedServer::Seen &seen : server.seen()) {
            const QJsonObject body = QJsonDocument::fromJson(seen.body).object();
            const QStringList ends = body.value(u"interval").toString().split(u'/');
            all << QStringLiteral("%1/%2 %3")
                       .arg(ends.value(0).mid(5, 8), ends.value(1).mid(5, 8))
                       .arg(body[u"paging"][u"pageNumber"].toInt());
        }
        return all;
    }

    FakeClock clock;
    ScriptedServer server;
    SweepWorker worker{server.url(), std::make_unique<FakeGate>(), clock};
    QStringList found;
    QTimer ticking;
};

} // namespace wrapdesk::test
