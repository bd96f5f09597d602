// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

// wrapdesk-demo-org as the desk starts it.
class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void announcesItselfAndEndsWithItsParent();
    void saysInItsHelpWhatItCanPlay();
    void refusesFlagsThatMakeNoSense_data();
    void refusesFlagsThatMakeNoSense();
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
    QCOMPARE(ready.keys(), (QStringList{QStringLiteral("api"), QStringLiteral("clients"), QStringLiteral("login"),
                                        QStringLiteral("userToken")}));
    QVERIFY(ready.value(QStringLiteral("clients")).toArray().contains(QStringLiteral("demo-desk")));
    QVERIFY(!line.contains("secret"));
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

void ProgramTest::saysInItsHelpWhatItCanPlay()
{
    QProcess process;
    process.start(program, {QStringLiteral("--help")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const QByteArray help = process.readAllStandardOutput();
    for (const char *word :
         {"--bursts", "--burst-every", "afterCallWork", "--pkce-refresh", "--idle-timeout", "demo-desk"})
        QVERIFY2(help.contains(word), word);
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
    row("--bursts", "-1");
    row("--burst-every", "0");
    row("--idle-timeout", "-1");
    row("--token-lifetime", "0");
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

WRAPDESK_TEST(ProgramTest)
#include "programtest.moc"
