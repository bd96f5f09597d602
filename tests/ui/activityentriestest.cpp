// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activitypagerig.h"
#include "support/runner.h"
#include "widgets/activitydetails.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Face = ListFrame::Face;

// The entries of the activity page: further pages, new ones, and the one that is selected.
class ActivityEntriesTest : public QObject, private ActivityPageRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void scrollingToTheEndAsksForTheNextPage();
    void aFurtherPageThatFailsLeavesTheRowsAndCanBeAskedForAgain();
    void newEntriesThatPassTheFilterComeOnTop();
    void whatCameWhileTheNewestWereAskedForIsNotLost();
    void anAnswerToAnOlderQuestionIsNotTaken();
    void theSelectionStaysOnItsEntry();
    void tellsTheSelectedEntryWithItsIdsToCopy();
    void namesTheRuleThatWrote();
};

void ActivityEntriesTest::scrollingToTheEndAsksForTheNextPage()
{
    m_page->show();
    m_page->reload();
    answer(entries(1000, 100), false);
    QScrollBar *bar = m_page->board().verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QCOMPARE(m_wanted->count(), 1);
    bar->setValue(bar->maximum());
    QCOMPARE(m_wanted->count(), 2);
    QCOMPARE(askedBefore(), 901);
    bar->setValue(0);
    bar->setValue(bar->maximum());
    QCOMPARE(m_wanted->count(), 2); // once is enough
    const QSignalSpy reset(&m_page->entries(), &QAbstractItemModel::modelReset);
    answer(entries(900, 100), true);
    QCOMPARE(m_page->entries().rowCount(), 200);
    QCOMPARE(reset.count(), 0);
    bar->setValue(bar->maximum());
    QCOMPARE(m_wanted->count(), 2); // that was all
}

void ActivityEntriesTest::aFurtherPageThatFailsLeavesTheRowsAndCanBeAskedForAgain()
{
    m_page->show();
    m_page->reload();
    answer(entries(1000, 100), false);
    m_page->board().model()->fetchMore({});
    m_page->showFailure({.kind = ErrorKind::Storage});
    QCOMPARE(face(), Face::Ready);
    QCOMPARE(m_page->entries().rowCount(), 100);
    QVERIFY(find<QPushButton>("listNoteAction")->isVisible());
    find<QPushButton>("listNoteAction")->click();
    QCOMPARE(askedBefore(), 901);
    answer(entries(900, 10));
    QCOMPARE(m_page->entries().rowCount(), 110);
    QVERIFY(!find<QPushButton>("listNoteAction")->isVisible());
}

void ActivityEntriesTest::newEntriesThatPassTheFilterComeOnTop()
{
    const QAbstractItemModelTester tester(m_page->board().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    choose("reasonFilter", QStringLiteral("in bulk"));
    answer({});
    AuditEntry byHand = entry(7);
    AuditEntry inBulk = entry(8);
    inBulk.reason.kind = Reason::Kind::Bulk;
    m_page->insert({byHand, inBulk});
    QCOMPARE(shown(), QList<qint64>{8});
}

void ActivityEntriesTest::whatCameWhileTheNewestWereAskedForIsNotLost()
{
    m_page->insert({entry(99)}); // nobody has asked yet: the first answer will have it
    m_page->reload();
    m_page->insert({entry(100), entry(101)});
    answer(entries(100, 2)); // 101 was written after this was read
    QCOMPARE(shown(), (QList<qint64>{101, 100, 99}));
}

void ActivityEntriesTest::anAnswerToAnOlderQuestionIsNotTaken()
{
    m_page->reload();
    const AuditFilter first = asked();
    choose("reasonFilter", QStringLiteral("in bulk"));
    m_page->showPage({first, 0, entries(10, 3), true});
    QCOMPARE(face(), Face::Loading);
    answer({});
    m_page->showPage({first, 0, entries(10, 3), true});
    QCOMPARE(face(), Face::Empty);
}

void ActivityEntriesTest::theSelectionStaysOnItsEntry()
{
    m_page->show();
    m_page->reload();
    answer(entries(100, 20));
    BoardView &board = m_page->board();
    board.setCurrentIndex(board.model()->index(3, 0)); // 97
    m_page->insert({entry(101), entry(102)});
    QCOMPARE(board.currentIndex().row(), 5);
    choose("activityQueueFilter", QStringLiteral("Billing"));
    answer({entry(102), entry(97), entry(90)});
    QCOMPARE(board.currentIndex().row(), 1);
    QVERIFY(board.selectionModel()->isRowSelected(1));
    answer({entry(102)}); // nobody asked
    QCOMPARE(board.currentIndex().row(), 1);
}

void ActivityEntriesTest::tellsTheSelectedEntryWithItsIdsToCopy()
{
    m_page->show();
    m_page->reload();
    AuditEntry refused = entry(5);
    refused.outcome = IntentState::Locked;
    refused.refusal = Refusal::Closed;
    refused.detail = QStringLiteral("not.authorized");
    refused.correlationIds = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    answer({refused, entry(4)});
    m_page->board().setCurrentIndex(m_page->board().model()->index(0, 0));
    QVERIFY(text("activitySentence").contains(QStringLiteral("closed")));
    QCOMPARE(text("activityConversation"), QStringLiteral("c0005"));
    QVERIFY(text("activityCorrelation").contains(QStringLiteral("1 more")));
    find<QToolButton>("activityCorrelationCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a\nb\nc"));
    find<QToolButton>("activityConversationCopy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("c0005"));
    m_page->board().setCurrentIndex(m_page->board().model()->index(1, 0));
    QCOMPARE(text("activityCorrelation"), QStringLiteral("corr-4"));
}

void ActivityEntriesTest::namesTheRuleThatWrote()
{
    m_page->setRuleNames([](const RuleId &rule) {
        return rule.text() == QStringLiteral("r7") ? QStringLiteral("Night leftovers") : QString();
    });
    AuditEntry known = entry(1001);
    known.reason = {Reason::Kind::Rule, QStringLiteral("r7")};
    AuditEntry forgotten = entry(1000);
    forgotten.reason = {Reason::Kind::Rule, QStringLiteral("r8")};
    m_page->reload();
    answer({known, forgotten});
    const auto told = [this] {
        QStringList texts;
        for (const QLabel *label : find<ActivityDetails>("activityDetails")->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n');
    };
    m_page->board().setCurrentIndex(m_page->board().model()->index(0, 0));
    QVERIFY(told().contains(QStringLiteral("By the rule “Night leftovers”.")));
    m_page->board().setCurrentIndex(m_page->board().model()->index(1, 0));
    QVERIFY(told().contains(QStringLiteral("By the rule “r8”.")));
}

WRAPDESK_TEST(ActivityEntriesTest)
#include "activityentriestest.moc"
