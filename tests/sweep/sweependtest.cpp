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

Q_DECLARE_METATYPE(ScriptedServer::Reply)

// How a pass over analytics ends before its time.
class SweepEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!sweep stopped|a day could not be read).*")));
    }
    void keepsWhatWasFoundBeforeAnError_data();
    void keepsWhatWasFoundBeforeAnError();
    void saysNothingAfterItWasCancelled();
    void mayBeCancelledFromItsOwnSignal();
    void beginsAnewAfterAnEnd();
    void diesInTheMiddle();
};

void SweepEndTest::keepsWhatWasFoundBeforeAnError_data()
{
    QTest::addColumn<ScriptedServer::Reply>("reply");
    QTest::addColumn<int>("tries");
    QTest::addColumn<int>("kind");
    QTest::newRow("403") << status(403) << 1 << int(ErrorKind::Forbidden);
    QTest::newRow("500") << status(500) << 2 << int(ErrorKind::Server);
    QTest::newRow("503") << status(503) << 6 << int(ErrorKind::Server);
    QTest::newRow("malformed") << ScriptedServer::Reply{.body = R"({"conversations":[{]})"} << 1
                               << int(ErrorKind::Decode);
    QTest::newRow("of another form") << ScriptedServer::Reply{.body = R"({"conversations":[{"conversationId":5}]})"}
                                     << 1 << int(ErrorKind::Decode);
    QTest::newRow("a web page") << ScriptedServer::Reply{.body = "<html></html>",
                                                         .headers = {{"Content-Type", "text/html"}}}
                                << 1 << int(ErrorKind::Decode);
}

void SweepEndTest::keepsWhatWasFoundBeforeAnError()
{
    QFETCH(const ScriptedServer::Reply, reply);
    QFETCH(const int, tries);
    QFETCH(const int, kind);
    WorkerRig rig;
    rig.server.expect(query, page(1, 100, 300));
    rig.server.expect(query, tries, reply);
    const SweepReport report = rig.sweep(oneDay);
    QVERIFY(!report.complete && !report.cancelled);
    QVERIFY(report.error);
    QCOMPARE(int(report.error->kind), kind);
    QVERIFY(!report.error->message.isEmpty());
    QCOMPARE(report.conversations, 100);
    QCOMPARE(report.pages, 1);
    QCOMPARE(rig.found.size(), 100);
    QVERIFY(rig.server.missing().isEmpty());
}

void SweepEndTest::saysNothingAfterItWasCancelled()
{
    WorkerRig rig;
    ScriptedServer::Reply held = page(101, 200, 300);
    held.held = true;
    rig.server.expect(query, page(1, 100, 300));
    rig.server.expect(query, held);
    QSignalSpy finished(&rig.worker, &SweepWorker::finished);
    rig.worker.start(oneDay, 0h);
    QTRY_COMPARE(rig.server.seen().size(), 2);
    rig.worker.cancel();
    QCOMPARE(finished.size(), 1);
    const auto report = finished.at(0).at(0).value<SweepReport>();
    QVERIFY(report.cancelled && !report.complete && !report.error);
    QCOMPARE(report.conversations, 100);
    rig.server.release();
    rig.worker.cancel();
    QTRY_COMPARE(rig.server.connections(), 0); // the one under way was broken off
    QCOMPARE(finished.size(), 1);
    QCOMPARE(rig.found.size(), 100);
}

void SweepEndTest::mayBeCancelledFromItsOwnSignal()
{
    WorkerRig rig;
    rig.server.expect(query, 2, page(1, 100, 300));
    QSignalSpy finished(&rig.worker, &SweepWorker::finished);
    connect(&rig.worker, &SweepWorker::progressed, &rig.worker, [&rig] { rig.worker.cancel(); });
    rig.worker.start(oneDay, 0h);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.at(0).at(0).value<SweepReport>().cancelled);
    QCOMPARE(rig.found.size(), 100);
    QCOMPARE(rig.server.seen().size(), 1);
}

void SweepEndTest::beginsAnewAfterAnEnd()
{
    WorkerRig rig;
    rig.server.expect(query, page(1, 3, 3));
    rig.server.expect(query, status(403));
    rig.server.expect(query, page(1, 3, 3));
    QCOMPARE(rig.sweep(oneDay).conversations, 3);
    QVERIFY(rig.sweep(oneDay).error);
    const SweepReport last = rig.sweep(oneDay);
    QVERIFY(last.complete && !last.error);
    QCOMPARE(last.conversations, 3);
    QCOMPARE(last.pages, 1);
}

void SweepEndTest::diesInTheMiddle()
{
    const FakeClock clock;
    ScriptedServer server;
    server.expect(query, {.held = true});
    auto worker = std::make_unique<SweepWorker>(server.url(), std::make_unique<FakeGate>(), clock);
    worker->start(oneDay, 0h);
    QTRY_COMPARE(server.seen().size(), 1);
    worker.reset();
    QTRY_COMPARE(server.connections(), 0);
}

WRAPDESK_TEST(SweepEndTest)
#include "sweependtest.moc"
