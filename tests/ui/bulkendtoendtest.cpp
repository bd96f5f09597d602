// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/stragglersfoot.h"
#include "pages/stragglerspage.h"
#include "samples.h"
#include "session/writing.h"
#include "support/runner.h"
#include "widgets/boardview.h"
#include "widgets/undobar.h"
#include "windowrig.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

// Many legs coded in the real window on a real session against the demo organisation.
class BulkEndToEndTest : public QObject, private WindowRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void cleanup() { close(); }
    void manyLegsAreForetoldTakenBackAndThenCoded();
    void aRunIsPausedAndCancelledAndSaysWhatWasSent();
    void refusedLegsAreListedAndTriedAgain();
    void theLaterSupervisorDecidesWithBothCodesInView();

private:
    void open(demoorg::Organization::Options options, int requestsAMinute);
    void order(int codeRow = 0);
    void typeCount();
    int writes() const { return int(m_organization->stats().value(u"writes").toArray().size()); }
    StragglersPage &page() const { return m_window->stragglers(); }
    QString runText() const { return find<QLabel>("runText")->text(); }
    bool isFinished() const
    {
        return page().foot().run().about() == RunBar::About::Run && !page().foot().run().isBusy();
    }
};

void BulkEndToEndTest::open(demoorg::Organization::Options options, int requestsAMinute)
{
    options = quiet(options);
    options.site.backlog = 400;
    options.tokens.requests = requestsAMinute;
    openOn(options);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->health().sweep.loading == Loading::Ready
                                 && page().rows().rowCount() > Writing::typedCountAbove,
                             patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->writing().isOpen(), patience);
}

// Everything in the list, the code in that row of the picker, and what would happen.
void BulkEndToEndTest::order(int codeRow)
{
    page().board().setFocus();
    QTest::keyClick(&page().board(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&page().board(), Qt::Key_W);
    auto *codes = find<QListWidget>("pickerCodes");
    QTRY_VERIFY_WITH_TIMEOUT(page().picker().isVisible() && codes->count() > codeRow, patience);
    codes->setCurrentRow(codeRow);
    QTest::keyClick(find<QLineEdit>("pickerTyped"), Qt::Key_Return);
    const QString words = find<QLabel>("bulkWords")->text();
    QVERIFY2(words.contains(QStringLiteral(" will be coded")), qPrintable(words));
    QVERIFY2(!words.startsWith(QStringLiteral("None")), qPrintable(words));
}

void BulkEndToEndTest::typeCount()
{
    auto *typed = find<QLineEdit>("bulkTyped");
    QTRY_VERIFY(typed->isVisible());
    QVERIFY(!find<QPushButton>("bulkApply")->isEnabled());
    QTest::keyClicks(typed, find<QLabel>("bulkWords")->text().section(u' ', 0, 0));
    QVERIFY(find<QPushButton>("bulkApply")->isEnabled());
}

void BulkEndToEndTest::manyLegsAreForetoldTakenBackAndThenCoded()
{
    open({}, 100'000);
    order();
    const int foretold = find<QLabel>("bulkWords")->text().section(u' ', 0, 0).remove(u',').toInt();
    const QSet<LegId> selected = page().selected().ids();
    QVERIFY(foretold > 0);
    typeCount();
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(find<UndoBar>("undoBar")->isVisible());
    QVERIFY(find<QLabel>("undoText")->text().startsWith(QStringLiteral("%1 legs →").arg(QLocale().toString(foretold))));
    QCOMPARE(page().selected().count(), 0);

    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(page().selected().ids(), selected, patience);
    QTRY_VERIFY(!find<UndoBar>("undoBar")->isVisible());
    QVERIFY(page().foot().bulk().isVisible());
    QCOMPARE(writes(), 0);

    typeCount();
    QCOMPARE(find<QLabel>("bulkWords")->text().section(u' ', 0, 0), QLocale().toString(foretold));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(find<UndoBar>("undoBar")->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isFinished(), 2 * patience);
    QCOMPARE(runText(), QStringLiteral("%1 confirmed").arg(QLocale().toString(foretold)));
    QCOMPARE(writes(), foretold);
    QTest::mouseClick(find<QPushButton>("runDismiss"), Qt::LeftButton);
    QVERIFY(!page().foot().run().isVisible());
}

void BulkEndToEndTest::aRunIsPausedAndCancelledAndSaysWhatWasSent()
{
    open({}, 3'000);
    order();
    typeCount();
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(writes() > 3, patience);
    find<QPushButton>("runPause")->click();
    QTRY_VERIFY_WITH_TIMEOUT(runText().startsWith(QStringLiteral("Paused")), patience);
    find<QPushButton>("runCancel")->click();
    QTRY_VERIFY_WITH_TIMEOUT(isFinished(), patience);
    const int sent = writes();
    QVERIFY2(runText().startsWith(QStringLiteral("%1 confirmed · ").arg(sent)), qPrintable(runText()));
    QVERIFY2(runText().endsWith(QStringLiteral("not sent")), qPrintable(runText()));
}

void BulkEndToEndTest::refusedLegsAreListedAndTriedAgain()
{
    open({.writePolicy = demoorg::WritePolicy::OwnLeg}, 100'000);
    order();
    typeCount();
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(isFinished(), 2 * patience);
    QVERIFY2(runText().contains(QStringLiteral("locked")) || runText().contains(QStringLiteral("refused")),
             qPrintable(runText()));
    QCOMPARE(writes(), 0);
    find<QToolButton>("runResults")->click();
    QVERIFY(find<LegGroups>("runGroups")->topLevelItemCount() > 0);
    if (find<QPushButton>("runRetry")->isVisible()) {
        find<QPushButton>("runRetry")->click();
        QTRY_VERIFY_WITH_TIMEOUT(page().foot().run().isBusy(), patience);
    }
}

// A leg that is coded by somebody else while ours may still be taken back: nothing of theirs is written over, until a
// person who sees both says so.
void BulkEndToEndTest::theLaterSupervisorDecidesWithBothCodesInView()
{
    open({}, 100'000);
    BoardView &board = page().board();
    auto *codes = find<QListWidget>("pickerCodes");
    auto *typed = find<QLineEdit>("pickerTyped");
    LegId leg;
    for (int row = 0; leg == LegId() && row < page().rows().rowCount(); ++row) {
        const StragglerRow &candidate = page().rows().at(row); // some queues have no codes
        if (candidate.straggler.kind == StragglerClass::Missing && candidate.straggler.unwritable == Unwritable::No
            && m_organization->site().queue(candidate.leg.queue.text())->codeIds.size() > 2)
            leg = candidate.key;
    }
    const auto outcome = [&] { return page().rows().indexOf(leg, StragglerModel::Outcome).data().toString(); };
    board.setFocus();
    board.setCurrentIndex(page().rows().indexOf(leg));
    QTest::keyClick(&board, Qt::Key_W);
    QTRY_VERIFY_WITH_TIMEOUT(page().picker().isVisible() && codes->count() > 2, patience);
    const QString theirs = codes->item(2)->text();
    const QString theirCode = codes->item(2)->data(Qt::UserRole).toString();
    const QString ours = codes->item(1)->text();
    QTest::keyClick(typed, Qt::Key_Down);
    QTest::keyClick(typed, Qt::Key_Return);
    QTRY_VERIFY(find<UndoBar>("undoBar")->isVisible());
    m_organization->site().agentCodes(leg.conversation.text(), leg.participant.text(), leg.communication.text(),
                                      theirCode);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(outcome(), QStringLiteral("coded meanwhile: %1 · you chose %2").arg(theirs, ours),
                              patience);

    board.setCurrentIndex(page().rows().indexOf(leg));
    QTest::keyClick(&board, Qt::Key_W);
    QTRY_VERIFY_WITH_TIMEOUT(page().picker().isVisible(), patience);
    QCOMPARE(page().picker().choice().seenName, theirs);
    QCOMPARE(codes->currentItem()->text(), ours);
    QTest::keyClick(typed, Qt::Key_Return);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(outcome(), QStringLiteral("confirmed · %1").arg(ours), patience);
}

WRAPDESK_TEST(BulkEndToEndTest)
#include "bulkendtoendtest.moc"
