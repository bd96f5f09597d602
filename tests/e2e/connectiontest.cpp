// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/recordingproxy.h"
#include "support/runner.h"
#include "words.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk::test;

// How the program leaves this machine. The proxy here lets nobody out, so nothing does.
class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void asksTheProxyThatIsNamed();
    void saysThatTheProxyRefuses();
    void needsNoProxyOnThisMachine();

private:
    static QStringList toTheCloud(SweeperProgram &program, const DemoSite &site, const QString &proxy)
    {
        return program.tokenOf(site) + words("--region eu-west-1 --dry-run --json --proxy") << proxy;
    }
    static QString withUser(const RecordingProxy &proxy)
    {
        return proxy.url().replace(QStringLiteral("http://"), QStringLiteral("http://ada@"));
    }
};

void ConnectionTest::asksTheProxyThatIsNamed()
{
    DemoSite site;
    RecordingProxy proxy;
    proxy.require("ada", "s3cr3t");
    SweeperProgram program;
    program.setVariable(QStringLiteral("WRAPDESK_PROXY_PASSWORD"), QStringLiteral("s3cr3t"));
    program.start(toTheCloud(program, site, withUser(proxy)));
    QTRY_VERIFY(proxy.credentials().contains("ada:s3cr3t"));
    QVERIFY2(proxy.lines().constFirst() == "CONNECT api.mypurecloud.ie:443", proxy.lines().constFirst().constData());
    program.interrupt();
    QVERIFY(program.waitForEnd());
    QVERIFY(!program.errors().contains("s3cr3t"));
}

void ConnectionTest::saysThatTheProxyRefuses()
{
    DemoSite site;
    RecordingProxy proxy;
    proxy.require("ada", "s3cr3t");
    SweeperProgram program;
    program.setVariable(QStringLiteral("WRAPDESK_PROXY_PASSWORD"), QStringLiteral("wr0ng"));
    QCOMPARE(program.run(toTheCloud(program, site, withUser(proxy))), 5);
    QVERIFY2(program.errors().contains("the proxy does not accept the user name or the password"),
             program.errors().constData());
    QVERIFY(!program.errors().contains("wr0ng"));
    // Each of the requests that go out together at first may ask once, and none again.
    QVERIFY2(proxy.credentials().size() <= 8, qPrintable(QString::number(proxy.credentials().size())));
}

void ConnectionTest::needsNoProxyOnThisMachine()
{
    DemoSite site;
    RecordingProxy proxy;
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) + words("--dry-run --json --proxy") << proxy.url()), 0);
    QVERIFY(proxy.lines().isEmpty());
}

WRAPDESK_TEST(ConnectionTest)
#include "connectiontest.moc"
