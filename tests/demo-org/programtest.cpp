// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client.h"
#include "support/runner.h"

#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <memory>

using namespace demoorg;

// wrapdesk-demo-org as the desk starts it, and the library as tests may use it.
class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void announcesItselfAndEndsWithItsParent();
    void refusesFlagsThatMakeNoSense_data();
    void refusesFlagsThatMakeNoSense();
    void livesOnAThreadOfItsOwn();
};

namespace {

const QString program = QStringLiteral(WRAPDESK_DEMO_ORG);

} // namespace

void ProgramTest::announcesItselfAndEndsWithItsParent()
{
    QProcess process;
    process.start(program, {QStringLiteral("--arrivals"), QStringLiteral("0")});
    QVERIFY(process.waitForReadyRead(20'000));
    const QByteArray line = process.readLine();
    QVERIFY(line.endsWith('\n'));
    const QJsonObject ready = QJsonDocument::fromJson(line).object();
    QCOMPARE(ready.keys(), (QStringList{QStringLiteral("api"), QStringLiteral("login"), QStringLiteral("userToken")}));
    QVERIFY(ready.value(QStringLiteral("api")).toString().startsWith(QStringLiteral("http://127.0.0.1:")));
    QCOMPARE(ready.value(QStringLiteral("login")).toString(),
             ready.value(QStringLiteral("api")).toString() + QStringLiteral("/login"));
    QVERIFY(!ready.value(QStringLiteral("userToken")).toString().isEmpty());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().isEmpty());
}

void ProgramTest::refusesFlagsThatMakeNoSense_data()
{
    QTest::addColumn<QStringList>("flags");
    const auto row = [](const char *flag, const char *value) {
        QTest::newRow(flag) << QStringList{QString::fromLatin1(flag), QString::fromLatin1(value)};
    };
    row("--speed", "0");
    row("--backlog", "-1");
    row("--rate-limit", "0");
    row("--write-policy", "nobody");
    row("--client-credentials", "perhaps");
    row("--closed-legs", "ajar");
    row("--faults", "teapot:5");
    row("--port", "70000");
    row("--nonsense", "1");
}

void ProgramTest::refusesFlagsThatMakeNoSense()
{
    QFETCH(const QStringList, flags);
    QProcess process;
    process.start(program, flags);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains(flags.first().toLatin1()));
}

void ProgramTest::livesOnAThreadOfItsOwn()
{
    QThread thread;
    QObject stage;
    stage.moveToThread(&thread);
    thread.start();
    std::unique_ptr<Organization> organization;
    Leg leg;
    QMetaObject::invokeMethod(
        &stage,
        [&] {
            organization = std::make_unique<Organization>(quietOptions());
            leg = makeLeg(organization->site(), QStringLiteral("leg"));
            organization->site().put(leg.conversation);
            organization->listen();
        },
        Qt::BlockingQueuedConnection);
    Client client(*organization);
    QCOMPARE(client.post(leg.w1(), QJsonObject{{QStringLiteral("code"), leg.codeIds.first()}}).status, 202);
    QTRY_VERIFY(client.get(leg.w1()).json.contains(QStringLiteral("code")));
    QMetaObject::invokeMethod(
        &stage, [&] { organization.reset(); }, Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait());
}

WRAPDESK_TEST(ProgramTest)
#include "programtest.moc"
