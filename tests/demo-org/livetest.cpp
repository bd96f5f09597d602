// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "observer.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace demoorg;

namespace {

int countLive(const Site &site)
{
    const QList<observer::SeenLeg> legs = observer::legs(site);
    return static_cast<int>(std::count_if(legs.cbegin(), legs.cend(), [](const observer::SeenLeg &leg) {
        return leg.communication->disconnectedTime.isNull() || leg.communication->acw.state == QLatin1String("pending");
    }));
}

} // namespace

class LiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void isNeverAnEmptyWindow();
    void standsStillUntilStarted();
    void staysStillWithoutArrivals();
    void bringsConversationsToTheirEnds();
    void tellsOfEveryQueueConcerned();
};

void LiveTest::isNeverAnEmptyWindow()
{
    for (const quint32 seed : {1U, 2U, 3U}) {
        const Site site({.seed = seed});
        const int live = countLive(site);
        QVERIFY2(live >= 15 && live <= 70, qPrintable(QString::number(live)));
        QSet<QString> states;
        for (const Conversation &conversation : site.conversations()) {
            if (!conversation.endTime.isNull())
                continue;
            for (const Participant &participant : conversation.participants)
                states.insert(participant.purpose + u' ' + participant.communications.constFirst().state);
        }
        QVERIFY(states.contains(QStringLiteral("agent connected")));
        QVERIFY(states.contains(QStringLiteral("acd connected")));
    }
}

void LiveTest::standsStillUntilStarted()
{
    Site site({.speed = 200, .backlog = 10});
    QSignalSpy changes(&site, &Site::conversationChanged);
    const QByteArray before = observer::transcript(site);
    QVERIFY(!changes.wait(100));
    QCOMPARE(observer::transcript(site), before);
    site.start();
    QVERIFY(changes.wait(2000));
}

void LiveTest::staysStillWithoutArrivals()
{
    Site site({.speed = 200, .backlog = 10, .arrivalsPerMinute = 0});
    QSignalSpy changes(&site, &Site::conversationChanged);
    site.start();
    QVERIFY(!changes.wait(100));
}

void LiveTest::bringsConversationsToTheirEnds()
{
    Site site({.seed = 4, .speed = 100, .backlog = 0, .arrivalsPerMinute = 12});
    QSignalSpy arrivals(&site, &Site::conversationChanged);
    QSet<QString> agentCodes;
    QSet<QString> platformCodes;
    connect(&site, &Site::wrapupSet, this,
            [&](const QString &, const QString &, const QString &, bool byApi, const QString &writerId, const QString &,
                const QString &after) {
                QVERIFY(!byApi);
                (writerId.isEmpty() ? platformCodes : agentCodes).insert(after);
            });
    QSignalSpy acwEnds(&site, &Site::acwEnded);
    const qsizetype before = site.conversations().size();
    site.start();
    QTRY_VERIFY_WITH_TIMEOUT(agentCodes.size() > 5, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(platformCodes.contains(QStringLiteral("ININ-WRAP-UP-TIMEOUT")), 20'000);
    QVERIFY(acwEnds.size() >= 6);
    QVERIFY(site.conversations().size() > before);
    QCOMPARE(site.conversationIds().size(), site.conversations().size());
    QVERIFY(std::is_sorted(site.conversationIds().cbegin(), site.conversationIds().cend(),
                           [&](const QString &a, const QString &b) {
                               return site.conversations().value(a).startTime < site.conversations().value(b).startTime;
                           }));
}

void LiveTest::tellsOfEveryQueueConcerned()
{
    Site site({.backlog = 0, .arrivalsPerMinute = 0});
    Conversation conversation{.id = QStringLiteral("c"), .startTime = QDateTime::currentDateTimeUtc()};
    conversation.participants = {{.id = QStringLiteral("1")},
                                 {.id = QStringLiteral("2"), .queueId = site.queues().at(0).id},
                                 {.id = QStringLiteral("3"), .queueId = site.queues().at(1).id},
                                 {.id = QStringLiteral("4"), .queueId = site.queues().at(0).id}};
    QSignalSpy changes(&site, &Site::conversationChanged);
    site.put(conversation);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).at(1).toStringList(), (QStringList{site.queues().at(0).id, site.queues().at(1).id}));
    site.remove(conversation.id);
    QVERIFY(!site.conversations().contains(conversation.id));
    QVERIFY(!site.conversationIds().contains(conversation.id));
}

WRAPDESK_TEST(LiveTest)
#include "livetest.moc"
