// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulerig.h"
#include "support/runner.h"

using namespace wrapdesk;
using namespace wrapdesk::test;

// The rules themselves: kept in versions, in order, in the audit, and back after a restart.
class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void keepsEveryVersionWithWhoAndWhen();
    void refusesAVersionThatIsNoLongerTheNewest();
    void refusesARuleThatCannotWork_data();
    void refusesARuleThatCannotWork();
    void keepsOneThatCannotWorkSwitchedOff();
    void movesRulesAndTellsTheAudit();
    void bringsARemovedRuleBackSwitchedOff();
    void comesBackInOrderAfterARestart();
    void takesItsOwnFileBackUnchanged();
    void importsSwitchedOffAndSaysWhatItDoesNotKnow();
    void saysWhichQueuesADraftReachesAndWhichOfferItsCode();
};

namespace {

Rule named(const DemoSite &site, const QString &name)
{
    Rule rule = ruleFor(site, billing, RuleMode::Off);
    rule.name = name;
    return rule;
}

QStringList namesOf(const Rules &rules)
{
    QStringList names;
    for (const Rule &rule : rules.rules())
        names << rule.name;
    return names;
}

QStringList auditOfRules(const RuleDesk &desk)
{
    QStringList told;
    for (const AuditEntry &entry : desk.audit) {
        if (entry.kind == AuditKind::Rule)
            told << entry.detail;
    }
    return told;
}

} // namespace

void RulesTest::keepsEveryVersionWithWhoAndWhen()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    const RuleId id = ada.keep(named(site, QStringLiteral("Night")));
    Rule changed = *ada.rules.find(id);
    QCOMPARE(changed.version, 1);
    QCOMPARE(changed.codeName, QStringLiteral("No code chosen"));
    changed.when.media.values = {Media::Voice};
    QCOMPARE(ada.keep(changed), id);
    QVERIFY(ada.rules.setMode(id, RuleMode::Suggest));
    const QList<RuleVersion> versions = ada.rules.history(id);
    QCOMPARE(versions.size(), 3);
    QCOMPARE(versions.at(0).rule.version, 3);
    QVERIFY(versions.at(0).rule.mode == RuleMode::Suggest && versions.at(2).rule.mode == RuleMode::Off);
    QVERIFY(versions.at(2).rule.when.media.isEmpty());
    QVERIFY(!versions.at(1).byName.isEmpty() && versions.at(1).at.isValid());
    QTRY_COMPARE(auditOfRules(ada).size(), 3);
    QVERIFY(auditOfRules(ada).at(1).contains(QStringLiteral("voice")));
    QVERIFY(auditOfRules(ada).at(2).contains(QStringLiteral("suggest")));

    QVERIFY(ada.rules.restore(id, 1));
    QCOMPARE(ada.rules.find(id)->version, 4);
    QVERIFY(ada.rules.find(id)->when.media.isEmpty());
    QVERIFY(ada.rules.find(id)->mode == RuleMode::Suggest);
}

void RulesTest::refusesAVersionThatIsNoLongerTheNewest()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    const RuleId id = ada.keep(named(site, QStringLiteral("Night")));
    Rule mine = *ada.rules.find(id);
    Rule theirs = mine;
    theirs.notes = QStringLiteral("first");
    QCOMPARE(ada.keep(theirs), id);
    mine.notes = QStringLiteral("second");
    const Result<RuleId> late = ada.rules.keep(mine);
    QVERIFY(!late && late.error().kind == ErrorKind::Conflict);
    QCOMPARE(ada.rules.find(id)->notes, QStringLiteral("first"));
}

void RulesTest::refusesARuleThatCannotWork_data()
{
    QTest::addColumn<QString>("broken");
    QTest::addColumn<QString>("said");
    QTest::newRow("without a name") << "name"
                                    << "name";
    QTest::newRow("a code its queue does not offer") << "code"
                                                     << "Billing";
    QTest::newRow("a code nobody knows") << "unknown"
                                         << "code";
    QTest::newRow("a queue that is gone") << "queue"
                                          << "queue";
}

void RulesTest::refusesARuleThatCannotWork()
{
    QFETCH(QString, broken);
    QFETCH(QString, said);
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    Rule rule = ruleFor(site);
    if (broken == QLatin1String("name"))
        rule.name.clear();
    else if (broken == QLatin1String("code"))
        rule.code = CodeId(site.site().codes().last().id);
    else if (broken == QLatin1String("unknown"))
        rule.code = CodeId(retired);
    else
        rule.when.queues.values = {QueueId(QStringLiteral("gone"))};
    if (broken == QLatin1String("code")) {
        for (const demoorg::Code &code : site.site().codes()) {
            if (!site.site().queues().at(billing).codeIds.contains(code.id))
                rule.code = CodeId(code.id);
        }
    }
    const Result<RuleId> kept = ada.rules.keep(rule);
    QVERIFY(!kept && kept.error().kind == ErrorKind::Invalid);
    QVERIFY2(kept.error().message.contains(said), qPrintable(kept.error().message));
    QVERIFY(ada.rules.rules().isEmpty());
}

void RulesTest::keepsOneThatCannotWorkSwitchedOff()
{
    DemoSite site;
    const LegId leg = site.put(LegPlan{});
    RuleDesk ada(site);
    ada.begin();
    Rule rule = ruleFor(site, billing, RuleMode::Off);
    rule.code = CodeId(retired);
    const RuleId id = ada.keep(rule);
    QVERIFY(!id.isEmpty());
    QTRY_VERIFY(
        std::any_of(ada.rules.conflicts().cbegin(), ada.rules.conflicts().cend(), [&](const Conflict &conflict) {
            return conflict.rule == id && conflict.isBlocking && conflict.kind == ConflictKind::UnknownCode;
        }));
    QVERIFY(!ada.rules.setMode(id, RuleMode::Apply));
    QVERIFY(ada.rules.find(id)->mode == RuleMode::Off);
    QVERIFY(!ada.rules.actOn(leg));
}

void RulesTest::movesRulesAndTellsTheAudit()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    ada.keep(named(site, QStringLiteral("A")));
    ada.keep(named(site, QStringLiteral("B")));
    const RuleId last = ada.keep(named(site, QStringLiteral("C")));
    QVERIFY(ada.rules.move(last, 0));
    QCOMPARE(namesOf(ada.rules), QStringList({QStringLiteral("C"), QStringLiteral("A"), QStringLiteral("B")}));
    QVERIFY(ada.rules.move(last, 99)); // as far as it goes
    QCOMPARE(namesOf(ada.rules), QStringList({QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")}));
    QCOMPARE(ada.rules.find(last)->version, 1);
    QTRY_COMPARE(auditOfRules(ada).size(), 5);
    QVERIFY(auditOfRules(ada).at(3).contains(QStringLiteral("from place 3 to 1")));
}

void RulesTest::bringsARemovedRuleBackSwitchedOff()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    const RuleId id = ada.keep(ruleFor(site));
    QVERIFY(ada.rules.remove(id));
    QVERIFY(ada.rules.rules().isEmpty());
    QCOMPARE(ada.rules.removed().size(), 1);
    QVERIFY(!ada.rules.remove(id));
    QVERIFY(ada.rules.restore(id, 1));
    QCOMPARE(ada.rules.rules().size(), 1);
    QVERIFY(ada.rules.find(id)->mode == RuleMode::Off);
    QCOMPARE(ada.rules.find(id)->version, 3);
    QVERIFY(ada.rules.removed().isEmpty());
}

void RulesTest::comesBackInOrderAfterARestart()
{
    DemoSite site;
    const Profile profile = site.profile();
    {
        RuleDesk ada(site, profile);
        ada.begin();
        ada.keep(named(site, QStringLiteral("A")));
        const RuleId second = ada.keep(named(site, QStringLiteral("B")));
        QVERIFY(ada.rules.remove(ada.keep(named(site, QStringLiteral("C")))));
        QVERIFY(ada.rules.move(second, 0));
        QVERIFY(ada.rules.setOn(false));
    }
    RuleDesk ada(site, profile);
    ada.start();
    QCOMPARE(namesOf(ada.rules), QStringList({QStringLiteral("B"), QStringLiteral("A")}));
    QCOMPARE(ada.rules.removed().size(), 1);
    QVERIFY(!ada.rules.isOn());
}

void RulesTest::takesItsOwnFileBackUnchanged()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    Rule rule = ruleFor(site, billing, RuleMode::Suggest);
    rule.when.media = {.kind = Choice<Media>::Kind::NoneOf, .values = {Media::Email}};
    rule.notes = QStringLiteral("by {rule}");
    rule.perHour = 7;
    ada.keep(rule);
    const Result<Rules::Import> import = ada.rules.read(ada.rules.exported());
    QVERIFY2(import.has_value(), qPrintable(import ? QString() : import.error().message));
    QCOMPARE(import->same, 1);
    QVERIFY(import->rules.isEmpty() && import->remarks.isEmpty());
}

void RulesTest::importsSwitchedOffAndSaysWhatItDoesNotKnow()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    ada.keep(ruleFor(site));
    const QByteArray file = R"({"wrapdeskRules": 1, "rules": [
        {"name": "Leftovers", "mode": "apply", "when": {"queues": {"anyOf": ["Claims"]}},
         "timing": {"afterGrace": "2m"}, "code": "No code chosen"},
        {"name": "Elsewhere", "mode": "apply", "when": {"queues": {"anyOf": ["Moon base"]}},
         "timing": {"beforeTimeout": "3s"}, "code": "No code chosen"}]})";
    const Result<Rules::Import> import = ada.rules.read(file);
    QVERIFY2(import.has_value(), qPrintable(import ? QString() : import.error().message));
    QCOMPARE(import->changed, 1);
    QCOMPARE(import->added, 1);
    QCOMPARE(import->remarks.size(), 1);
    QVERIFY2(import->remarks.constFirst().contains(QStringLiteral("Moon base")),
             qPrintable(import->remarks.constFirst()));
    QVERIFY(ada.rules.import(*import, QStringLiteral("rules.json")));
    QCOMPARE(ada.rules.rules().size(), 2);
    for (const Rule &rule : ada.rules.rules())
        QVERIFY(rule.mode == RuleMode::Off);
    QVERIFY(ada.rules.rules().constFirst().when.queues.values == QList<QueueId>{site.queue(claims)});
    QCOMPARE(ada.rules.history(ada.rules.rules().constFirst().id).constFirst().why,
             QStringLiteral("imported from rules.json"));
}

void RulesTest::saysWhichQueuesADraftReachesAndWhichOfferItsCode()
{
    DemoSite site;
    RuleDesk ada(site);
    ada.begin();
    Rule draft = ruleFor(site);
    QCOMPARE(ada.rules.reach(draft).size(), 1);
    draft.when.queues.values.clear();
    QCOMPARE(ada.rules.reach(draft).size(), site.site().queues().size());
    QTRY_VERIFY(ada.rules.queuesOffering(draft.code).contains(site.queue(billing)));
    QTRY_VERIFY(!ada.rules.conflictsWith(draft).isEmpty()); // not every queue has that code
    QVERIFY(ada.rules.conflicts().isEmpty()); // a draft is none of the rules
}

WRAPDESK_TEST(RulesTest)
#include "rulestest.moc"
