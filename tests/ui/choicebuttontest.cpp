// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/choicebutton.h"

#include "rulesamples.h"
#include "support/runner.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;

class ChoiceButtonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void cleanup() { m_button.reset(); }
    void saysWhatIsChosen_data();
    void saysWhatIsChosen();
    void aLongChoiceIsCutAndToldInTheTip();
    void typingFiltersAndSpaceChecks();
    void enterTakesWhatWasSearchedFor();
    void escapeLeavesWhatIsChecked();
    void aClickChecks();
    void noneOfCountsOnceSomethingIsChecked();
    void clearTakesAllOut();
    void ownTextCanBeAdded();
    void oneCodeIsTakenAndThePopupCloses();
    void anEmptyVocabularyIsSaid();

private:
    void make(ChoiceKind kind, const ChoiceSelection &selection = {}, int options = 4)
    {
        m_button = std::make_unique<ChoiceButton>(QStringLiteral("choice"), QStringLiteral("Queues"), kind,
                                                  QStringLiteral("any queue"), nullptr);
        const QStringList names{QStringLiteral("Billing"), QStringLiteral("Claims"), QStringLiteral("Sales North"),
                                QStringLiteral("Sales South")};
        QList<ChoiceOption> offered;
        for (int place = 0; place < options; ++place)
            offered.append({QString::number(place), names[place], {}});
        m_button->show(offered, selection);
        m_button->setVisible(true);
        m_edited = std::make_unique<QSignalSpy>(m_button.get(), &ChoiceButton::edited);
    }
    void open() const
    {
        QTest::keyClick(m_button.get(), Qt::Key_Down);
        QVERIFY(popup());
    }
    ChoicePopup *popup() const { return m_button->findChild<ChoicePopup *>(); }
    QLineEdit *typed() const { return popup()->findChild<QLineEdit *>(); }
    QListWidget *list() const { return popup()->findChild<QListWidget *>(); }

    std::unique_ptr<ChoiceButton> m_button;
    std::unique_ptr<QSignalSpy> m_edited;
};

void ChoiceButtonTest::saysWhatIsChosen_data()
{
    QTest::addColumn<ChoiceSelection>("selection");
    QTest::addColumn<QString>("text");
    const QString zero = QStringLiteral("0");
    const QString one = QStringLiteral("1");
    QTest::newRow("nothing") << ChoiceSelection{} << QStringLiteral("any queue");
    QTest::newRow("none of nothing") << ChoiceSelection{true, {}} << QStringLiteral("any queue");
    QTest::newRow("one") << ChoiceSelection{false, {one}} << QStringLiteral("Claims");
    QTest::newRow("two") << ChoiceSelection{false, {one, zero}} << QStringLiteral("Claims or Billing");
    QTest::newRow("not one") << ChoiceSelection{true, {one}} << QStringLiteral("not Claims");
    QTest::newRow("none of two") << ChoiceSelection{true, {one, zero}} << QStringLiteral("none of Claims or Billing");
    QTest::newRow("unknown") << ChoiceSelection{false, {QStringLiteral("x")}} << QStringLiteral("x");
}

void ChoiceButtonTest::saysWhatIsChosen()
{
    QFETCH(ChoiceSelection, selection);
    QFETCH(QString, text);
    make(ChoiceKind::Several, selection);
    QCOMPARE(m_button->text(), text);
    QCOMPARE(m_button->accessibleDescription(), text);
    QCOMPARE(m_button->selection(), selection);
}

void ChoiceButtonTest::aLongChoiceIsCutAndToldInTheTip()
{
    ChoiceSelection many;
    for (int number = 0; number < 12; ++number)
        many.keys << QStringLiteral("Queue number %1").arg(number);
    make(ChoiceKind::Several, many);
    QVERIFY(m_button->text().contains(QStringLiteral("more")));
    QVERIFY(!m_button->text().contains(QStringLiteral("number 11")));
    QVERIFY(m_button->toolTip().contains(QStringLiteral("number 11")));
    QVERIFY(m_button->sizeHint().width() < 340);
}

void ChoiceButtonTest::typingFiltersAndSpaceChecks()
{
    make(ChoiceKind::Several);
    open();
    QTest::keyClicks(typed(), QStringLiteral("SOUTH"));
    QCOMPARE(list()->count(), 1);
    QTest::keyClick(typed(), Qt::Key_Space);
    QCOMPARE(list()->item(0)->checkState(), Qt::Checked);
    QTest::keyClicks(typed(), QStringLiteral("x")); // replaces what was searched for
    QCOMPARE(typed()->text(), QStringLiteral("x"));
    QCOMPARE(list()->count(), 0);
    typed()->clear();
    QCOMPARE(list()->count(), 4);
    QTest::keyClick(typed(), Qt::Key_Down);
    QTest::keyClick(typed(), Qt::Key_Space);
    QCOMPARE(m_button->selection(), (ChoiceSelection{false, {QStringLiteral("3"), QStringLiteral("1")}}));
    QTest::keyClick(typed(), Qt::Key_Space); // off again
    QCOMPARE(m_button->selection(), (ChoiceSelection{false, {QStringLiteral("3")}}));
    QCOMPARE(m_edited->count(), 3); // each at once
    QVERIFY(popup()->isVisible());
}

void ChoiceButtonTest::enterTakesWhatWasSearchedFor()
{
    make(ChoiceKind::Several);
    open();
    QTest::keyClick(typed(), Qt::Key_Return); // nothing was: only closes
    QTRY_VERIFY(!popup());
    QCOMPARE(m_edited->count(), 0);
    open();
    QTest::keyClicks(typed(), QStringLiteral("clai"));
    QTest::keyClick(typed(), Qt::Key_Return);
    QTRY_VERIFY(!popup());
    QCOMPARE(m_button->text(), QStringLiteral("Claims"));
}

void ChoiceButtonTest::escapeLeavesWhatIsChecked()
{
    make(ChoiceKind::Several);
    open();
    QTest::keyClick(typed(), Qt::Key_Space);
    QTest::keyClick(typed(), Qt::Key_Escape);
    QTRY_VERIFY(!popup());
    QCOMPARE(m_button->text(), QStringLiteral("Billing"));
}

void ChoiceButtonTest::aClickChecks()
{
    make(ChoiceKind::Several);
    open();
    const QPoint row = list()->visualItemRect(list()->item(1)).center();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, row);
    QCOMPARE(m_button->text(), QStringLiteral("Claims"));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, QPoint(12, row.y())); // on the mark
    QCOMPARE(m_button->text(), QStringLiteral("any queue"));
    QCOMPARE(m_edited->count(), 2);
}

void ChoiceButtonTest::noneOfCountsOnceSomethingIsChecked()
{
    make(ChoiceKind::Several);
    open();
    popup()->findChild<QToolButton *>(QStringLiteral("choiceNoneOf"))->click();
    QCOMPARE(m_button->selection(), ChoiceSelection{});
    QTest::keyClick(typed(), Qt::Key_Space);
    QCOMPARE(m_button->selection(), (ChoiceSelection{true, {QStringLiteral("0")}}));
    popup()->findChild<QToolButton *>(QStringLiteral("choiceAnyOf"))->click();
    QCOMPARE(m_button->selection(), (ChoiceSelection{false, {QStringLiteral("0")}}));
}

void ChoiceButtonTest::clearTakesAllOut()
{
    make(ChoiceKind::Several, {true, {QStringLiteral("0"), QStringLiteral("2")}});
    open();
    QCOMPARE(list()->item(1)->text(), QStringLiteral("Sales North")); // what is chosen comes first
    popup()->findChild<QToolButton *>(QStringLiteral("choiceClear"))->click();
    QCOMPARE(m_button->selection(), ChoiceSelection{});
    QCOMPARE(list()->item(0)->checkState(), Qt::Unchecked);
}

void ChoiceButtonTest::ownTextCanBeAdded()
{
    make(ChoiceKind::SeveralOrOthers);
    open();
    QTest::keyClicks(typed(), QStringLiteral("gold card")); // with a space
    QCOMPARE(list()->count(), 1);
    QCOMPARE(list()->item(0)->text(), QStringLiteral("Add “gold card”"));
    QTest::keyClick(typed(), Qt::Key_Return);
    QTRY_VERIFY(!popup());
    QCOMPARE(m_button->selection(), (ChoiceSelection{false, {QStringLiteral("gold card")}}));
    open();
    QCOMPARE(list()->item(0)->text(), QStringLiteral("gold card"));
    QTest::keyClicks(typed(), QStringLiteral("gold card"));
    QCOMPARE(list()->count(), 1); // is there already
    QTest::keyClick(typed(), Qt::Key_Down);
    QTest::keyClick(typed(), Qt::Key_Space);
    QCOMPARE(m_button->selection(), ChoiceSelection{});
}

void ChoiceButtonTest::oneCodeIsTakenAndThePopupCloses()
{
    make(ChoiceKind::One, {false, {QStringLiteral("1")}});
    open();
    QCOMPARE(list()->currentItem()->text(), QStringLiteral("Claims"));
    QVERIFY(!popup()->findChild<QToolButton *>(QStringLiteral("choiceNoneOf")));
    QTest::keyClicks(typed(), QStringLiteral("sales n")); // a space is text
    QTest::keyClick(typed(), Qt::Key_Return);
    QTRY_VERIFY(!popup());
    QCOMPARE(m_button->text(), QStringLiteral("Sales North"));
    QCOMPARE(m_edited->count(), 1);
}

void ChoiceButtonTest::anEmptyVocabularyIsSaid()
{
    make(ChoiceKind::Several, {}, 0);
    open();
    QVERIFY(!list()->isVisible());
    const auto labels = popup()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == QStringLiteral("Nothing to choose from yet");
    }));
    QTest::keyClick(typed(), Qt::Key_Space);
    QCOMPARE(m_edited->count(), 0);
}

WRAPDESK_TEST(ChoiceButtonTest)
#include "choicebuttontest.moc"
