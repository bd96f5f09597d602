// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/burst.h"

#include "observer.h"
#include "support/runner.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace demoorg;
using namespace std::chrono_literals;

namespace {

const QDateTime start(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);

struct Played
{
    Conversation conversation;
    QList<Fact> facts;
    Communication leg() const { return conversation.participants.constLast().communications.constFirst(); }
    Participant agent() const { return conversation.participants.constLast(); }
    // How long after the end of its leg the agent chose a code; none: never.
    std::optional<std::chrono::milliseconds> choice() const
    {
        const Communication own = leg();
        if (own.wrapup->code == builtin::timedOut)
            return {};
        return std::chrono::milliseconds(own.disconnectedTime.msecsTo(own.wrapup->endTime));
    }
};

Played play(const Script &script)
{
    Played played{.conversation = script.opening, .facts = {}};
    played.conversation.startTime = start;
    for (const Step &step : script.steps)
        step.happens(played.conversation, start + step.offset, played.facts);
    return played;
}

QList<Played> playBurst(const Centre &centre, int legs, quint32 seed)
{
    Random random(seed);
    QList<Played> burst;
    const QList<Script> scripts = makeBurst(centre, AcwScope::Participant, legs, random);
    for (const Script &script : scripts)
        burst.append(play(script));
    return burst;
}

} // namespace

class BurstTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void endsInOneSecondWithAnAgentEach();
    void aFifthOfTheAgentsChooseSomeAtTheLastMoment();
    void isTheSameForASeed();
    void comesOfItselfWhateverTheSpeed();
    void staysAwayUnlessAskedFor();

private:
    const Centre m_centre = makeCentre(1, 1.0);
};

void BurstTest::endsInOneSecondWithAnAgentEach()
{
    const QList<Played> burst = playBurst(m_centre, 50, 7);
    const Queue &queue = burstQueue(m_centre);
    QCOMPARE(queue.wrapupPrompt, QStringLiteral("MANDATORY_TIMEOUT"));
    QCOMPARE(queue.timeoutMs, 15'000);
    QCOMPARE(burst.size(), 50);
    QSet<QString> agents;
    for (const Played &played : burst) {
        const Communication leg = played.leg();
        const QDateTime second = start + burstLead;
        QVERIFY(leg.disconnectedTime >= second && leg.disconnectedTime < second.addSecs(1));
        QVERIFY(!leg.connectedTime.isNull() && leg.connectedTime < leg.disconnectedTime.addSecs(-5));
        QCOMPARE(played.agent().queueId, queue.id);
        QCOMPARE(played.agent().wrapupTimeoutMs, 15'000);
        QCOMPARE(leg.acw.state, QStringLiteral("complete"));
        QVERIFY(!played.conversation.endTime.isNull());
        if (!played.choice())
            QCOMPARE(leg.acw.start.msecsTo(leg.acw.end), 15'000);
        agents.insert(played.agent().userId);
    }
    QCOMPARE(agents.size(), 50);
}

void BurstTest::aFifthOfTheAgentsChooseSomeAtTheLastMoment()
{
    int choosing = 0;
    int late = 0;
    for (quint32 seed = 1; seed <= 20; ++seed) {
        const QList<Played> burst = playBurst(m_centre, 50, seed);
        for (const Played &played : burst) {
            const auto choice = played.choice();
            if (!choice)
                continue;
            ++choosing;
            QVERIFY(*choice >= 1s && *choice < 15s);
            QVERIFY(burstQueue(m_centre).codeIds.contains(played.leg().wrapup->code));
            late += *choice >= 13s ? 1 : 0;
        }
    }
    QVERIFY2(choosing > 150 && choosing < 250, qPrintable(QString::number(choosing))); // of 1,000
    QVERIFY2(late > choosing / 8, qPrintable(QString::number(late)));
}

void BurstTest::isTheSameForASeed()
{
    const auto told = [this](quint32 seed) {
        QByteArray all;
        const QList<Played> burst = playBurst(m_centre, 10, seed);
        for (const Played &played : burst)
            all += observer::transcript(played.conversation);
        return all;
    };
    QCOMPARE(told(3), told(3));
    QVERIFY(told(3) != told(4));
}

void BurstTest::comesOfItselfWhateverTheSpeed()
{
    Site site({.speed = 100, .backlog = 0, .arrivalsPerMinute = 0, .bursts = 5, .burstEvery = 1s});
    const auto inAcw = [&site] {
        QList<Participant> agents;
        for (const Conversation &conversation : site.conversations()) {
            const Participant &last = conversation.participants.constLast();
            if (last.purpose == QLatin1String("agent") && isInAcw(last.communications.constFirst()))
                agents.append(last);
        }
        return agents;
    };
    QVERIFY(inAcw().isEmpty());
    site.start();
    QTRY_VERIFY_WITH_TIMEOUT(inAcw().size() >= 8, 15'000); // the second has come, too
    for (const Participant &agent : inAcw())
        QCOMPARE(agent.wrapupTimeoutMs, 15'000);
    QCOMPARE(site.queue(inAcw().constFirst().queueId)->timeoutMs, 15'000);
    QCOMPARE(site.conversationIds().size(), site.conversations().size());
}

void BurstTest::staysAwayUnlessAskedFor()
{
    Site site({.speed = 100, .backlog = 0, .arrivalsPerMinute = 0, .burstEvery = 1s});
    for (const Queue &queue : site.queues())
        QVERIFY(queue.timeoutMs <= 1000);
    QCOMPARE(Site({.backlog = 0, .arrivalsPerMinute = 0}).options().bursts, 0);
}

WRAPDESK_TEST(BurstTest)
#include "bursttest.moc"
