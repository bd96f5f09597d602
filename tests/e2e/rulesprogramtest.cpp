// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rules.h"
#include "session/session.h"
#include "support/runner.h"
#include "words.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk::test;
using namespace std::chrono_literals;

namespace {

constexpr auto billingRule =
    R"({"name": "Billing", "mode": "apply", "when": {"queues": {"anyOf": ["Billing"]}}, "code": "Refund started"})";
constexpr auto claimsRule =
    R"({"name": "Claims", "mode": "suggest", "when": {"queues": {"anyOf": ["Claims"]}}, "code": "Claim closed"})";

// A file of rules; gone with the object.
struct RuleFile
{
    explicit RuleFile(const QByteArrayList &rules)
    {
        QFile file(name());
        const QByteArray text = "{\"wrapdeskRules\": 1,\n\"rules\": [\n" + rules.join(",\n") + "\n]}\n";
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no rule file");
    }
    QString name() const { return folder.filePath(QStringLiteral("rules.json")); }
    QStringList option() const { return {QStringLiteral("--rules"), name()}; }

    QTemporaryDir folder;
};

QJsonObject stragglerOn(const SweeperProgram &program, const QString &queue)
{
    const QJsonArray stragglers = program.json().value(u"stragglers").toArray();
    for (const auto &straggler : stragglers) {
        if (straggler[u"queue"].toString() == queue)
            return straggler.toObject();
    }
    return {};
}

// What a supervisor's desk would have left in the database under this folder.
void keepAt(const QString &folder, const DemoSite &site)
{
    const wrapdesk::SystemClock clock;
    wrapdesk::Profile profile = site.profile();
    profile.dataFolder = folder + QStringLiteral("/wrapdesk");
    wrapdesk::Session session(profile, {.desk = false}, clock);
    session.start();
    QTRY_VERIFY(session.rules().isOpen());
    wrapdesk::Rule rule;
    rule.name = QStringLiteral("Kept");
    rule.mode = wrapdesk::RuleMode::Apply;
    rule.when.queues.values = {site.queue(0)};
    rule.code = session.codes().named(anyCode).id;
    QVERIFY(session.rules().keep(rule));
}

} // namespace

// The program where rules choose the legs and their codes.
class RulesProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void codesByAFileOfRules();
    void explainsEveryStragglerInJson();
    void explainsEveryStragglerToPeople();
    void codesByTheRulesThatAreKept();
    void theCodeOfTheEnvironmentIsOnlyADefault();
    void aBadFileEndsWithTwoAndItsPlace();
    void nothingKeptEndsWithTwo();
};

void RulesProgramTest::codesByAFileOfRules()
{
    DemoSite site;
    const RuleFile file({billingRule, claimsRule});
    const wrapdesk::LegId billing = site.put(LegPlan{});
    const wrapdesk::LegId claims = site.put({.queue = 1});
    site.put({.queue = 3});
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) + file.option() + QStringList{json}), 0);
    QCOMPARE(program.outcomes(), (Counts{{confirmed, 1}, {QStringLiteral("skipped"), 2}}));
    QCOMPARE(site.writesTo(billing), 1);
    QCOMPARE(site.writesTo(claims), 0);
    const QJsonObject coded = stragglerOn(program, QStringLiteral("Billing"));
    QCOMPARE(coded[u"rule"][u"name"].toString(), QStringLiteral("Billing"));
    QCOMPARE(coded[u"rule"][u"code"][u"name"].toString(), QStringLiteral("Refund started"));
    QVERIFY(!coded.contains(u"explanation"));
    QCOMPARE(stragglerOn(program, QStringLiteral("Claims"))[u"reason"].toString(),
             QStringLiteral("rule “Claims” suggests “Claim closed”"));
    const QJsonObject other = stragglerOn(program, QStringLiteral("Policy Changes"));
    QVERIFY(other.contains(u"rule") && other[u"rule"].isNull());
    QCOMPARE(other[u"reason"].toString(), QStringLiteral("no rule means it"));
}

void RulesProgramTest::explainsEveryStragglerInJson()
{
    DemoSite site;
    const RuleFile file({claimsRule, billingRule});
    const wrapdesk::LegId billing = site.put(LegPlan{});
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) + file.option() + words("--json --explain --dry-run")), 0);
    const QJsonArray explanation = stragglerOn(program, QStringLiteral("Billing"))[u"explanation"].toArray();
    QCOMPARE(explanation.size(), 2);
    QCOMPARE(sortedKeys(explanation[0].toObject()), words("conditions decides mode name rule"));
    QCOMPARE(explanation[0][u"decides"], QJsonValue(false));
    QCOMPARE(explanation[0][u"mode"].toString(), QStringLiteral("suggest"));
    const QJsonObject unmet = explanation[0][u"conditions"][0].toObject();
    QCOMPARE(sortedKeys(unmet), words("field met text"));
    QCOMPARE(unmet[u"field"].toString(), QStringLiteral("queues"));
    QCOMPARE(unmet[u"met"], QJsonValue(false));
    QVERIFY(unmet[u"text"].toString().contains(QStringLiteral("Billing")));
    QCOMPARE(explanation[1][u"decides"], QJsonValue(true));
    QCOMPARE(explanation[1][u"conditions"][0][u"met"], QJsonValue(true));
    QCOMPARE(site.writesTo(billing), 0);
    QCOMPARE(site.requests(DemoSite::readRoute), 0);
}

void RulesProgramTest::explainsEveryStragglerToPeople()
{
    DemoSite site;
    const RuleFile file({claimsRule, billingRule});
    site.put(LegPlan{});
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) + file.option() + words("--explain --dry-run")), 0);
    for (const char *word : {"“Claims” does not mean it: ✗ queue is Billing (asked for: Claims)",
                             "“Billing” decides: ✓ queue is Billing", "would get “Refund started” by rule “Billing”"})
        QVERIFY2(program.output().contains(word), program.output().constData());
    QVERIFY(!program.output().contains(DemoSite::customerAddress.toUtf8()));
}

void RulesProgramTest::codesByTheRulesThatAreKept()
{
    DemoSite site;
    const QTemporaryDir folder;
    const wrapdesk::LegId leg = site.put(LegPlan{});
    keepAt(folder.path(), site);
    SweeperProgram program;
    program.setVariable(QStringLiteral("XDG_DATA_HOME"), folder.path());
    QCOMPARE(program.run(program.signedInTo(site) + words("--rules-store --json")), 0);
    QCOMPARE(program.outcomes(), (Counts{{confirmed, 1}}));
    QCOMPARE(site.writesTo(leg), 1);
    QCOMPARE(stragglerOn(program, QStringLiteral("Billing"))[u"rule"][u"name"].toString(), QStringLiteral("Kept"));
}

void RulesProgramTest::theCodeOfTheEnvironmentIsOnlyADefault()
{
    DemoSite site;
    const RuleFile file({billingRule});
    site.put({.queue = 1});
    SweeperProgram program;
    program.setVariable(QStringLiteral("DEFAULT_WRAPUP_NAME"), anyCode);
    QCOMPARE(program.run(program.signedInTo(site) + file.option() + QStringList{json}), 0);
    QCOMPARE(program.outcomes(), (Counts{{QStringLiteral("skipped"), 1}}));
}

void RulesProgramTest::aBadFileEndsWithTwoAndItsPlace()
{
    DemoSite site;
    const RuleFile file({R"({"name": "Billing", "mode": "apply", "when": {"queue": 1}, "code": "Refund started"})"});
    SweeperProgram program;
    QCOMPARE(program.run(program.signedInTo(site) + file.option() + QStringList{json}), 2);
    QVERIFY2(program.errors().contains(file.name().toUtf8() + ": line 3, rules[0].when.queue: "),
             program.errors().constData());
    QCOMPARE(program.json().value(u"complete"), QJsonValue(false));
    QCOMPARE(site.requests(), 0);
}

void RulesProgramTest::nothingKeptEndsWithTwo()
{
    DemoSite site;
    const QTemporaryDir folder;
    site.put(LegPlan{});
    SweeperProgram program;
    program.setVariable(QStringLiteral("XDG_DATA_HOME"), folder.path());
    QCOMPARE(program.run(program.signedInTo(site) + words("--rules-store --json")), 2);
    QVERIFY2(program.errors().contains("--rules"), program.errors().constData());
}

WRAPDESK_TEST(RulesProgramTest)
#include "rulesprogramtest.moc"
