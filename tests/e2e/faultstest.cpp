// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "busyfloor.h"
#include "support/runner.h"
#include "words.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk::test;
using namespace std::chrono_literals;

// Everything a platform can do wrong, while agents code some of the same legs.
class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void nothingIsLostAndNobodyOverruled_data();
    void nothingIsLostAndNobodyOverruled();
    void aWriteWithoutEffectIsNeverConfirmed();

private:
    static QStringList orders(const BusyFloor &floor);
    static void signIn(SweeperProgram &program, const QTemporaryDir &data);
};

QStringList FaultsTest::orders(const BusyFloor &floor)
{
    return SweeperProgram::hostsOf(floor.site())
           + QStringList{json, codeOption, floor.wanted().text(), QStringLiteral("--classes"),
                         QStringLiteral("pending,missing")};
}

// As an application, whose token can be renewed when it dies.
void FaultsTest::signIn(SweeperProgram &program, const QTemporaryDir &data)
{
    program.setVariable(QStringLiteral("GENESYS_CLIENT_ID"), QStringLiteral("demo-client"));
    program.setVariable(QStringLiteral("GENESYS_CLIENT_SECRET"), QStringLiteral("demo-secret"));
    program.setVariable(QStringLiteral("XDG_DATA_HOME"), data.path());
}

void FaultsTest::nothingIsLostAndNobodyOverruled_data()
{
    QTest::addColumn<QString>("faults");
    QTest::newRow("none") << QString();
    QTest::newRow("errors of the server, broken connections")
        << QStringLiteral("503:4,500:2,502:2,504:1,reset:3,truncate:3,html:3");
    QTest::newRow("storms of 429, tokens that die") << QStringLiteral("429:4,expire:4");
    QTest::newRow("writes without effect, nonsense on the socket")
        << QStringLiteral("vanish-write:8,nonsense-frames:20");
    QTest::newRow("all at once") << QStringLiteral(
        "503:3,reset:2,truncate:2,slow:1,expire:2,vanish-write:3,html:2,429:2,nonsense-frames:20");
}

void FaultsTest::nothingIsLostAndNobodyOverruled()
{
    QFETCH(const QString, faults);
    DemoSite::Options options = DemoSite::quiet();
    options.clientCredentials = demoorg::ClientCredentials::Allowed;
    options.tokens.requests = 6'000;
    options.latency = 5ms;
    options.faults = faults;
    DemoSite site(options);
    BusyFloor floor(site, 100, {.racePercent = 15, .elsewherePercent = 5}, 11);
    const QTemporaryDir data;

    SweeperProgram program;
    signIn(program, data);
    program.start(orders(floor));
    QVERIFY2(program.waitForEnd(100'000), program.errors().constData());
    QVERIFY2(program.exitCode() == 0 || program.exitCode() == 4, program.errors().constData());

    const QString file = OutboxFile::pathBelow(data.path());
    QVERIFY(!file.isEmpty());
    const OutboxFile outbox(file);
    qInfo().noquote() << floor.summary(outbox);
    const QStringList wrong = floor.faultsIn(outbox);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    if (faults.isEmpty())
        QVERIFY2(floor.slowestPutBack() < 2s, qPrintable(floor.summary(outbox)));
}

void FaultsTest::aWriteWithoutEffectIsNeverConfirmed()
{
    DemoSite::Options options = DemoSite::quiet();
    options.clientCredentials = demoorg::ClientCredentials::Allowed;
    options.faults = QStringLiteral("vanish-write:100");
    DemoSite site(options);
    BusyFloor floor(site, 20, {}, 3);
    const QTemporaryDir data;
    SweeperProgram program;
    signIn(program, data);
    QCOMPARE(program.run(orders(floor)), 4);
    const OutboxFile outbox(OutboxFile::pathBelow(data.path()));
    QCOMPARE(outbox.byState(), (QMap<QString, int>{{QStringLiteral("unconfirmed"), 20}}));
    QCOMPARE(program.outcomes(), (Counts{{QStringLiteral("unconfirmed"), 20}}));
}

WRAPDESK_TEST(FaultsTest)
#include "faultstest.moc"
