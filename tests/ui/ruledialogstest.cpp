// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/applyruledialog.h"
#include "dialogs/importrulesdialog.h"
#include "dialogs/rulehistorydialog.h"
#include "rulesamples.h"
#include "support/runner.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace wrapdesk;
using namespace wrapdesk::test;

// The dialogs around a rule: turning it to apply, its history, an import.
class RuleDialogsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void cleanup() { m_dialog.reset(); }
    void applyShowsWhatItMeansAndAsksOnce();
    void applyOffersADryRunFirst();
    void applyIsNotPossibleWithABlockingConflict();
    void applyStaysWhereItWasRefused();
    void historyTellsWhoWhenWhyAndWhat();
    void historyRestoresAnyButTheVersionInForce();
    void historyOfARemovedRuleBringsItBack();
    void importShowsWhatItWouldBring();
    void importOfNothingNewCannotBeDone();
    void importNamesLineAndFieldOfAMistake();
    void importStaysWhereItFailed();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString text(const char *name) const { return find<QLabel>(name)->text(); }
    ApplyRuleDialog *openApply(const ApplyRuleCase &rule)
    {
        auto dialog = std::make_unique<ApplyRuleDialog>(rule, ruleWords(), dryRunNames(), noon());
        ApplyRuleDialog *raw = dialog.get();
        m_dialog = std::move(dialog);
        m_dialog->open();
        return raw;
    }
    static ApplyRuleCase triedRule()
    {
        ApplyRuleCase rule;
        rule.rule = plainRule();
        rule.rule.version = 3;
        rule.rule.perHour = 40;
        rule.rules = {rule.rule};
        rule.reach = vocabulary().queues.first(1);
        rule.dryRun = dryRunResult();
        return rule;
    }
    RuleHistoryDialog *openHistory(const QList<RuleVersion> &versions)
    {
        auto dialog = std::make_unique<RuleHistoryDialog>(versions, ruleWords(), noon());
        RuleHistoryDialog *raw = dialog.get();
        m_dialog = std::move(dialog);
        m_dialog->open();
        return raw;
    }
    static QList<RuleVersion> threeVersions()
    {
        Rule first = plainRule();
        Rule second = first;
        second.version = 2;
        second.code = CodeId(QStringLiteral("c3"));
        second.codeName = QStringLiteral("Resolved");
        Rule third = second;
        third.version = 3;
        third.mode = RuleMode::Suggest;
        return {{third, false, noon(), {}, {}, QStringLiteral("circuit breaker: 6 of 41 refused")},
                {second, false, noon().addSecs(-60), UserId(QStringLiteral("u1")), QStringLiteral("A. Supervisor"), {}},
                {first, false, noon().addDays(-2), UserId(QStringLiteral("u1")), QStringLiteral("A. Supervisor"), {}}};
    }
    ImportRulesDialog *openImport()
    {
        auto dialog = std::make_unique<ImportRulesDialog>(QStringLiteral("rules.json"));
        ImportRulesDialog *raw = dialog.get();
        m_dialog = std::move(dialog);
        m_dialog->open();
        return raw;
    }
    static Rules::Import import()
    {
        Rules::Import import;
        Rule changed = plainRule();
        changed.code = CodeId(QStringLiteral("c3"));
        changed.codeName = QStringLiteral("Resolved");
        Rule added = plainRule(QString());
        added.name = QStringLiteral("Voicemail");
        import.rules = {changed, fullRule(), added};
        import.added = import.changed = import.same = 1;
        import.remarks = {QStringLiteral("line 12, rule “Voicemail”: the queue “Night” is not known here")};
        return import;
    }

    std::unique_ptr<QDialog> m_dialog;
};

void RuleDialogsTest::applyShowsWhatItMeansAndAsksOnce()
{
    ApplyRuleDialog *dialog = openApply(triedRule());
    const QSignalSpy wanted(dialog, &ApplyRuleDialog::applyRequested);
    Rule applying = triedRule().rule;
    applying.mode = RuleMode::Apply;
    QCOMPARE(text("applySentence"), ruleWords().sentence(applying));
    QVERIFY(text("applyDryRun").contains(QStringLiteral("would have coded 128")));
    QVERIFY(text("applyDryRun").contains(QStringLiteral("34 of 51")));
    QVERIFY(text("applyDryRun").contains(QStringLiteral("Run on version 3")));
    QVERIFY(!text("applyDryRun").contains(QStringLiteral("changed since")));
    QCOMPARE(text("applyCaps"), QStringLiteral("At most 40 codes an hour."));
    QVERIFY(text("conflictHead").startsWith(QStringLiteral("No conflicts.")));
    QTest::keyClick(m_dialog.get(), Qt::Key_Return); // what is the default
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<RuleId>(), RuleId(QStringLiteral("r1")));
    QVERIFY(!m_dialog->isVisible());
    openApply(triedRule());
    const QSignalSpy second(static_cast<ApplyRuleDialog *>(m_dialog.get()), &ApplyRuleDialog::applyRequested);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(second.count(), 0);
}

void RuleDialogsTest::applyOffersADryRunFirst()
{
    ApplyRuleCase rule = triedRule();
    rule.dryRun.reset();
    ApplyRuleDialog *dialog = openApply(rule);
    const QSignalSpy tried(dialog, &ApplyRuleDialog::dryRunRequested);
    const QSignalSpy applied(dialog, &ApplyRuleDialog::applyRequested);
    QCOMPARE(text("applyDryRun"), QStringLiteral("Never tried."));
    QTest::keyClick(m_dialog.get(), Qt::Key_Return); // not Apply: that wants a decision
    QCOMPARE(tried.count(), 1);
    QCOMPARE(applied.count(), 0);
    QVERIFY(!m_dialog->isVisible());
    rule = triedRule();
    rule.rule.version = 5;
    rule.canDryRun = false;
    openApply(rule);
    QVERIFY(text("applyDryRun").contains(QStringLiteral("The rule has changed since.")));
    QVERIFY(!find<QPushButton>("applyDryRunFirst")->isEnabled());
}

void RuleDialogsTest::applyIsNotPossibleWithABlockingConflict()
{
    ApplyRuleCase rule = triedRule();
    rule.conflicts = {{.kind = ConflictKind::CodeNotOnQueue,
                       .rule = rule.rule.id,
                       .queues = {QueueId(QStringLiteral("q1"))},
                       .isBlocking = true}};
    ApplyRuleDialog *dialog = openApply(rule);
    const QSignalSpy applied(dialog, &ApplyRuleDialog::applyRequested);
    QCOMPARE(text("conflictText0"), ruleWords().conflict(rule.conflicts.first(), rule.rules));
    QVERIFY(!find<QPushButton>("applyApply")->isEnabled());
    dialog->accept();
    QCOMPARE(applied.count(), 0);
    QVERIFY(m_dialog->isVisible());
}

void RuleDialogsTest::applyStaysWhereItWasRefused()
{
    ApplyRuleDialog *dialog = openApply(triedRule());
    connect(dialog, &ApplyRuleDialog::applyRequested, this,
            [dialog] { dialog->showFailure({.kind = ErrorKind::Storage, .code = QStringLiteral("disk-full")}); });
    find<QPushButton>("applyApply")->click();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(text("applyFailure").contains(QStringLiteral("disk is full")));
}

void RuleDialogsTest::historyTellsWhoWhenWhyAndWhat()
{
    openHistory(threeVersions());
    const auto *versions = find<QTreeWidget>("historyVersions");
    QCOMPARE(versions->topLevelItemCount(), 3);
    QCOMPARE(versions->topLevelItem(0)->text(2), QStringLiteral("the program"));
    QCOMPARE(versions->topLevelItem(0)->text(3), QStringLiteral("circuit breaker: 6 of 41 refused"));
    QCOMPARE(versions->topLevelItem(1)->text(2), QStringLiteral("A. Supervisor"));
    QCOMPARE(versions->topLevelItem(1)->text(3), QStringLiteral("edited"));
    QCOMPARE(versions->topLevelItem(2)->text(3), QStringLiteral("made"));
    QTest::keyClick(find<QTreeWidget>("historyVersions"), Qt::Key_Down);
    const auto *changes = find<QTreeWidget>("historyChanges");
    const auto expected = ruleWords().changes(threeVersions()[2].rule, threeVersions()[1].rule);
    QCOMPARE(changes->topLevelItemCount(), int(expected.size()));
    QVERIFY(!expected.isEmpty());
    QCOMPARE(changes->topLevelItem(0)->text(0), expected[0].what);
    QCOMPARE(changes->topLevelItem(0)->text(1), expected[0].before);
    QCOMPARE(changes->topLevelItem(0)->text(2), expected[0].after);
    QTest::keyClick(find<QTreeWidget>("historyVersions"), Qt::Key_Down);
    QVERIFY(!changes->isVisible()); // there is nothing before the first
    QCOMPARE(text("historySentence"), ruleWords().sentence(plainRule()));
}

void RuleDialogsTest::historyRestoresAnyButTheVersionInForce()
{
    RuleHistoryDialog *dialog = openHistory(threeVersions());
    const QSignalSpy wanted(dialog, &RuleHistoryDialog::restoreRequested);
    QVERIFY(!find<QPushButton>("historyRestore")->isEnabled());
    QTest::keyClick(find<QTreeWidget>("historyVersions"), Qt::Key_Down);
    find<QPushButton>("historyRestore")->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().at(0).value<RuleId>(), RuleId(QStringLiteral("r1")));
    QCOMPARE(wanted.first().at(1).toInt(), 2);
    dialog->showFailure({.kind = ErrorKind::Invalid, .message = QStringLiteral("its code is gone")});
    QVERIFY(text("historyFailure").contains(QStringLiteral("its code is gone")));
    auto versions = threeVersions();
    versions.prepend(versions[1]);
    versions[0].rule.version = 4;
    dialog->setVersions(versions, noon());
    QCOMPARE(find<QTreeWidget>("historyVersions")->currentItem()->text(0), QStringLiteral("4"));
    QVERIFY(!find<QPushButton>("historyRestore")->isEnabled());
}

void RuleDialogsTest::historyOfARemovedRuleBringsItBack()
{
    auto versions = threeVersions();
    versions[0].isRemoved = true;
    versions[0].why.clear();
    RuleHistoryDialog *dialog = openHistory(versions);
    const QSignalSpy wanted(dialog, &RuleHistoryDialog::restoreRequested);
    QCOMPARE(find<QTreeWidget>("historyVersions")->topLevelItem(0)->text(3), QStringLiteral("removed"));
    find<QPushButton>("historyRestore")->click();
    QCOMPARE(wanted.count(), 1);
}

void RuleDialogsTest::importShowsWhatItWouldBring()
{
    ImportRulesDialog *dialog = openImport();
    const QSignalSpy wanted(dialog, &ImportRulesDialog::importRequested);
    QVERIFY(!find<QPushButton>("importImport")->isEnabled());
    dialog->showImport(import(), {plainRule(), fullRule()}, ruleWords());
    QVERIFY(text("importSummary").startsWith(QStringLiteral("rules.json: 1 new, 1 changed, 1 the same.")));
    QVERIFY(text("importRemarks").contains(QStringLiteral("line 12")));
    const auto *rules = find<QTreeWidget>("importRules");
    QCOMPARE(rules->topLevelItem(0)->text(1), QStringLiteral("changed"));
    Rule before = plainRule();
    const auto changes = ruleWords().changes(before, import().rules[0]);
    QCOMPARE(rules->topLevelItem(0)->childCount(), int(changes.size()));
    QCOMPARE(rules->topLevelItem(0)->child(0)->text(2), changes[0].after);
    QCOMPARE(rules->topLevelItem(1)->text(1), QStringLiteral("the same"));
    QCOMPARE(rules->topLevelItem(2)->text(1), QStringLiteral("new"));
    QTest::keyClick(find<QPushButton>("importImport"), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!m_dialog->isVisible());
}

void RuleDialogsTest::importOfNothingNewCannotBeDone()
{
    ImportRulesDialog *dialog = openImport();
    Rules::Import same;
    same.rules = {plainRule()};
    same.same = 1;
    dialog->showImport(same, {plainRule()}, ruleWords());
    QVERIFY(!find<QPushButton>("importImport")->isEnabled());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void RuleDialogsTest::importNamesLineAndFieldOfAMistake()
{
    ImportRulesDialog *dialog = openImport();
    dialog->showFailure({.kind = ErrorKind::Invalid,
                         .message = QStringLiteral("“soon” is no number"),
                         .where = QStringLiteral("line 12, rules[3].when.talk.from")});
    QCOMPARE(text("importFailure"), QStringLiteral("Nothing was imported. rules.json, line 12, "
                                                   "rules[3].when.talk.from: “soon” is no number"));
    QVERIFY(!find<QPushButton>("importImport")->isEnabled());
}

void RuleDialogsTest::importStaysWhereItFailed()
{
    ImportRulesDialog *dialog = openImport();
    dialog->showImport(import(), {plainRule(), fullRule()}, ruleWords());
    connect(dialog, &ImportRulesDialog::importRequested, this,
            [dialog] { dialog->showFailure({.kind = ErrorKind::Storage, .code = QStringLiteral("disk-full")}); });
    find<QPushButton>("importImport")->click();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(text("importFailure").contains(QStringLiteral("disk is full")));
}

WRAPDESK_TEST(RuleDialogsTest)
#include "ruledialogstest.moc"
