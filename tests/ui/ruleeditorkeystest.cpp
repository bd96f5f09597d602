// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "openruleeditor.h"
#include "support/runner.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class RuleEditorKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_open.reset(); }
    void aRuleIsWrittenByTheKeyboardAlone();
    void aConditionIsAddedAndTakenOut();
    void escapeAsksBeforeChangesAreThrownAway();
    void escapeOfAnUntouchedRuleJustCloses();
    void controlEnterKeepsFromAnyField();
    void tabGoesInReadingOrder();
    void everyControlHasAName();

private:
    std::unique_ptr<OpenRuleEditor> m_open;
};

void RuleEditorKeysTest::init()
{
    failOnOurWarnings();
    m_open = std::make_unique<OpenRuleEditor>();
}

void RuleEditorKeysTest::aRuleIsWrittenByTheKeyboardAlone()
{
    m_open->edit(Rule{});
    m_open->editor.focusName();
    QTest::keyClicks(m_open->editor.focusWidget(), QStringLiteral("Night"));
    QTest::keyClick(m_open->editor.focusWidget(), Qt::Key_Tab);
    QTest::keyClick(m_open->editor.focusWidget(), Qt::Key_Down); // opens the media
    m_open->type("mail");
    m_open->press(Qt::Key_Space);
    m_open->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_open->popup());
    QTest::keyClick(m_open->editor.focusWidget(), Qt::Key_Tab);
    QTest::keyClick(m_open->editor.focusWidget(), Qt::Key_Space); // the queues
    m_open->type("sales");
    m_open->press(Qt::Key_Space);
    m_open->press(Qt::Key_Down);
    m_open->press(Qt::Key_Space);
    m_open->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_open->popup());
    m_open->find<QPushButton>("ruleCode")->setFocus();
    QTest::keyClick(m_open->editor.focusWidget(), Qt::Key_Return);
    m_open->type("no c");
    m_open->press(Qt::Key_Return);
    QTRY_VERIFY(!m_open->popup());

    Rule expected;
    expected.name = QStringLiteral("Night");
    expected.when.media.values = {Media::Email};
    expected.when.queues.values = {QueueId(QStringLiteral("q4")), QueueId(QStringLiteral("q5"))};
    expected.code = CodeId(QStringLiteral("c2"));
    expected.codeName = QStringLiteral("No code chosen");
    QCOMPARE(m_open->editor.draft(), expected);
    QCOMPARE(m_open->find<QLabel>("ruleArticle")->text(), QStringLiteral("When an"));
    const QSignalSpy kept(&m_open->editor, &RuleEditor::keepRequested);
    QTest::keyClick(m_open->editor.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(kept.count(), 1);
    QCOMPARE(kept.first().first().value<Rule>(), expected);
}

void RuleEditorKeysTest::aConditionIsAddedAndTakenOut()
{
    m_open->edit(plainRule());
    QVERIFY(!m_open->find<QWidget>("conditionTalkPhrase")->isVisible());
    m_open->add("talk");
    QVERIFY(m_open->find<QWidget>("conditionTalkPhrase")->isVisible());
    QVERIFY(m_open->find<QLineEdit>("conditionTalkFrom")->hasFocus());
    QVERIFY(!m_open->find<QAction>("add-talk")->isVisible()); // once is enough
    QVERIFY(!m_open->editor.isChanged());
    QTest::keyClicks(m_open->editor.focusWidget(), QStringLiteral("30"));
    QTest::keyClick(m_open->editor.focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(m_open->editor.focusWidget(), QStringLiteral("5m"));
    QCOMPARE(m_open->editor.draft().when.talk, (DurationRange{30s, 5min}));
    m_open->add("byDesign");
    QVERIFY(m_open->editor.draft().when.byDesign);
    m_open->add("agents");
    QTRY_VERIFY(m_open->popup()); // opens at once
    m_open->type("lind");
    m_open->press(Qt::Key_Space);
    QTest::mouseClick(m_open->popup()->findChild<QToolButton *>(QStringLiteral("choiceNoneOf")), Qt::LeftButton);
    m_open->press(Qt::Key_Escape);
    QCOMPARE(m_open->editor.draft().when.agents,
             (Choice<UserId>{Choice<UserId>::Kind::NoneOf, {UserId(QStringLiteral("u2"))}}));
    QCOMPARE(m_open->find<QPushButton>("conditionAgents")->text(), QStringLiteral("not J. Lind"));
    for (const char *remove : {"conditionAgentsRemove", "conditionTalkRemove", "conditionByDesignRemove"})
        m_open->find<QToolButton>(remove)->click();
    QCOMPARE(m_open->editor.draft(), plainRule());
    QVERIFY(m_open->find<QAction>("add-talk")->isVisible());
    m_open->add("talk");
    QCOMPARE(m_open->find<QLineEdit>("conditionTalkFrom")->text(), QString()); // nothing is left of what it was
}

void RuleEditorKeysTest::escapeAsksBeforeChangesAreThrownAway()
{
    m_open->edit(plainRule());
    const QSignalSpy cancelled(&m_open->editor, &RuleEditor::cancelled);
    auto *name = m_open->find<QLineEdit>("ruleName");
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral("x"));
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(m_open->find<QPushButton>("ruleDiscard")->isVisible());
    QVERIFY(m_open->find<QPushButton>("ruleGoOn")->hasFocus());
    QTest::keyClick(m_open->editor.focusWidget(), Qt::Key_Escape); // no
    QVERIFY(!m_open->find<QPushButton>("ruleDiscard")->isVisible());
    QVERIFY(name->hasFocus());
    QCOMPARE(cancelled.count(), 0);
    QTest::keyClick(name, Qt::Key_Escape);
    m_open->find<QPushButton>("ruleDiscard")->click();
    QCOMPARE(cancelled.count(), 1);
}

void RuleEditorKeysTest::escapeOfAnUntouchedRuleJustCloses()
{
    m_open->edit(fullRule());
    const QSignalSpy cancelled(&m_open->editor, &RuleEditor::cancelled);
    QTest::keyClick(m_open->find<QPlainTextEdit>("ruleNotes"), Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(m_open->find<QPushButton>("ruleCancel")->text(), QStringLiteral("Close"));
}

void RuleEditorKeysTest::controlEnterKeepsFromAnyField()
{
    m_open->edit(fullRule());
    const QSignalSpy kept(&m_open->editor, &RuleEditor::keepRequested);
    QTest::keyClick(m_open->find<QLineEdit>("ruleName"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(kept.count(), 0); // nothing to keep
    QTest::keyClicks(m_open->find<QLineEdit>("ruleName"), QStringLiteral("x"));
    int times = 0;
    for (const char *field :
         {"ruleName", "ruleQueues", "conditionTalkFrom", "ruleTiming", "ruleCode", "ruleNotes", "rulePerHour"}) {
        QTest::keyClick(m_open->find<QWidget>(field), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY2(kept.count() == ++times, field);
        QVERIFY(!m_open->popup());
    }
}

void RuleEditorKeysTest::tabGoesInReadingOrder()
{
    Rule rule = plainRule();
    rule.when.talk.from = 30s;
    rule.when.hours.days = {Qt::Friday};
    m_open->edit(rule);
    m_open->editor.focusName();
    QStringList visited;
    for (int i = 0; i < 60 && (visited.isEmpty() || visited.last() != QStringLiteral("ruleCancel")); ++i) {
        QTest::keyClick(m_open->editor.focusWidget(), Qt::Key_Tab);
        visited << m_open->editor.focusWidget()->objectName();
    }
    const QStringList days{QStringLiteral("Mon"), QStringLiteral("Tue"),  QStringLiteral("Wed"),
                           QStringLiteral("Thu"), QStringLiteral("Fri"),  QStringLiteral("Sat"),
                           QStringLiteral("Sun"), QStringLiteral("From"), QStringLiteral("To")};
    QStringList expected{QStringLiteral("ruleMedia"),       QStringLiteral("ruleQueues"),
                         QStringLiteral("ruleClasses"),     QStringLiteral("conditionTalkFrom"),
                         QStringLiteral("conditionTalkTo"), QStringLiteral("conditionTalkRemove")};
    for (const QString &day : days)
        expected << QStringLiteral("conditionHours") + day;
    expected << QStringLiteral("conditionHoursRemove") << QStringLiteral("ruleAddCondition")
             << QStringLiteral("ruleSpan") << QStringLiteral("ruleTiming") << QStringLiteral("ruleCode")
             << QStringLiteral("ruleOnlyOffering") << QStringLiteral("ruleNotes") << QStringLiteral("ruleInsert")
             << QStringLiteral("rulePerHour") << QStringLiteral("rulePerQueueHour");
    for (const QString &day : days)
        expected << QStringLiteral("ruleSchedule") + day;
    expected << QStringLiteral("ruleCancel");
    QCOMPARE(visited, expected);
}

void RuleEditorKeysTest::everyControlHasAName()
{
    m_open->edit(fullRule());
    for (const QWidget *control : m_open->editor.findChildren<QWidget *>()) {
        if (control->focusPolicy() == Qt::NoFocus || !control->isVisible()
            || control->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(control);
        const bool isNamed = !control->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed, qPrintable(control->objectName()));
        QVERIFY2(!control->objectName().isEmpty(), control->metaObject()->className());
    }
}

WRAPDESK_TEST(RuleEditorKeysTest)
#include "ruleeditorkeystest.moc"
