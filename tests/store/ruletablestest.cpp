// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ruletables.h"

#include "store/rulesamples.h"
#include "support/runner.h"
#include "tablerig.h"

#include <QRegularExpression>

using namespace wrapdesk;
using namespace wrapdesk::test;

class RuleTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        rig = std::make_unique<TableRig>();
        database = rig->database.get();
    }
    void cleanup() { rig.reset(); }
    void neverChangesAVersion_data();
    void neverChangesAVersion();
    void takesTheSameVersionTwice();
    void refusesAnotherVersionOfTheSameNumber();
    void leavesOutAVersionThatCannotBeRead();
    void doesNotFallBackToAnOlderVersion();
    void leavesOutRulesInTheOrderThatAreNotThere();
    void movesTheLastMatchOnlyForward();
    void keepsTheNewestActOfEachLeg();
    void forgetsOldActsSomeAtATime();
    void takesAnActWithAnUnknownWordForDone();
    void keepsTheNewestDryRunOfEachVersion();

private:
    std::unique_ptr<TableRig> rig;
    Database *database = nullptr; // the rig's
};

void RuleTablesTest::neverChangesAVersion_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("update") << text("UPDATE rule_version SET why = 'nicer'");
    QTest::newRow("update of nothing much") << text("UPDATE rule_version SET by = by WHERE version = 1");
    QTest::newRow("delete") << text("DELETE FROM rule_version WHERE version = 1");
    QTest::newRow("delete of all") << text("DELETE FROM rule_version");
    QTest::newRow("replace by version") << text(
        "REPLACE INTO rule_version SELECT 99, rule, version, '{}', is_removed, at, by, by_name, why FROM rule_version");
    QTest::newRow("replace by number") << text(
        "REPLACE INTO rule_version SELECT number, rule, 77, body, is_removed, at, by, by_name, why "
        "FROM rule_version WHERE version = 1");
    QTest::newRow("an impossible version")
        << text("INSERT INTO rule_version VALUES (9, 'r', 0, '{}', 0, 1, '', '', '')");
}

void RuleTablesTest::neverChangesAVersion()
{
    QFETCH(QString, sql);
    QVERIFY(ruletable::add(*database, versionOf("a", 1)));
    QVERIFY(ruletable::add(*database, versionOf("a", 2)));
    const Result<int> changed = database->run(sql);
    QVERIFY(!changed);
    QVERIFY(changed.error().kind == ErrorKind::Conflict);
    QCOMPARE(ruletable::all(*database)->history, (QList<RuleVersion>{versionOf("a", 1), versionOf("a", 2)}));
}

// Whether a failed commit reached the disk nobody knows: the same versions come again.
void RuleTablesTest::takesTheSameVersionTwice()
{
    for (int time = 0; time < 2; ++time) {
        QVERIFY(ruletable::add(*database, versionOf("a", 1)));
        QVERIFY(ruletable::add(*database, versionOf("b", 1)));
        QVERIFY(ruletable::setOrder(*database, {RuleId(text("b")), RuleId(text("a"))}));
    }
    const Result<StoredRules> rules = ruletable::all(*database);
    QCOMPARE(rules->history, (QList<RuleVersion>{versionOf("a", 1), versionOf("b", 1)}));
    QCOMPARE(rules->inForce, (QList<RuleVersion>{versionOf("b", 1), versionOf("a", 1)}));
}

void RuleTablesTest::refusesAnotherVersionOfTheSameNumber()
{
    QVERIFY(ruletable::add(*database, versionOf("a", 1)));
    RuleVersion other = versionOf("a", 1);
    other.rule.name = text("another");
    const Result<void> added = ruletable::add(*database, other);
    QVERIFY(!added);
    QVERIFY(added.error().kind == ErrorKind::Conflict);
    QCOMPARE(ruletable::all(*database)->history, (QList<RuleVersion>{versionOf("a", 1)}));
}

void RuleTablesTest::leavesOutAVersionThatCannotBeRead()
{
    QVERIFY(database->run(text("INSERT INTO rule_version VALUES (1, 'a', 1, '{\"mode\":7}', 0, 1, '', '', '')")));
    QVERIFY(ruletable::add(*database, versionOf("a", 2)));
    QVERIFY(ruletable::setOrder(*database, {RuleId(text("a"))}));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(text("^version 1 of rule a cannot be read and is left out")));
    const Result<StoredRules> rules = ruletable::all(*database);
    QVERIFY(rules);
    QCOMPARE(rules->history, (QList<RuleVersion>{versionOf("a", 2)}));
    QCOMPARE(rules->inForce, rules->history);
}

void RuleTablesTest::doesNotFallBackToAnOlderVersion()
{
    QVERIFY(ruletable::add(*database, versionOf("a", 1)));
    QVERIFY(ruletable::add(*database, versionOf("b", 1)));
    QVERIFY(database->run(text("INSERT INTO rule_version VALUES (9, 'a', 2, 'x', 0, 1, '', '', '')")));
    QVERIFY(ruletable::setOrder(*database, {RuleId(text("a")), RuleId(text("b"))}));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(text("^version 2 of rule a ")));
    QCOMPARE(ruletable::all(*database)->inForce, (QList<RuleVersion>{versionOf("b", 1)}));
}

void RuleTablesTest::leavesOutRulesInTheOrderThatAreNotThere()
{
    RuleVersion removed = versionOf("a", 2);
    removed.isRemoved = true;
    QVERIFY(ruletable::add(*database, versionOf("a", 1)));
    QVERIFY(ruletable::add(*database, removed));
    QVERIFY(ruletable::setOrder(*database, {RuleId(text("nobody")), RuleId(text("a"))}));
    QVERIFY(ruletable::all(*database)->inForce.isEmpty());
    QCOMPARE(ruletable::all(*database)->history.last(), removed);
    QVERIFY(!ruletable::setOrder(*database, {RuleId(text("a")), RuleId(text("a"))}));
}

void RuleTablesTest::movesTheLastMatchOnlyForward()
{
    const RuleId rule(text("a"));
    for (const QDateTime &time : {at(5), at(9), at(7), QDateTime()})
        QVERIFY(ruletable::noteMatch(*database, rule, time));
    QCOMPARE(*ruletable::matches(*database), (QHash<RuleId, QDateTime>{{rule, at(9)}}));
}

void RuleTablesTest::keepsTheNewestActOfEachLeg()
{
    RuleAct act = actOf("leg", at(5));
    QVERIFY(acttable::keep(*database, act));
    QVERIFY(acttable::keep(*database, actOf("other", at(4))));
    act.rule = RuleId(text("b"));
    act.at = at(6);
    act.result = RuleResult::Corrected;
    QVERIFY(acttable::keep(*database, act));
    QCOMPARE(*acttable::since(*database, at(0)), (QList<RuleAct>{actOf("other", at(4)), act}));
    QCOMPARE(*acttable::since(*database, at(5)), (QList<RuleAct>{act}));
}

void RuleTablesTest::forgetsOldActsSomeAtATime()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(acttable::keep(*database, actOf(QByteArray::number(i).constData(), at(i))));
    QCOMPARE(*acttable::forget(*database, at(3), 2), 2);
    QCOMPARE(acttable::since(*database, at(0))->first().at, at(2));
    QCOMPARE(*acttable::forget(*database, at(3), 2), 1);
    QCOMPARE(acttable::since(*database, at(0))->size(), 2);
}

void RuleTablesTest::takesAnActWithAnUnknownWordForDone()
{
    QVERIFY(acttable::keep(*database, actOf("leg", at(0))));
    QVERIFY(database->run(text("UPDATE rule_act SET result = 'sung'")));
    QCOMPARE(acttable::since(*database, at(0))->first().result, RuleResult::Coded);
}

void RuleTablesTest::keepsTheNewestDryRunOfEachVersion()
{
    const auto run = [](int version, int coded, const QDateTime &when) {
        return DryRunResult{.rule = RuleId(text("a")), .version = version, .at = when, .days = 7, .coded = coded};
    };
    for (const DryRunResult &result : {run(2, 1, at(1)), run(1, 2, at(3)), run(1, 3, at(2)), run(2, 4, at(4))})
        QVERIFY(dryruntable::keep(*database, result));
    QCOMPARE(*dryruntable::all(*database), (QList<DryRunResult>{run(1, 2, at(3)), run(2, 4, at(4))}));
    QVERIFY(database->run(text("UPDATE dry_run SET body = '[]' WHERE version = 1")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(text("^the dry run of rule a version 1 cannot be read")));
    QCOMPARE(*dryruntable::all(*database), (QList<DryRunResult>{run(2, 4, at(4))}));
}

WRAPDESK_TEST(RuleTablesTest)
#include "ruletablestest.moc"
