// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "words.h"

#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk::test;
using namespace std::chrono_literals;

// What scripts rely on: the exit code, and a cause that is named.
class ExitCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void usageEndsWithTwo_data();
    void usageEndsWithTwo();
    void unknownNamesEndWithTwo_data();
    void unknownNamesEndWithTwo();
    void aRefusedSignInEndsWithThree_data();
    void aRefusedSignInEndsWithThree();
    void legsThatWereNotCodedEndWithFour_data();
    void legsThatWereNotCodedEndWithFour();
    void saysWhatClientCredentialsCannot();
    void anUnreadableAnswerEndsWithFive();
};

void ExitCodeTest::usageEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char *name, const char *options, const char *word) {
        QTest::newRow(name) << words(options) << QByteArray(word);
    };
    row("nothing", "", "no code to give");
    row("no organisation", "--code X", "--region");
    row("unknown region", "--region eu-west-9 --code X", "eu-west-1");
    row("one address", "--api-url https://example.org --code X", "--login-url");
    row("unprotected address", "--api-url http://example.org --login-url http://example.org --code X", "https");
    row("no credentials", "--region eu-west-1 --code X", "GENESYS_CLIENT_ID");
    row("no token file", "--region eu-west-1 --code X --access-token-file /nonexistent", "cannot be read");
    row("no code", "--region eu-west-1", "DEFAULT_WRAPUP_NAME");
    row("a stretch without a unit", "--demo --since 24", "--since");
    row("no time at all", "--demo --since 0h", "--since");
    row("too long a time", "--demo --since 401d", "400d");
    row("an unknown class", "--demo --classes lost", "lost");
    row("no leg at all", "--demo --limit 0", "--limit");
    row("two organisations", "--demo --region eu-west-1", "--demo");
    row("rules and a code", "--demo --rules-store --code X", "leave out --code");
    row("rules and classes", "--demo --rules-store --classes missing", "--classes");
    row("rules and what is by design", "--demo --rules-store --include-by-design", "--include-by-design");
    row("rules from two places", "--demo --rules-store --rules rules.json", "--rules");
    row("nothing to explain", "--demo --explain", "--rules-store");
    row("no rule file", "--demo --rules /nonexistent/rules.json", "cannot be read");
    row("no proxy's address", "--demo --proxy proxy.example:3128", "http://HOST:PORT");
    row("a password for all to see", "--demo --proxy http://ada:s3cr3t@proxy:3128", "password has no place");
    row("no CA file", "--demo --ca-file /nonexistent/ca.pem", "/nonexistent/ca.pem");
    row("a secret for all to see", "--demo --client-secret=s3cr3t", "client-secret=•••");
    row("an unknown option", "--demo --frobnicate", "frobnicate");
}

void ExitCodeTest::usageEndsWithTwo()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, word);
    SweeperProgram program;
    QCOMPARE(program.run(options), 2);
    QVERIFY2(program.errors().contains(word), program.errors().constData());
    QVERIFY2(!program.errors().contains("s3cr3t"), program.errors().constData());
    QCOMPARE(program.output(), QByteArray());
}

void ExitCodeTest::unknownNamesEndWithTwo_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("nearest");
    QTest::newRow("queue") << QStringList{QStringLiteral("--queue"), QStringLiteral("Claim"), codeOption, anyCode}
                           << QByteArray("Claims");
    QTest::newRow("code") << QStringList{codeOption, QStringLiteral("Callback Promise")}
                          << QByteArray("Callback Promised");
}

void ExitCodeTest::unknownNamesEndWithTwo()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, nearest);
    DemoSite site;
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) + options + QStringList{json}), 2);
    QVERIFY2(program.errors().contains(nearest), program.errors().constData());
    QCOMPARE(program.json().value(u"complete"), QJsonValue(false));
    QVERIFY(program.json().value(u"incompleteReason").toString().toUtf8().contains(nearest));
}

void ExitCodeTest::aRefusedSignInEndsWithThree_data()
{
    QTest::addColumn<bool>("byToken");
    QTest::newRow("a wrong client secret") << false;
    QTest::newRow("a dead token") << true;
}

void ExitCodeTest::aRefusedSignInEndsWithThree()
{
    QFETCH(const bool, byToken);
    DemoSite site;
    SweeperProgram program;
    program.setVariable(QStringLiteral("GENESYS_CLIENT_ID"), QStringLiteral("demo-client"));
    program.setVariable(QStringLiteral("GENESYS_CLIENT_SECRET"), QStringLiteral("wrong-secret"));
    QStringList options = byToken ? program.signedInTo(site) : SweeperProgram::hostsOf(site);
    site.organization().tokens().revoke(site.organization().userToken());
    QCOMPARE(program.run(options << json << codeOption << anyCode), 3);
    QCOMPARE(program.json().value(u"complete"), QJsonValue(false));
    QVERIFY(!program.errors().contains("wrong-secret"));
    if (!byToken)
        QVERIFY2(program.errors().contains("client secret"), program.errors().constData());
}

void ExitCodeTest::legsThatWereNotCodedEndWithFour_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("locked") << QStringLiteral("locked") << QStringLiteral("locked");
    QTest::newRow("acw only") << QStringLiteral("acw-only") << QStringLiteral("locked");
    QTest::newRow("own leg") << QStringLiteral("own-leg") << QStringLiteral("refused");
}

void ExitCodeTest::legsThatWereNotCodedEndWithFour()
{
    QFETCH(const QString, policy);
    QFETCH(const QString, outcome);
    DemoSite::Options options = DemoSite::quiet();
    options.site.closedLegsWritable = policy != u"locked";
    options.writePolicy = policy == u"own-leg"    ? demoorg::WritePolicy::OwnLeg
                          : policy == u"acw-only" ? demoorg::WritePolicy::AcwOnly
                                                  : demoorg::WritePolicy::Any;
    DemoSite site(options);
    site.put(LegPlan{});
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) << json << codeOption << anyCode), 4);
    QCOMPARE(program.outcomes(), (Counts{{outcome, 1}}));
    QVERIFY(!program.json()[u"stragglers"][0][u"reason"].toString().isEmpty());
}

void ExitCodeTest::saysWhatClientCredentialsCannot()
{
    DemoSite site;
    for (int i = 0; i < 10; ++i)
        site.put(LegPlan{});
    SweeperProgram program;
    program.setVariable(QStringLiteral("GENESYS_CLIENT_ID"), QStringLiteral("demo-client"));
    program.setVariable(QStringLiteral("GENESYS_CLIENT_SECRET"), QStringLiteral("demo-secret"));
    QCOMPARE(program.run(SweeperProgram::hostsOf(site) << json << codeOption << anyCode), 4);
    QVERIFY2(program.errors().contains("--access-token-file"), program.errors().constData());
    QVERIFY(program.errors().contains("conversation:participant:wrapup"));
    QVERIFY(program.outcomes().value(QStringLiteral("refused")) >= 1);
    QCOMPARE(program.outcomes().value(QStringLiteral("refused"))
                 + program.outcomes().value(QStringLiteral("cancelled")),
             10);
}

void ExitCodeTest::anUnreadableAnswerEndsWithFive()
{
    DemoSite site;
    site.organization().faults().failNext(DemoSite::sweepRoute, {.kind = demoorg::Fault::Kind::Html}, 1);
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) << json << codeOption << anyCode), 5);
    QVERIFY(program.json().value(u"incompleteReason").toString().contains(QStringLiteral("web page")));
    QVERIFY2(program.errors().contains("web page"), program.errors().constData());
}

WRAPDESK_TEST(ExitCodeTest)
#include "exitcodetest.moc"
