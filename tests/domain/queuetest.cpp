// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/queue.h"

#include "legs.h"
#include "support/runner.h"

#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// What a leg owes to its queue's ACW settings, and when the platform will stamp its time-out.
class QueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void completesWhatASweepLeavesOut();
    void leavesWhatTheLegSaysItself();
    void tellsWhenAcwRunsOut_data();
    void tellsWhenAcwRunsOut();
};

void QueueTest::completesWhatASweepLeavesOut()
{
    const Queue queue{.prompt = WrapupPrompt::Optional, .acwTimeout = 30s};
    Leg leg = withPrompt(endedLeg(), WrapupPrompt::Unknown);
    QVERIFY(!classify(leg, {leg}, false, codeBook())->byDesign);
    completeFrom(queue, leg);
    QCOMPARE(leg.prompt, WrapupPrompt::Optional);
    QVERIFY(leg.acwTimeout == 30s);
    QVERIFY(classify(leg, {leg}, false, codeBook())->byDesign);
}

void QueueTest::leavesWhatTheLegSaysItself()
{
    Leg leg = withPrompt(endedLeg(), WrapupPrompt::Mandatory);
    completeFrom({.prompt = WrapupPrompt::Optional, .acwTimeout = 30s}, leg);
    QCOMPARE(leg.prompt, WrapupPrompt::Mandatory);
    QVERIFY(!leg.acwTimeout);
}

void QueueTest::tellsWhenAcwRunsOut_data()
{
    QTest::addColumn<Leg>("leg");
    QTest::addColumn<QDateTime>("deadline");
    const auto timed = [](WrapupPrompt prompt) {
        return with(withPrompt(inAcw(endedLeg()), prompt), [](Leg &leg) { leg.acwTimeout = 30s; });
    };
    const Leg forced = timed(WrapupPrompt::MandatoryForcedTimeout);
    QTest::newRow("time-boxed") << timed(WrapupPrompt::MandatoryTimeout) << at(130);
    QTest::newRow("time-boxed, no early exit") << forced << at(130);
    QTest::newRow("agent requested") << timed(WrapupPrompt::AgentRequested) << at(130);
    QTest::newRow("discretionary: as long as it takes") << timed(WrapupPrompt::Mandatory) << QDateTime();
    QTest::newRow("optional") << timed(WrapupPrompt::Optional) << QDateTime();
    QTest::newRow("ACW is over") << with(forced, [](Leg &leg) { leg.acw = AcwState::Complete; }) << QDateTime();
    QTest::newRow("still talking") << with(forced, [](Leg &leg) { leg.phase = LegPhase::Talking; }) << QDateTime();
    QTest::newRow("start unknown") << with(forced, [](Leg &leg) { leg.acwStart = {}; }) << QDateTime();
    QTest::newRow("length unknown") << with(forced, [](Leg &leg) { leg.acwTimeout = {}; }) << QDateTime();
}

void QueueTest::tellsWhenAcwRunsOut()
{
    QFETCH(const Leg, leg);
    QFETCH(const QDateTime, deadline);
    QCOMPARE(leg.acwDeadline(), deadline);
}

WRAPDESK_TEST(QueueTest)
#include "queuetest.moc"
