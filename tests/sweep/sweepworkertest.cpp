// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "workerrig.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// The policy of one pass, against answers that only a script can give.
class SweepWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!sweep stopped|a day could not be read).*")));
    }
    void readsAllPages();
    void goesOnWhereThePlatformCountedTooFew();
    void countsADoubledConversationOnce();
    void asksForPiecesOfAWeekAtMost();
    void namesTheQueuesAndTheInterval();
    void leavesOutWhatEndedOutsideTheWindow();
    void halvesWhatIsTooMuch();
    void halvesABadGateway();
    void readsABusyDayWhole();
    void looksAtTheOtherDaysWhenOneIsTooMuch();
};

void SweepWorkerTest::readsAllPages()
{
    WorkerRig rig;
    rig.server.expect(query, page(1, 100, 250));
    rig.server.expect(query, page(101, 200, 250));
    rig.server.expect(query, page(201, 250, 250));
    QSignalSpy progressed(&rig.worker, &SweepWorker::progressed);
    const SweepReport report = rig.sweep(oneDay);
    QVERIFY(report.complete && !report.cancelled && !report.error);
    QCOMPARE(report.conversations, 250);
    QCOMPARE(report.legs, 250);
    QCOMPARE(report.pages, 3);
    QCOMPARE(rig.found.size(), 250);
    QCOMPARE(progressed.size(), 3);
    QCOMPARE(progressed.at(0).at(0).value<SweepReport>().pagesExpected, 3);
    QCOMPARE(rig.asked().last(), QStringLiteral("11-21T00/11-22T00 3"));
}

void SweepWorkerTest::goesOnWhereThePlatformCountedTooFew()
{
    WorkerRig rig;
    rig.server.expect(query, page(1, 100, 100));
    rig.server.expect(query, page(101, 130, 100)); // they arrived meanwhile
    const SweepReport report = rig.sweep(oneDay);
    QVERIFY(report.complete);
    QCOMPARE(report.conversations, 130);
}

void SweepWorkerTest::countsADoubledConversationOnce()
{
    WorkerRig rig;
    rig.server.expect(query, page(1, 100, 150));
    rig.server.expect(query, page(91, 140, 150)); // the pages have shifted
    const SweepReport report = rig.sweep(oneDay);
    QCOMPARE(report.conversations, 140);
    QCOMPARE(report.legs, 140);
}

void SweepWorkerTest::asksForPiecesOfAWeekAtMost()
{
    WorkerRig rig;
    rig.server.expect(query, 4, page(1, 1, 1));
    const SweepReport report = rig.sweep({.window = {time(1, 12), time(22, 6)}}, 72h);
    QVERIFY(report.complete);
    QCOMPARE(report.conversations, 1);
    QCOMPARE(rig.asked(), (QStringList{QStringLiteral("10-29T12/11-05T00 1"), QStringLiteral("11-05T00/11-12T00 1"),
                                       QStringLiteral("11-12T00/11-19T00 1"), QStringLiteral("11-19T00/11-22T06 1")}));
}

void SweepWorkerTest::namesTheQueuesAndTheInterval()
{
    WorkerRig rig;
    rig.server.expect(query, page(1, 1, 1));
    rig.sweep(oneDay, 24h);
    const QJsonObject body = QJsonDocument::fromJson(rig.server.seen().constFirst().body).object();
    QCOMPARE(body.value(u"interval").toString(), QStringLiteral("2026-11-20T00:00:00.000Z/2026-11-22T00:00:00.000Z"));
    QCOMPARE(body[u"segmentFilters"][0][u"predicates"][0][u"value"].toString(), QStringLiteral("q"));
    QCOMPARE(body[u"paging"][u"pageSize"].toInt(), 100);
}

void SweepWorkerTest::leavesOutWhatEndedOutsideTheWindow()
{
    WorkerRig rig;
    rig.server.expect(query, page(1, 3, 3, time(20, 23)));
    const SweepReport report = rig.sweep(oneDay, 24h);
    QCOMPARE(report.conversations, 3);
    QCOMPARE(report.legs, 0);
    QVERIFY(rig.found.isEmpty());
}

void SweepWorkerTest::halvesWhatIsTooMuch()
{
    WorkerRig rig;
    rig.server.expect(query, page(1, 100, 8001));
    rig.server.expect(query, page(1, 2, 2));
    rig.server.expect(query, page(3, 4, 2));
    const SweepReport report = rig.sweep({.window = {time(20), time(22)}});
    QVERIFY(report.complete);
    QCOMPARE(report.conversations, 4);
    QCOMPARE(rig.asked(), (QStringList{QStringLiteral("11-20T00/11-22T00 1"), QStringLiteral("11-20T00/11-21T00 1"),
                                       QStringLiteral("11-21T00/11-22T00 1")}));
}

void SweepWorkerTest::halvesABadGateway()
{
    WorkerRig rig;
    rig.server.expect(query, page(1, 100, 200));
    rig.server.expect(query, 6, status(502)); // as often as it is tried
    rig.server.expect(query, page(1, 60, 60));
    rig.server.expect(query, page(61, 120, 60));
    const SweepReport report = rig.sweep({.window = {time(20), time(22)}});
    QVERIFY(report.complete && !report.error);
    QCOMPARE(report.conversations, 120);
    QCOMPARE(rig.asked().mid(7),
             (QStringList{QStringLiteral("11-20T00/11-21T00 1"), QStringLiteral("11-21T00/11-22T00 1")}));
}

void SweepWorkerTest::readsABusyDayWhole()
{
    WorkerRig rig;
    for (int i = 0; i < 81; ++i)
        rig.server.expect(query, page(i * 100 + 1, i * 100 + 100, 8150));
    rig.server.expect(query, page(8101, 8150, 8150));
    const SweepReport report = rig.sweep(oneDay);
    QVERIFY(report.complete);
    QCOMPARE(report.conversations, 8150);
}

void SweepWorkerTest::looksAtTheOtherDaysWhenOneIsTooMuch()
{
    WorkerRig rig;
    rig.server.expect(query, 6, status(502)); // both days
    rig.server.expect(query, 6, status(502)); // the first
    rig.server.expect(query, page(1, 7, 7)); // the second
    const SweepReport report = rig.sweep({.window = {time(20), time(22)}});
    QVERIFY(!report.complete);
    QVERIFY(report.error && report.error->httpStatus == 502);
    QCOMPARE(report.conversations, 7);
    QCOMPARE(rig.asked().last(), QStringLiteral("11-21T00/11-22T00 1"));
}

Q_DECLARE_METATYPE(ScriptedServer::Reply)

WRAPDESK_TEST(SweepWorkerTest)
#include "sweepworkertest.moc"
