// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "sweeperprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk::test;
using namespace std::chrono_literals;

// Ctrl-C at any moment: over within a second, with what was done.
class InterruptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void endsWithWhatWasDone_data();
    void endsWithWhatWasDone();
    void aTerminalsCtrlCReachesTheDemoOrganisationToo();
    void endsWhileTheDemoOrganisationStarts();
};

void InterruptTest::endsWithWhatWasDone_data()
{
    QTest::addColumn<QByteArray>("word"); // of its progress
    QTest::addColumn<int>("latency");
    QTest::newRow("sweeping") << QByteArray("looking for stragglers") << 400;
    QTest::newRow("reading codes") << QByteArray("reading the codes") << 400;
    QTest::newRow("coding") << QByteArray("coding 30 legs") << 0;
}

void InterruptTest::endsWithWhatWasDone()
{
    QFETCH(const QByteArray, word);
    QFETCH(const int, latency);
    DemoSite::Options options = DemoSite::quiet();
    options.latency = std::chrono::milliseconds(latency);
    options.faults = QStringLiteral("vanish-write:100"); // nothing is ever confirmed
    DemoSite site(options);
    for (int i = 0; i < 30; ++i)
        site.put(LegPlan{});
    SweeperProgram program;
    program.start(program.signedInTo(site)
                  << QStringLiteral("--json") << QStringLiteral("--code") << QStringLiteral("No code chosen"));
    QVERIFY2(program.waitForWord(word), program.errors().constData());
    program.interruptTwice();
    QVERIFY(program.waitForEnd());
    QCOMPARE(program.exitCode(), 130);
    QVERIFY2(program.sinceInterrupt() < 1'000, qPrintable(QString::number(program.sinceInterrupt())));
    QCOMPARE(program.output().count('\n'), 1);
    QCOMPARE(program.json().value(u"complete"), QJsonValue(false));
    QCOMPARE(program.json().value(u"incompleteReason").toString(), QStringLiteral("interrupted"));
    QVERIFY(!program.outcomes().contains(QStringLiteral("confirmed")));
    const int sent = site.requests(DemoSite::writeRoute);
    QVERIFY(program.outcomes().value(QStringLiteral("unconfirmed")) >= sent);
}

void InterruptTest::aTerminalsCtrlCReachesTheDemoOrganisationToo()
{
    SweeperProgram program;
    program.leadGroup();
    program.start({QStringLiteral("--demo"), QStringLiteral("--json")});
    QVERIFY2(program.waitForWord("looking for stragglers"), program.errors().constData());
    program.interrupt();
    QVERIFY(program.waitForEnd());
    QCOMPARE(program.exitCode(), 130);
    QVERIFY2(program.sinceInterrupt() < 1'500, qPrintable(QString::number(program.sinceInterrupt())));
    QCOMPARE(program.json().value(u"incompleteReason").toString(), QStringLiteral("interrupted"));
}

void InterruptTest::endsWhileTheDemoOrganisationStarts()
{
    SweeperProgram program;
    program.start({QStringLiteral("--demo"), QStringLiteral("--json")});
    QVERIFY(program.waitForWord("starting the demo organisation"));
    program.interrupt();
    QVERIFY(program.waitForEnd());
    QCOMPARE(program.exitCode(), 130);
    QCOMPARE(program.json().value(u"incompleteReason").toString(), QStringLiteral("interrupted"));
}

WRAPDESK_TEST(InterruptTest)
#include "interrupttest.moc"
