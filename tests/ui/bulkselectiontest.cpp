// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bulksamples.h"
#include "pages/stragglersfoot.h"
#include "stragglersrig.h"
#include "support/runner.h"
#include "widgets/boardview.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;

Q_DECLARE_METATYPE(wrapdesk::BulkOrder)

// Many legs selected in the inbox, from the selection to the order.
class BulkSelectionTest : public QObject, private StragglersRig
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { close(); }
    void theBarComesWithTheSecondLegAndGoesWithIt();
    void theSelectionStaysOnItsLegsWhileRowsComeGoAndMove();
    void rowsThatComeInAreNotSelected();
    void filteredRowsLeaveTheSelection();
    void selectingTenThousandTakesAFewFrames();
    void tenThousandSelectedDoNotHoldUpChanges();
    void wOpensThePickerOverTheBar();
    void wKeepsASelectionWithoutACurrentRow();
    void theCodeTakenIsForetoldAtOnceAndAppliedByControlReturn();
    void changesOfTheRowsAreForetoldAtMostAtAPace();
    void whileARunGoesNothingElseCanBeApplied();
    void whatEndsARunGivesTheKeyboardBackToTheList();
    void escapeGoesBackToTheBoardAndThenEndsTheSelection();
    void tabGoesThroughTheBarInReadingOrder();

private:
    void fill(int from, int to);
    void selectAll();
    bool barIsVisible() const { return m_page->foot().bulk().isVisible(); }
    QSet<LegId> reallySelected() const;
};

void BulkSelectionTest::init()
{
    qRegisterMetaType<BulkOrder>();
    open();
}

void BulkSelectionTest::fill(int from, int to)
{
    QList<StragglerRow> rows;
    for (int number = from; number <= to; ++number)
        rows.append(straggler(number));
    m_page->update(rows, {});
}

void BulkSelectionTest::selectAll()
{
    m_page->board().setFocus();
    QTest::keyClick(&m_page->board(), Qt::Key_A, Qt::ControlModifier);
}

QSet<LegId> BulkSelectionTest::reallySelected() const
{
    QSet<LegId> legs;
    for (int row = 0; row < m_page->rows().rowCount(); ++row) {
        if (m_page->board().selectionModel()->isRowSelected(row))
            legs.insert(m_page->rows().at(row).key);
    }
    return legs;
}

void BulkSelectionTest::theBarComesWithTheSecondLegAndGoesWithIt()
{
    fill(1, 20);
    m_page->board().setFocus();
    QTest::keyClick(&m_page->board(), Qt::Key_Down);
    QVERIFY(!barIsVisible());
    QTest::keyClick(&m_page->board(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&m_page->board(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(barIsVisible());
    QCOMPARE(find<QLabel>("bulkCount")->text(), QStringLiteral("3 selected"));
    QTest::keyClick(&m_page->board(), Qt::Key_Up);
    QVERIFY(!barIsVisible());
    QCOMPARE(m_page->selected().count(), 1);
}

void BulkSelectionTest::theSelectionStaysOnItsLegsWhileRowsComeGoAndMove()
{
    fill(101, 300);
    selectAll();
    QCOMPARE(m_page->selected().count(), 200);
    QSet<LegId> expected = m_page->selected().ids();
    fill(1, 50); // above them
    fill(400, 450); // below
    m_page->update({}, {legId(150), legId(151), legId(200)});
    expected -= {legId(150), legId(151), legId(200)};
    StragglerRow moved = straggler(120);
    moved.leg.endedAt = noon().addSecs(-1);
    m_page->update({moved}, {});
    m_page->board().sortByColumn(StragglerModel::Agent, Qt::DescendingOrder);
    QCOMPARE(m_page->selected().ids(), expected);
    QCOMPARE(reallySelected(), expected);
}

void BulkSelectionTest::rowsThatComeInAreNotSelected()
{
    fill(10, 12);
    selectAll();
    fill(1, 5);
    QCOMPARE(m_page->selected().count(), 3);
    QVERIFY(!m_page->selected().ids().contains(legId(3)));
    QCOMPARE(find<QLabel>("bulkCount")->text(), QStringLiteral("3 selected"));
}

void BulkSelectionTest::filteredRowsLeaveTheSelection()
{
    fill(1, 9);
    m_page->update({straggler(10, StragglerClass::SystemCoded), straggler(11, StragglerClass::SystemCoded)}, {});
    selectAll();
    QCOMPARE(m_page->selected().count(), 11);
    find<QToolButton>("system-codedChip")->click();
    QCOMPARE(m_page->selected().ids(), (QSet<LegId>{legId(10), legId(11)}));
    QCOMPARE(reallySelected(), m_page->selected().ids());
}

void BulkSelectionTest::selectingTenThousandTakesAFewFrames()
{
    fill(1, 10'000);
    m_page->board().setFocus();
    QElapsedTimer timer;
    timer.start();
    m_page->board().selectAll();
    const qint64 took = timer.elapsed();
    qInfo("10,000 selected in %lld ms", took);
    QCOMPARE(m_page->selected().count(), 10'000);
    QVERIFY2(took < 160, qPrintable(QString::number(took))); // 5 ms where optimised and alone
}

void BulkSelectionTest::tenThousandSelectedDoNotHoldUpChanges()
{
    fill(1, 10'000);
    m_page->board().selectAll();
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < 5; ++round) {
        QHash<LegId, WriteCourse> courses;
        QList<LegId> gone;
        for (int i = 0; i < 100; ++i) {
            courses.insert(legId(round * 1000 + i * 7 + 1), {.state = IntentState::Sending});
            gone.append(legId(round * 1000 + i * 7 + 2));
        }
        m_page->updateCourses(courses);
        m_page->update({}, gone);
    }
    const qint64 took = timer.elapsed() / 5;
    qInfo("100 changed and 100 gone of 10,000 selected in %lld ms", took);
    QCOMPARE(m_page->selected().count(), 9'500);
    QCOMPARE(reallySelected(), m_page->selected().ids());
    QVERIFY2(took < 300, qPrintable(QString::number(took)));
}

void BulkSelectionTest::wOpensThePickerOverTheBar()
{
    const QSignalSpy wanted(m_page.get(), &StragglersPage::bulkChoiceWanted);
    const QSignalSpy single(m_page.get(), &StragglersPage::choiceWanted);
    fill(1, 20);
    selectAll();
    QTest::keyClick(&m_page->board(), Qt::Key_W);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(single.count(), 0);
    PickerChoice choice{.isForMany = true};
    choice.codes = {callback()};
    choice.remarks = {{callback().id, QStringLiteral("2 of 5 queues")}};
    choice.state = ready();
    m_page->offer(choice);
    QVERIFY(m_page->picker().isVisible());
    QVERIFY(m_page->picker().geometry().bottom() <= m_page->foot().mapTo(m_page.get(), QPoint(0, 40)).y());
    QVERIFY(!find<QLineEdit>("pickerNotes")->isVisible());
    m_page->update({straggler(1)}, {legId(20)});
    QVERIFY(m_page->picker().isVisible());
}

void BulkSelectionTest::wKeepsASelectionWithoutACurrentRow()
{
    const QSignalSpy wanted(m_page.get(), &StragglersPage::bulkChoiceWanted);
    fill(1, 20);
    selectAll();
    m_page->board().selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    QTest::keyClick(&m_page->board(), Qt::Key_W);
    QCOMPARE(m_page->selected().count(), 20);
    QCOMPARE(wanted.count(), 1);
}

void BulkSelectionTest::theCodeTakenIsForetoldAtOnceAndAppliedByControlReturn()
{
    QList<BulkOrder> previews;
    QList<BulkOrder> orders;
    connect(&m_page->foot(), &StragglersFoot::previewWanted, this, [&](const BulkOrder &order) {
        previews.append(order);
        m_page->foot().bulk().showPreview(planOf(20), std::chrono::seconds(7), noon());
    });
    connect(&m_page->foot(), &StragglersFoot::orderRequested, this,
            [&](const BulkOrder &order) { orders.append(order); });
    fill(1, 20);
    selectAll();
    QTest::keyClick(&m_page->board(), Qt::Key_W);
    PickerChoice choice{.isForMany = true};
    choice.codes = {callback()};
    choice.state = ready();
    m_page->offer(choice);
    QTest::keyClick(find<QLineEdit>("pickerTyped"), Qt::Key_Return);
    QCOMPARE(previews.size(), 1);
    QCOMPARE(previews[0].legs.size(), 20);
    QCOMPARE(previews[0].code, callback().id);
    find<QLineEdit>("bulkNotes")->setText(QStringLiteral("  night of the outage "));
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(orders.size(), 1);
    QCOMPARE(orders[0].notes, QStringLiteral("night of the outage"));
    QVERIFY(!orders[0].includeAcw);
    QCOMPARE(QSet<LegId>(orders[0].legs.begin(), orders[0].legs.end()), m_page->selected().ids());
}

void BulkSelectionTest::changesOfTheRowsAreForetoldAtMostAtAPace()
{
    int previews = 0;
    connect(&m_page->foot(), &StragglersFoot::previewWanted, this, [&] { ++previews; });
    fill(1, 20);
    selectAll();
    m_page->foot().bulk().setCode(callback());
    QCOMPARE(previews, 1);
    for (int number = 30; number < 60; ++number)
        fill(number, number);
    QTRY_COMPARE(previews, 2);
    m_page->update({}, {legId(20)});
    QTRY_COMPARE(previews, 3);
}

void BulkSelectionTest::whileARunGoesNothingElseCanBeApplied()
{
    fill(1, 20);
    selectAll();
    BulkProgress run{.code = callback(), .phase = BulkProgress::Phase::Running, .total = 20};
    m_page->foot().run().showRun(run, false);
    m_page->foot().arrange();
    QVERIFY(!barIsVisible());
    QVERIFY(m_page->foot().run().isVisible());
    run.phase = BulkProgress::Phase::Finished;
    m_page->foot().run().showRun(run, false);
    m_page->foot().arrange();
    QVERIFY(barIsVisible());
}

void BulkSelectionTest::whatEndsARunGivesTheKeyboardBackToTheList()
{
    fill(1, 20);
    m_page->foot().run().showRun({.code = callback(), .phase = BulkProgress::Phase::Running, .total = 20}, false);
    m_page->foot().arrange();
    QTest::mouseClick(find<QPushButton>("runCancel"), Qt::LeftButton);
    QVERIFY(m_page->board().hasFocus());
}

void BulkSelectionTest::escapeGoesBackToTheBoardAndThenEndsTheSelection()
{
    fill(1, 20);
    selectAll();
    find<QLineEdit>("bulkNotes")->setFocus();
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
    QVERIFY(m_page->board().hasFocus());
    QCOMPARE(m_page->selected().count(), 20);
    QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
    QCOMPARE(m_page->selected().count(), 0);
    QVERIFY(!barIsVisible());
}

void BulkSelectionTest::tabGoesThroughTheBarInReadingOrder()
{
    fill(1, 20);
    selectAll();
    m_page->foot().bulk().setCode(callback());
    BulkPlan plan = planOf(300, {{BulkSkip::InAcw, 3}});
    m_page->foot().bulk().showPreview(plan, std::chrono::seconds(60), noon());
    find<QLineEdit>("bulkTyped")->setText(QStringLiteral("300"));
    QStringList visited;
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        visited << m_page->focusWidget()->objectName();
    }
    QCOMPARE(visited.join(u','), QStringLiteral("bulkCode,bulkNotes,bulkWhy,bulkTyped,bulkIncludeAcw,bulkApply"));
}

WRAPDESK_TEST(BulkSelectionTest)
#include "bulkselectiontest.moc"
