// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "live/livefeed.h"
#include "net/apiclient.h"
#include "scriptedplatform.h"
#include "support/fakeclock.h"

#include <QJsonArray>
#include <QTest>

namespace wrapdesk::test {

// Lets everybody in with the same token and notes in which lane.
class OpenGate final : public Gate
{
    Q_OBJECT

public:
    explicit OpenGate(const QByteArray &token = "token") : m_token(token) { }

    QList<Lane> lanes;

    void enter(Lane lane, QObject *, Admitted admitted) override
    {
        lanes << lane;
        admitted(m_token);
    }
    void renew(const Secret &, QObject *, Admitted admitted) override
    {
        admitted(Failure(Error{.kind = ErrorKind::Unauthorized}));
    }
    void observe(const std::optional<RateHeaders> &, std::optional<std::chrono::milliseconds>, const QDateTime &,
                 const RoundTrip &) override
    {
    }
    void sent(const QString &) override { }

private:
    const Secret m_token;
};

// A live feed before a scripted platform, and everything it told. Its time stands still unless a test moves it; its
// back-off waits half of its ceiling.
class FeedRig : public QObject
{
    Q_OBJECT

public:
    explicit FeedRig(int queueCount = 1) : client(platform.api(), gate, clock)
    {
        QList<QueueId> queues;
        for (int i = 1; i <= queueCount; ++i)
            queues << QueueId(QStringLiteral("q%1").arg(i));
        open(queues);
    }

    void open(const QList<QueueId> &queues)
    {
        feed = std::make_unique<LiveFeed>(Surroundings{.api = client,
                                                       .clock = clock,
                                                       .now = [this] { return clock.wallTime(); },
                                                       .random = [] { return 0.5; },
                                                       .believedLive = [this] { return believed; }},
                                          queues);
        connect(feed.get(), &LiveFeed::received, this, [this](const QList<LegEvent> &batch) { events << batch; });
        connect(feed.get(), &LiveFeed::heartbeat, this, [this](const QDateTime &at) { heartbeats << at; });
        connect(feed.get(), &LiveFeed::gapOpened, this, [this](const Gap &gap) { opened << gap; });
        connect(feed.get(), &LiveFeed::gapFilled, this, [this](const Gap &gap) { filled << gap; });
        connect(feed.get(), &LiveFeed::stateChanged, this, [this] {
            if (states.isEmpty() || states.last() != feed->state())
                states << feed->state();
        });
    }

    void goLive()
    {
        feed->start();
        QTRY_COMPARE(feed->state(), LiveState::Live);
    }

    // An event of one conversation on a queue, with one agent's connected call.
    void sendConversation(const QString &queue, const QString &id) const
    {
        const QJsonObject call{{QStringLiteral("id"), id + QStringLiteral("-c")},
                               {QStringLiteral("state"), QStringLiteral("connected")}};
        const QJsonObject agent{{QStringLiteral("id"), id + QStringLiteral("-p")},
                                {QStringLiteral("purpose"), QStringLiteral("agent")},
                                {QStringLiteral("userId"), QStringLiteral("u1")},
                                {QStringLiteral("queueId"), queue},
                                {QStringLiteral("calls"), QJsonArray{call}}};
        platform.sendTopic(QStringLiteral("v2.routing.queues.%1.conversations").arg(queue),
                           {{QStringLiteral("id"), id}, {QStringLiteral("participants"), QJsonArray{agent}}});
    }
    static void beat(QWebSocket *socket)
    {
        socket->sendTextMessage(
            QStringLiteral(R"({"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"}})"));
    }

    // No request is under way.
    bool isQuiet() const { return client.findChildren<Call *>().isEmpty(); }

    QStringList received(Source source) const
    {
        QStringList ids;
        for (const LegEvent &event : events) {
            if (event.source == source)
                ids << event.leg.id.conversation.text();
        }
        ids.sort();
        return ids;
    }

    FakeClock clock;
    ScriptedPlatform platform;
    OpenGate gate;
    ApiClient client;
    QList<ConversationId> believed;
    std::unique_ptr<LiveFeed> feed;

    QList<LegEvent> events;
    QList<QDateTime> heartbeats;
    QList<Gap> opened;
    QList<Gap> filled;
    QList<LiveState> states; // without repetitions
};

} // namespace wrapdesk::test
