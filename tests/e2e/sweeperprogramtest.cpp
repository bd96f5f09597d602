// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"
#include "words.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace wrapdesk::test;
using namespace std::chrono_literals;

// The program from its command line to its exit code.
class SweeperProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void printsTheObjectOfItsContract();
    void printsATableForPeople();
    void worksOnTheDemoOrganisation();
    void readsTheEnvironment();
    void codesWhatTheOptionsName();
    void skipsAndWinnersAreNoFailure();
    void asksForALongTimeInWeeks();
    void tellsNoSecretsAndNoAddresses();
};

void SweeperProgramTest::printsTheObjectOfItsContract()
{
    DemoSite site(withHistory(30));
    SweeperProgram program;
    const QStringList options = program.signedInTo(site)
                                + words("--json --classes pending,missing,system-coded,orphaned")
                                + QStringList{codeOption, anyCode, QStringLiteral("--limit"), QStringLiteral("5")};
    QCOMPARE(program.run(options), 0);
    QCOMPARE(program.output().count('\n'), 1);
    const QJsonObject report = program.json();
    QCOMPARE(sortedKeys(report),
             words("complete elapsedMs incompleteReason org requests scanned stragglers version window"));
    QCOMPARE(report.value(u"version").toInt(), 1);
    QCOMPARE(report.value(u"org").toString(), site.site().organizationName());
    QCOMPARE(report.value(u"complete"), QJsonValue(true));
    QVERIFY(report.value(u"incompleteReason").isNull());
    QVERIFY(report.value(u"elapsedMs").toInt() > 0);
    QCOMPARE(sortedKeys(report.value(u"window").toObject()), words("from to"));
    for (const char16_t *end : {u"from", u"to"})
        QVERIFY(report[u"window"][end].toString().endsWith(u'Z'));
    QCOMPARE(sortedKeys(report.value(u"scanned").toObject()), words("conversations legs"));
    QVERIFY(report[u"scanned"][u"legs"].toInt() >= report.value(u"stragglers").toArray().size());

    const QJsonObject requests = report.value(u"requests").toObject();
    QCOMPARE(sortedKeys(requests), words("byRoute throttled total"));
    int sum = 0;
    const QJsonObject byRoute = requests.value(u"byRoute").toObject();
    for (const QJsonValue &count : byRoute)
        sum += count.toInt();
    QCOMPARE(requests.value(u"total").toInt(), sum);
    QCOMPARE(sum, site.requests());
    QCOMPARE(requests.value(u"throttled").toInt(), 0);

    const QJsonArray stragglers = report.value(u"stragglers").toArray();
    QVERIFY(stragglers.size() >= 20);
    QSet<QString> classes;
    for (const QJsonValue &straggler : stragglers) {
        QCOMPARE(sortedKeys(straggler.toObject()),
                 words("agent class code communicationId conversationId direction endedAt media outcome participantId "
                       "queue queueId reason userId"));
        QVERIFY(straggler[u"code"].isNull() || sortedKeys(straggler[u"code"].toObject()) == words("id name"));
        classes.insert(straggler[u"class"].toString());
    }
    QCOMPARE(classes, (QSet<QString>{QStringLiteral("pending"), QStringLiteral("missing"),
                                     QStringLiteral("system-coded"), QStringLiteral("orphaned")}));
    const Counts outcomes = program.outcomes();
    QCOMPARE(outcomes.value(confirmed), 5);
    QCOMPARE(outcomes.value(QStringLiteral("null")) + outcomes.value(QStringLiteral("skipped")), stragglers.size() - 5);
}

void SweeperProgramTest::printsATableForPeople()
{
    DemoSite site;
    site.put(LegPlan{});
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) << dryRun), 0);
    for (const char *word : {"missing", "Billing", "1 stragglers", "Looked at 1 legs"})
        QVERIFY2(program.output().contains(word), program.output().constData());
    QVERIFY(!program.output().contains('{'));
    QCOMPARE(site.requests(DemoSite::readRoute), 0);
}

void SweeperProgramTest::worksOnTheDemoOrganisation()
{
    SweeperProgram program;
    QCOMPARE(program.run(words("--demo --json --limit 2")), 0);
    QCOMPARE(program.outcomes().value(confirmed), 2);
    QVERIFY(program.json().value(u"complete").toBool());
}

void SweeperProgramTest::readsTheEnvironment()
{
    DemoSite::Options options = DemoSite::quiet();
    options.clientCredentials = demoorg::ClientCredentials::Allowed;
    DemoSite site(options);
    const wrapdesk::LegId here = site.put({.queue = 1});
    const wrapdesk::LegId there = site.put({.queue = 0});
    SweeperProgram program;
    program.setVariable(QStringLiteral("GENESYS_CLIENT_ID"), QStringLiteral("demo-client"));
    program.setVariable(QStringLiteral("GENESYS_CLIENT_SECRET"), QStringLiteral("demo-secret"));
    program.setVariable(QStringLiteral("TARGET_QUEUE_ID"), site.queue(1).text());
    program.setVariable(QStringLiteral("DEFAULT_WRAPUP_NAME"), anyCode);
    QCOMPARE(program.run(SweeperProgram::hostsOf(site) << json), 0);
    QCOMPARE(program.outcomes(), (Counts{{confirmed, 1}}));
    QCOMPARE(site.writesTo(here), 1);
    QCOMPARE(site.writesTo(there), 0);
    QVERIFY(!program.output().contains("demo-secret") && !program.errors().contains("demo-secret"));
}

void SweeperProgramTest::codesWhatTheOptionsName()
{
    DemoSite site;
    const wrapdesk::LegId missing = site.put({.ended = 2h});
    const wrapdesk::LegId optional = site.put({.queue = 2, .ended = 2h});
    const wrapdesk::LegId timedOut = site.put({.code = QStringLiteral("ININ-WRAP-UP-TIMEOUT"), .ended = 3h});
    const wrapdesk::LegId fresh = site.put({.ended = 5min});
    const QStringList rest{codeOption, site.code(0).text(), json};
    SweeperProgram first;
    QCOMPARE(first.run(first.signedInTo(site) + words("--classes system-coded --limit 1 --queue Billing") + rest), 0);
    QCOMPARE(site.writesTo(timedOut), 1);
    QCOMPARE(first.outcomes(), (Counts{{confirmed, 1}}));
    SweeperProgram second;
    QCOMPARE(second.run(second.signedInTo(site) + words("--since 90m") + rest), 0);
    QCOMPARE(second.outcomes(), (Counts{{confirmed, 1}}));
    QCOMPARE(site.writesTo(fresh), 1);
    SweeperProgram third;
    QCOMPARE(third.run(third.signedInTo(site) + words("--include-by-design") + rest), 0);
    QCOMPARE(third.outcomes(), (Counts{{confirmed, 2}}));
    QCOMPARE(site.writesTo(missing), 1);
    QCOMPARE(site.writesTo(optional), 1);
}

void SweeperProgramTest::skipsAndWinnersAreNoFailure()
{
    DemoSite site;
    site.put({.queue = 1}); // Claims does not have the code
    const wrapdesk::LegId contested = site.put({.queue = 0});
    // The person is quicker than the read: analytics tells of it too late.
    SweeperProgram program;
    program.start(program.signedInTo(site) << codeOption << QStringLiteral("Invoice explained") << json);
    QVERIFY(program.waitForWord("2 stragglers"));
    site.agentCodes(contested, site.code(2));
    QVERIFY(program.waitForEnd());
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.outcomes(), (Counts{{QStringLiteral("skipped"), 1}, {QStringLiteral("humanWon"), 1}}));
    QCOMPARE(site.humanCodesOverwritten(), 0);
}

void SweeperProgramTest::asksForALongTimeInWeeks()
{
    DemoSite site;
    const wrapdesk::LegId old = site.put({.ended = std::chrono::hours(24 * 399)});
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) + words("--since 400d --json") << codeOption << anyCode), 0);
    QCOMPARE(site.writesTo(old), 1);
    // 403 days with the look back; each piece ends at a midnight.
    const int pieces = site.requests(DemoSite::sweepRoute);
    QVERIFY2(pieces == 58 || pieces == 59, qPrintable(QString::number(pieces)));
}

void SweeperProgramTest::tellsNoSecretsAndNoAddresses()
{
    DemoSite::Options options = withHistory(40);
    options.faults = QStringLiteral("503:5,nonsense-frames:50");
    DemoSite site(options);
    site.put(LegPlan{});
    for (const bool asJson : {false, true}) {
        SweeperProgram program;
        program.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("wrapdesk.*=true"));
        QStringList arguments = program.signedInTo(site) + words("--classes missing,system-coded,orphaned,pending");
        arguments << codeOption << anyCode << QStringLiteral("--limit") << QStringLiteral("20");
        if (asJson)
            arguments << json;
        QVERIFY(program.run(arguments) >= 0);
        const QString all = QString::fromUtf8(program.output() + program.errors());
        QVERIFY(all.contains(QStringLiteral("wrapdesk.net")));
        QVERIFY(!all.contains(QString::fromUtf8(site.organization().userToken())));
        static const QRegularExpression address(QStringLiteral(R"([\w.]+@[\w.]+|\+\d{6,}|tel:|sip:)"));
        const QRegularExpressionMatch leak = address.match(all);
        QVERIFY2(!leak.hasMatch(), qPrintable(leak.captured()));
        QVERIFY(!all.contains(QStringLiteral("Customer Of Tests")));
    }
}

WRAPDESK_TEST(SweeperProgramTest)
#include "sweeperprogramtest.moc"
