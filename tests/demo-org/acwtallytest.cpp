// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-org/acwtally.h"

#include "support/runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace demoorg;
using Author = AcwTally::Author;

namespace {

const QDateTime start(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);

LegName leg(int number) { return {QStringLiteral("c%1").arg(number), QStringLiteral("p"), QStringLiteral("l")}; }

Participant agentOn(const QString &queueId, int timeoutMs = 15'000)
{
    return {.id = QStringLiteral("p"), .queueId = queueId, .wrapupTimeoutMs = timeoutMs};
}

Communication coded(const QString &code, int afterMs)
{
    Communication communication{.id = QStringLiteral("l")};
    communication.acw.start = start;
    communication.wrapup = Wrapup{.code = code, .endTime = start.addMSecs(afterMs)};
    return communication;
}

const QString red = QStringLiteral("red");
const QString blue = QStringLiteral("blue");
const QString ours = QStringLiteral("ours");
const QString theirs = QStringLiteral("theirs");
const QString timeout = QStringLiteral("ININ-WRAP-UP-TIMEOUT");

} // namespace

class AcwTallyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void countsByWhoseCodeStandsAtTheEnd();
    void aCodeAfterTheEndChangesNothing();
    void leavesOutLegsWithoutATimeout();
    void countsAnAgentsLostCodeUntilItIsPutBack();
};

void AcwTallyTest::countsByWhoseCodeStandsAtTheEnd()
{
    AcwTally tally;
    tally.codeSet(leg(1), Author::Client, agentOn(red), coded(ours, 12'000));
    tally.acwEnded(leg(1), agentOn(red));
    tally.codeSet(leg(2), Author::Client, agentOn(red), coded(ours, 13'500));
    tally.acwEnded(leg(2), agentOn(red));
    tally.codeSet(leg(3), Author::Agent, agentOn(red), coded(theirs, 3'000));
    tally.acwEnded(leg(3), agentOn(red));
    tally.codeSet(leg(4), Author::Platform, agentOn(blue), coded(timeout, 15'000));
    tally.acwEnded(leg(4), agentOn(blue));
    tally.acwEnded(leg(5), agentOn(blue)); // without any

    const QJsonObject json = tally.toJson();
    const auto expected = [](int ended, int byAgent, int byClient, int byTimeout, const QJsonValue &kept) {
        return QJsonObject{{QStringLiteral("ended"), ended},          {QStringLiteral("byAgent"), byAgent},
                           {QStringLiteral("byClient"), byClient},    {QStringLiteral("byTimeout"), byTimeout},
                           {QStringLiteral("meanKeptPercent"), kept}, {QStringLiteral("agentCodesOverwritten"), 0}};
    };
    QCOMPARE(json[u"all"].toObject(), expected(5, 1, 2, 1, 85.0));
    QCOMPARE(json[u"byQueue"][red].toObject(), expected(3, 1, 2, 0, 85.0));
    QCOMPARE(json[u"byQueue"][blue].toObject(), expected(2, 0, 0, 1, QJsonValue()));
}

void AcwTallyTest::aCodeAfterTheEndChangesNothing()
{
    AcwTally tally;
    tally.codeSet(leg(1), Author::Platform, agentOn(red), coded(timeout, 15'000));
    tally.acwEnded(leg(1), agentOn(red));
    const QJsonObject before = tally.toJson();
    tally.codeSet(leg(1), Author::Client, agentOn(red), coded(ours, 16'000));
    QCOMPARE(tally.toJson(), before);
}

void AcwTallyTest::leavesOutLegsWithoutATimeout()
{
    AcwTally tally;
    tally.codeSet(leg(1), Author::Client, agentOn(red, 0), coded(ours, 12'000));
    tally.acwEnded(leg(1), agentOn(red, 0));
    QCOMPARE(tally.toJson()[u"all"][u"ended"].toInt(), 0);
    QVERIFY(tally.toJson()[u"byQueue"].toObject().isEmpty());
}

void AcwTallyTest::countsAnAgentsLostCodeUntilItIsPutBack()
{
    AcwTally tally;
    const auto overwritten = [&tally] { return tally.toJson()[u"all"][u"agentCodesOverwritten"].toInt(); };
    tally.codeSet(leg(1), Author::Agent, agentOn(red), coded(theirs, 12'000));
    tally.codeSet(leg(1), Author::Client, agentOn(red), coded(theirs, 12'100)); // the same
    QCOMPARE(overwritten(), 0);
    tally.codeSet(leg(1), Author::Client, agentOn(red), coded(ours, 12'200));
    QCOMPARE(overwritten(), 1);
    tally.codeSet(leg(1), Author::Client, agentOn(red), coded(theirs, 13'000));
    QCOMPARE(overwritten(), 0);
    tally.codeSet(leg(1), Author::Client, agentOn(red), coded(ours, 13'200));
    QCOMPARE(overwritten(), 1);
}

WRAPDESK_TEST(AcwTallyTest)
#include "acwtallytest.moc"
