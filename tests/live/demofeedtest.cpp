// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/organization.h"
#include "domain/roster.h"
#include "feedrig.h"
#include "support/runner.h"

using namespace std::chrono_literals;
using namespace wrapdesk;

namespace {

// A feed and a roster before the simulated contact centre, in real time and without back-off.
class Desk : public QObject
{
    Q_OBJECT

public:
    explicit Desk(const demoorg::Organization::Options &options)
        : organization(options),
          isListening(organization.listen()),
          gate(organization.userToken()),
          client(organization.api(), gate, clock)
    {
        QList<QueueId> queues;
        for (const demoorg::Queue &queue : organization.site().queues())
            queues << QueueId(queue.id);
        open(queues);
    }

    void open(const QList<QueueId> &queues)
    {
        feed = std::make_unique<LiveFeed>(Surroundings{.api = client,
                                                       .clock = clock,
                                                       .now = &QDateTime::currentDateTimeUtc,
                                                       .random = [] { return 0.0; },
                                                       .believedLive = [this] { return believedLive(); }},
                                          queues);
        connect(feed.get(), &LiveFeed::received, this, [this](const QList<LegEvent> &events) {
            roster.apply(events, CodeBook());
            received += static_cast<int>(events.size());
        });
        connect(feed.get(), &LiveFeed::gapOpened, this, [this](const Gap &gap) { opened << gap; });
        connect(feed.get(), &LiveFeed::gapFilled, this, [this](const Gap &gap) { filled << gap; });
    }

    void goLive()
    {
        QVERIFY(isListening);
        feed->start();
        QTRY_COMPARE(feed->state(), LiveState::Live);
    }

    QList<ConversationId> believedLive() const
    {
        QList<ConversationId> live;
        for (const RosterEntry &entry : roster.entries()) {
            if (!entry.leg.isEnded() || entry.leg.isInAcw())
                live << entry.leg.id.conversation;
        }
        return live;
    }

    // A call that an agent of the first queue is talking on.
    demoorg::Conversation call(const QString &id)
    {
        const QDateTime start = QDateTime::currentDateTimeUtc().addSecs(-60);
        const QString queue = organization.site().queues().first().id;
        demoorg::Communication communication{.id = id + QStringLiteral("-c"),
                                             .media = QStringLiteral("voice"),
                                             .direction = QStringLiteral("inbound"),
                                             .state = QStringLiteral("connected"),
                                             .connectedTime = start};
        communication.segments = {{.type = QStringLiteral("interact"), .start = start, .queueId = queue}};
        demoorg::Conversation conversation{
            .id = id, .startTime = start, .originatingDirection = QStringLiteral("inbound")};
        conversation.participants = {{.id = id + QStringLiteral("-p"),
                                      .purpose = QStringLiteral("agent"),
                                      .userId = organization.site().users().first().id,
                                      .queueId = queue,
                                      .connectedTime = start,
                                      .communications = {communication}}};
        return conversation;
    }

    static void hangUp(demoorg::Conversation &conversation)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        conversation.endTime = now;
        demoorg::Participant &agent = conversation.participants.first();
        agent.endTime = now;
        demoorg::Communication &call = agent.communications.first();
        call.state = QStringLiteral("terminated");
        call.disconnectedTime = now;
        call.disconnectType = QStringLiteral("client");
        call.segments.first().end = now;
    }

    qsizetype sockets() { return organization.channels().findChildren<QWebSocket *>().size(); }

    const Leg *leg(const QString &conversation) const
    {
        const QList<LegId> legs = roster.legsOf(ConversationId(conversation));
        return legs.isEmpty() ? nullptr : &roster.find(legs.first())->leg;
    }

    // Every call an agent is on in the centre at this moment stands in the roster as such, and no other.
    bool agrees()
    {
        QSet<QString> there;
        for (const demoorg::Conversation &conversation : organization.site().conversations()) {
            for (const demoorg::Participant &participant : conversation.participants) {
                if (participant.purpose != QLatin1String("agent") || !participant.monitoredParticipantId.isEmpty())
                    continue;
                for (const demoorg::Communication &communication : participant.communications) {
                    if (communication.connectedTime.isValid() && !communication.disconnectedTime.isValid())
                        there << communication.id;
                }
            }
        }
        QSet<QString> here;
        for (const RosterEntry &entry : roster.entries()) {
            if (entry.leg.isAnswered() && !entry.leg.isEnded() && !entry.leg.monitoring)
                here << entry.leg.id.communication.text();
        }
        return !there.isEmpty() && here == there;
    }

    demoorg::Organization organization;
    bool isListening;
    SystemClock clock;
    test::OpenGate gate;
    ApiClient client;
    Roster roster;
    std::unique_ptr<LiveFeed> feed;
    int received = 0;
    QList<Gap> opened;
    QList<Gap> filled;
};

} // namespace

// The live room against the simulated contact centre, over real HTTP and WebSocket.
class DemoFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void seesWhatStandsAndWhatHappens();
    void learnsWhatEndedWhileTheSocketWasGone();
    void changesSocketsWithoutAGap();
    void namesAQueueThatDoesNotExist();
    void goesOnAfterNonsense();
    void agreesWithALivingCentre();
};

void DemoFeedTest::seesWhatStandsAndWhatHappens()
{
    Desk desk({.site = {.backlog = 0, .arrivalsPerMinute = 0}});
    demoorg::Conversation standing = desk.call(QStringLiteral("standing"));
    desk.organization.site().put(standing);
    desk.goLive();
    QTRY_VERIFY(desk.leg(QStringLiteral("standing")));
    QCOMPARE(desk.leg(QStringLiteral("standing"))->phase, LegPhase::Talking);

    desk.organization.site().put(desk.call(QStringLiteral("new")));
    QTRY_VERIFY(desk.leg(QStringLiteral("new")));
    Desk::hangUp(standing);
    desk.organization.site().put(standing);
    QTRY_VERIFY(desk.leg(QStringLiteral("standing"))->isEnded());
}

void DemoFeedTest::learnsWhatEndedWhileTheSocketWasGone()
{
    Desk desk({.site = {.backlog = 0, .arrivalsPerMinute = 0}});
    demoorg::Conversation call = desk.call(QStringLiteral("call"));
    desk.organization.site().put(call);
    desk.goLive();
    QTRY_VERIFY(desk.leg(QStringLiteral("call")));

    desk.organization.channels().dropSockets();
    Desk::hangUp(call);
    desk.organization.site().put(call); // nobody hears it
    QTRY_COMPARE(desk.opened.size(), 1);
    QTRY_COMPARE(desk.filled.size(), 1);
    QTRY_VERIFY(desk.leg(QStringLiteral("call"))->isEnded());
    QVERIFY(desk.filled.first().from <= desk.filled.first().to);
    QCOMPARE(desk.feed->state(), LiveState::Live);
}

void DemoFeedTest::changesSocketsWithoutAGap()
{
    Desk desk({.site = {.backlog = 0, .arrivalsPerMinute = 0}, .channels = {.closingNotice = 500ms}});
    desk.goLive();
    desk.organization.channels().closeSockets();
    QTRY_COMPARE(desk.sockets(), 2);
    QTRY_COMPARE(desk.sockets(), 1); // the notice has run out
    desk.organization.site().put(desk.call(QStringLiteral("call")));
    QTRY_VERIFY(desk.leg(QStringLiteral("call")));
    QVERIFY(desk.opened.isEmpty());
    QCOMPARE(desk.feed->state(), LiveState::Live);
}

void DemoFeedTest::namesAQueueThatDoesNotExist()
{
    Desk desk({.site = {.backlog = 0, .arrivalsPerMinute = 0}});
    const QueueId unknown(QStringLiteral("11111111-2222-4333-8444-555555555555"));
    desk.open({QueueId(desk.organization.site().queues().first().id), unknown});
    desk.goLive();
    QCOMPARE(desk.feed->refusals().size(), 1);
    QVERIFY(desk.feed->refusals().first().queue == unknown);
    QVERIFY(!desk.feed->refusals().first().reason.isEmpty());
}

void DemoFeedTest::goesOnAfterNonsense()
{
    Desk desk({.site = {.backlog = 0, .arrivalsPerMinute = 0}});
    desk.goLive();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^unreadable frame 1 of")));
    desk.organization.channels().sendRaw(QStringLiteral("\u2603{{{"));
    desk.organization.site().put(desk.call(QStringLiteral("call")));
    QTRY_VERIFY(desk.leg(QStringLiteral("call")));
    QVERIFY(desk.opened.isEmpty());
}

void DemoFeedTest::agreesWithALivingCentre()
{
    Desk desk({.site = {.seed = 5, .speed = 20, .backlog = 10, .arrivalsPerMinute = 30}});
    desk.goLive();
    QTRY_VERIFY(desk.agrees());
    const int atStart = desk.received;
    QTRY_VERIFY_WITH_TIMEOUT(desk.received > atStart + 50, 30'000);
    QTRY_VERIFY(desk.agrees());
    desk.organization.channels().dropSockets();
    QTRY_COMPARE(desk.filled.size(), 1);
    QTRY_VERIFY(desk.agrees());
}

WRAPDESK_TEST(DemoFeedTest)
#include "demofeedtest.moc"
