// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/ruleeditor.h"

#include "openruleeditor.h"
#include "support/runner.h"
#include "widgets/choicebutton.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class RuleEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_open.reset(); }
    void givesBackEveryFieldAsItWasGiven_data();
    void givesBackEveryFieldAsItWasGiven();
    void anEditOfOneFieldLeavesTheOthers();
    void anInvalidEntryIsMarkedAndKeepsTheRuleFromBeingKept_data();
    void anInvalidEntryIsMarkedAndKeepsTheRuleFromBeingKept();
    void readsTheSentenceAloud();
    void theOverrideIsForOneCode();
    void onlyOfferingQueuesNarrowsTheChoice();
    void aQueueThatIsGoneIsSaidToBe();
    void placeholdersAreInsertedIntoTheNote();
    void aFailureStaysUntilTheNextEdit();

private:
    std::unique_ptr<OpenRuleEditor> m_open;
};

void RuleEditorTest::init()
{
    failOnOurWarnings();
    m_open = std::make_unique<OpenRuleEditor>();
}

void RuleEditorTest::givesBackEveryFieldAsItWasGiven_data()
{
    QTest::addColumn<Rule>("rule");
    QTest::newRow("nothing set") << Rule{};
    QTest::newRow("plain") << plainRule();
    QTest::newRow("everything set") << fullRule();
}

void RuleEditorTest::givesBackEveryFieldAsItWasGiven()
{
    QFETCH(Rule, rule);
    const QSignalSpy changed(&m_open->editor, &RuleEditor::draftChanged);
    m_open->edit(rule);
    QCOMPARE(m_open->editor.draft(), rule);
    QVERIFY(!m_open->editor.isChanged());
    QCOMPARE(changed.count(), 0);
}

void RuleEditorTest::anEditOfOneFieldLeavesTheOthers()
{
    m_open->edit(fullRule());
    const QSignalSpy changed(&m_open->editor, &RuleEditor::draftChanged);
    m_open->find<QLineEdit>("ruleName")->selectAll();
    QTest::keyClicks(m_open->find<QLineEdit>("ruleName"), QStringLiteral("N"));
    Rule expected = fullRule();
    expected.name = QStringLiteral("N");
    QCOMPARE(m_open->editor.draft(), expected);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().value<Rule>(), expected);
    QVERIFY(m_open->editor.isChanged());
    QTest::keyClicks(m_open->find<QLineEdit>("ruleName"), QStringLiteral("ight & day"));
    QVERIFY(!m_open->editor.isChanged()); // typed back as it was
}

void RuleEditorTest::anInvalidEntryIsMarkedAndKeepsTheRuleFromBeingKept_data()
{
    QTest::addColumn<QByteArray>("condition"); // to add first
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("no time") << QByteArray() << QByteArray("ruleSpan") << QStringLiteral("soon")
                             << QStringLiteral("“soon” is no time");
    QTest::newRow("nothing") << QByteArray() << QByteArray("ruleSpan") << QString() << QStringLiteral("is needed");
    QTest::newRow("no cap") << QByteArray() << QByteArray("rulePerHour") << QStringLiteral("0")
                            << QStringLiteral("“0” is no number of codes");
    QTest::newRow("no range") << QByteArray("talk") << QByteArray("conditionTalkTo") << QStringLiteral("0 s")
                              << QStringLiteral("less than");
    QTest::newRow("no talk") << QByteArray("talk") << QByteArray("conditionTalkFrom") << QStringLiteral("5 x")
                             << QStringLiteral("“5 x” is no time");
    QTest::newRow("no hour") << QByteArray("hours") << QByteArray("conditionHoursFrom") << QStringLiteral("25")
                             << QStringLiteral("“25” is no time of the day");
    QTest::newRow("half a window") << QByteArray() << QByteArray("ruleScheduleFrom") << QStringLiteral("8")
                                   << QStringLiteral("the end of the time window is missing");
    QTest::newRow("no name") << QByteArray() << QByteArray("ruleName") << QStringLiteral(" ")
                             << QStringLiteral("needs a name");
}

void RuleEditorTest::anInvalidEntryIsMarkedAndKeepsTheRuleFromBeingKept()
{
    QFETCH(QByteArray, condition);
    QFETCH(QByteArray, field);
    QFETCH(QString, typed);
    QFETCH(QString, said);
    m_open->edit(plainRule());
    if (!condition.isEmpty())
        m_open->add(condition.constData());
    auto *line = m_open->find<QLineEdit>(field.constData());
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, typed);
    QVERIFY2(m_open->find<QLabel>("ruleTrouble")->text().contains(said),
             qPrintable(m_open->find<QLabel>("ruleTrouble")->text()));
    QVERIFY(m_open->find<QLabel>("ruleTrouble")->isVisible());
    QVERIFY(m_open->editor.isChanged());
    QVERIFY(!m_open->find<QPushButton>("ruleKeep")->isEnabled());
    const QSignalSpy kept(&m_open->editor, &RuleEditor::keepRequested);
    QTest::keyClick(line, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(kept.count(), 0);
}

void RuleEditorTest::readsTheSentenceAloud()
{
    m_open->edit(plainRule());
    QCOMPARE(m_open->find<QLabel>("ruleSentence")->text(), ruleWords().sentence(plainRule()));
    m_open->add("byDesign");
    QCOMPARE(m_open->find<QLabel>("ruleSentence")->text(), ruleWords().sentence(m_open->editor.draft()));
    QVERIFY(m_open->find<QLabel>("ruleSentence")->text() != ruleWords().sentence(plainRule()));
}

void RuleEditorTest::theOverrideIsForOneCode()
{
    m_open->edit(fullRule());
    auto *box = m_open->find<QCheckBox>("ruleOverride");
    QVERIFY(!box->isVisible());
    m_open->editor.setMapped(true);
    QVERIFY(box->isVisible());
    QVERIFY(box->isChecked());
    QVERIFY(box->text().contains(QStringLiteral("No code chosen")));
    m_open->find<ChoiceButton>("ruleCode")->openPopup();
    m_open->type("complaint");
    m_open->press(Qt::Key_Return);
    QCOMPARE(m_open->editor.draft().codeName, QStringLiteral("Complaint"));
    QVERIFY(!m_open->editor.draft().mayUseMappedCode);
    QVERIFY(box->text().contains(QStringLiteral("Complaint")));
    box->click();
    QVERIFY(m_open->editor.draft().mayUseMappedCode);
}

void RuleEditorTest::onlyOfferingQueuesNarrowsTheChoice()
{
    m_open->edit(fullRule()); // none of q2, q1 and one that is gone
    const QSignalSpy wanted(&m_open->editor, &RuleEditor::onlyOfferingQueuesRequested);
    m_open->find<QPushButton>("ruleOnlyOffering")->click();
    QCOMPARE(wanted.count(), 1);
    const auto id = [](int number) { return QueueId(QStringLiteral("q%1").arg(number)); };
    m_open->editor.setOfferingQueues({id(1), id(3), id(4)});
    QCOMPARE(m_open->editor.draft().when.queues, (Choice<QueueId>{Choice<QueueId>::Kind::AnyOf, {id(3), id(4)}}));
    Rule expected = fullRule();
    expected.when.queues = m_open->editor.draft().when.queues;
    QCOMPARE(m_open->editor.draft(), expected);
    m_open->editor.setOfferingQueues({id(1)});
    QCOMPARE(m_open->editor.draft(), expected);
    QVERIFY(m_open->find<QLabel>("ruleOffering")->text().contains(QStringLiteral("None of the rule's queues")));
}

void RuleEditorTest::aQueueThatIsGoneIsSaidToBe()
{
    m_open->edit(fullRule());
    m_open->find<ChoiceButton>("ruleQueues")->openPopup();
    const auto *list = m_open->popup()->findChild<QListWidget *>();
    QVERIFY(!list->findItems(QStringLiteral("gone (not there any more)"), Qt::MatchExactly).isEmpty());
    QCOMPARE(list->item(0)->checkState(), Qt::Checked); // what is chosen comes first
    m_open->popup()->close();
}

void RuleEditorTest::placeholdersAreInsertedIntoTheNote()
{
    m_open->edit(plainRule());
    auto *notes = m_open->find<QPlainTextEdit>("ruleNotes");
    QTest::keyClicks(notes, QStringLiteral("In "));
    const QMenu *menu = m_open->find<QToolButton>("ruleInsert")->menu();
    QStringList offered;
    for (QAction *action : menu->actions()) {
        offered << action->objectName();
        if (action->objectName() == QStringLiteral("{queue}"))
            action->trigger();
    }
    QCOMPARE(offered, notePlaceholders());
    QCOMPARE(m_open->editor.draft().notes, QStringLiteral("In {queue}"));
    QTest::keyClicks(notes, QStringLiteral(" {typo}"));
    QVERIFY(m_open->find<QLabel>("ruleTrouble")->text().contains(QStringLiteral("{typo}")));
}

void RuleEditorTest::aFailureStaysUntilTheNextEdit()
{
    m_open->edit(plainRule());
    m_open->editor.showFailure({.kind = ErrorKind::Conflict});
    QVERIFY(m_open->find<QLabel>("ruleFailure")->text().contains(QStringLiteral("another version")));
    m_open->editor.showFailure({.kind = ErrorKind::Invalid, .message = QStringLiteral("code: it is gone")});
    QVERIFY(m_open->find<QLabel>("ruleFailure")->text().contains(QStringLiteral("code: it is gone")));
    QTest::keyClicks(m_open->find<QLineEdit>("ruleName"), QStringLiteral("x"));
    QVERIFY(!m_open->find<QLabel>("ruleFailure")->isVisible());
    QVERIFY(m_open->editor.isChanged());
}

WRAPDESK_TEST(RuleEditorTest)
#include "ruleeditortest.moc"
