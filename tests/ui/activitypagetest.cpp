// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/activitypage.h"

#include "samples.h"
#include "support/runner.h"
#include "widgets/activitydetails.h"
#include "widgets/boardview.h"
#include "widgets/listframe.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Face = ListFrame::Face;

class ActivityPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsItsListInFourStates();
    void anEmptyAnswerToAFilterOffersToClearIt();
    void eachFilterAsksForWhatItSays_data();
    void eachFilterAsksForWhatItSays();
    void aTimeOfOnesOwnRunsFromMidnightToMidnight();
    void theFailedListAsksAgain();
    void scrollingToTheEndAsksForTheNextPage();
    void aFurtherPageThatFailsLeavesTheRowsAndCanBeAskedForAgain();
    void newEntriesThatPassTheFilterComeOnTop();
    void whatCameWhileTheNewestWereAskedForIsNotLost();
    void anAnswerToAnOlderQuestionIsNotTaken();
    void theSelectionStaysOnItsEntry();
    void tellsTheSelectedEntryWithItsIdsToCopy();
    void namesTheRuleThatWrote();
    void peopleWhoWroteAreOffered();
    void todayMovesOnAtMidnight();
    void exportsWhatTheFiltersChoose();
    void aNarrowWindowHasRoomForAllOfIt();
    void tabGoesInReadingOrder();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    Face face() const { return find<ListFrame>("activityFrame")->face(); }
    QString text(const char *label) const { return find<QLabel>(label)->text(); }
    void choose(const char *filter, const QString &item) { find<QComboBox>(filter)->setCurrentText(item); }
    AuditFilter asked() const { return m_wanted->last().first().value<AuditFilter>(); }
    qint64 askedBefore() const { return m_wanted->last().at(1).toLongLong(); }
    void answer(const QList<AuditEntry> &entries, bool isLast = true)
    {
        m_page->showPage({asked(), askedBefore(), entries, isLast});
    }
    QList<qint64> shown() const;

    std::unique_ptr<ActivityPage> m_page;
    std::unique_ptr<QSignalSpy> m_wanted;
};

void ActivityPageTest::init()
{
    failOnOurWarnings();
    m_page = std::make_unique<ActivityPage>();
    m_wanted = std::make_unique<QSignalSpy>(m_page.get(), &ActivityPage::pageWanted);
    m_page->resize(1100, 700);
    m_page->tick(noon());
    m_page->setQueues({{.id = QueueId(QStringLiteral("q1")), .name = QStringLiteral("Billing")},
                       {.id = QueueId(QStringLiteral("q2")), .name = QStringLiteral("Claims")}});
    m_page->setPeople({{UserId(QStringLiteral("u1")), QStringLiteral("A. Supervisor")}, {UserId(), QString()}});
}

void ActivityPageTest::cleanup()
{
    m_wanted.reset();
    m_page.reset();
}

QList<qint64> ActivityPageTest::shown() const
{
    QList<qint64> ids;
    for (int row = 0; row < m_page->entries().rowCount(); ++row)
        ids << m_page->entries().at(row).id;
    return ids;
}

void ActivityPageTest::showsItsListInFourStates()
{
    QCOMPARE(face(), Face::Loading);
    m_page->reload();
    QCOMPARE(m_wanted->count(), 1);
    QCOMPARE(asked(), AuditFilter{});
    QCOMPARE(askedBefore(), 0);
    QCOMPARE(face(), Face::Loading);
    answer({});
    QCOMPARE(face(), Face::Empty);
    m_page->insert({entry(1)});
    QCOMPARE(face(), Face::Ready);
    m_page->reload();
    QCOMPARE(face(), Face::Ready); // what is there stays until the answer is
    m_page->showFailure({.kind = ErrorKind::Storage, .code = QStringLiteral("corrupt")});
    QCOMPARE(face(), Face::Failed);
    QVERIFY(text("listTitle").contains(QStringLiteral("damaged")));
}

void ActivityPageTest::anEmptyAnswerToAFilterOffersToClearIt()
{
    m_page->reload();
    answer(entries(100, 3));
    choose("outcomeFilter", QStringLiteral("locked"));
    answer({});
    QCOMPARE(face(), Face::Empty);
    find<QPushButton>("listAction")->click();
    QCOMPARE(asked(), AuditFilter{});
    QCOMPARE(find<QComboBox>("outcomeFilter")->currentIndex(), 0);
}

void ActivityPageTest::eachFilterAsksForWhatItSays_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QString>("item");
    QTest::addColumn<AuditFilter>("expected");
    const auto row = [](const char *filter, const char *item, const AuditFilter &expected) {
        QTest::newRow(item) << QByteArray(filter) << QString::fromUtf8(item) << expected;
    };
    row("timeFilter", "Today", {.from = QDateTime(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC)});
    row("timeFilter", "Last 24 hours", {.from = noon().addDays(-1)});
    row("timeFilter", "Last 7 days", {.from = noon().addDays(-7)});
    row("timeFilter", "Last 30 days", {.from = noon().addDays(-30)});
    row("personFilter", "A. Supervisor", {.by = UserId(QStringLiteral("u1"))});
    row("personFilter", "Application", {.by = UserId()});
    row("activityQueueFilter", "Claims", {.queue = QueueId(QStringLiteral("q2"))});
    row("outcomeFilter", "confirmed", {.outcome = IntentState::Confirmed});
    row("outcomeFilter", "refused", {.outcome = IntentState::Refused});
    row("outcomeFilter", "coded by a person", {.outcome = IntentState::HumanWon});
    row("outcomeFilter", "taken back", {.outcome = IntentState::Cancelled});
    row("reasonFilter", "by hand", {.reason = Reason::Kind::Hand});
    row("reasonFilter", "put back", {.reason = Reason::Kind::PutBack});
}

void ActivityPageTest::eachFilterAsksForWhatItSays()
{
    QFETCH(QByteArray, filter);
    QFETCH(QString, item);
    choose(filter.constData(), item);
    QCOMPARE(m_wanted->count(), 1);
    QTEST(asked(), "expected");
    QCOMPARE(askedBefore(), 0);
}

void ActivityPageTest::aTimeOfOnesOwnRunsFromMidnightToMidnight()
{
    m_page->show();
    QVERIFY(!find<QDateEdit>("fromFilter")->isVisible());
    choose("timeFilter", QStringLiteral("From … to …"));
    QVERIFY(find<QDateEdit>("fromFilter")->isVisible());
    find<QDateEdit>("fromFilter")->setDate(QDate(2026, 11, 2));
    find<QDateEdit>("toFilter")->setDate(QDate(2026, 11, 5));
    QCOMPARE(asked().from, QDateTime(QDate(2026, 11, 2), QTime(0, 0), Qt::UTC));
    QCOMPARE(asked().to, QDateTime(QDate(2026, 11, 6), QTime(0, 0), Qt::UTC));
    find<QDateEdit>("toFilter")->setDate(QDate(2026, 10, 30)); // the wrong way round
    QCOMPARE(asked().from, QDateTime(QDate(2026, 10, 30), QTime(0, 0), Qt::UTC));
    QCOMPARE(asked().to, QDateTime(QDate(2026, 11, 3), QTime(0, 0), Qt::UTC));
}

void ActivityPageTest::theFailedListAsksAgain()
{
    m_page->reload();
    m_page->showFailure({.kind = ErrorKind::Storage});
    find<QPushButton>("listAction")->click();
    QCOMPARE(m_wanted->count(), 2);
    answer(entries(10, 2));
    QCOMPARE(face(), Face::Ready);
}

void ActivityPageTest::scrollingToTheEndAsksForTheNextPage()
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

void ActivityPageTest::aFurtherPageThatFailsLeavesTheRowsAndCanBeAskedForAgain()
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

void ActivityPageTest::newEntriesThatPassTheFilterComeOnTop()
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

void ActivityPageTest::whatCameWhileTheNewestWereAskedForIsNotLost()
{
    m_page->insert({entry(99)}); // nobody has asked yet: the first answer will have it
    m_page->reload();
    m_page->insert({entry(100), entry(101)});
    answer(entries(100, 2)); // 101 was written after this was read
    QCOMPARE(shown(), (QList<qint64>{101, 100, 99}));
}

void ActivityPageTest::anAnswerToAnOlderQuestionIsNotTaken()
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

void ActivityPageTest::theSelectionStaysOnItsEntry()
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

void ActivityPageTest::tellsTheSelectedEntryWithItsIdsToCopy()
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

void ActivityPageTest::namesTheRuleThatWrote()
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

void ActivityPageTest::peopleWhoWroteAreOffered()
{
    m_page->reload();
    answer({});
    AuditEntry other = entry(3);
    other.by = UserId(QStringLiteral("u7"));
    other.byName = QStringLiteral("B. Lindqvist");
    m_page->insert({other});
    choose("personFilter", QStringLiteral("B. Lindqvist"));
    QCOMPARE(asked().by, std::optional(UserId(QStringLiteral("u7"))));
    m_page->setPeople({}); // forgotten meanwhile: the choice stays
    QCOMPARE(find<QComboBox>("personFilter")->currentText(), QStringLiteral("B. Lindqvist"));
}

void ActivityPageTest::todayMovesOnAtMidnight()
{
    choose("timeFilter", QStringLiteral("Today"));
    answer(entries(10, 3));
    m_page->tick(noon().addSecs(3600));
    QCOMPARE(m_wanted->count(), 1);
    m_page->tick(noon().addSecs(qint64{13} * 3600));
    QCOMPARE(m_wanted->count(), 2);
    QCOMPARE(asked().from, QDateTime(QDate(2026, 11, 23), QTime(0, 0), Qt::UTC));
}

void ActivityPageTest::exportsWhatTheFiltersChoose()
{
    const QSignalSpy wanted(m_page.get(), &ActivityPage::exportWanted);
    QVERIFY(!find<QPushButton>("exportButton")->isEnabled());
    choose("outcomeFilter", QStringLiteral("refused"));
    answer(entries(10, 3));
    find<QPushButton>("exportButton")->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().value<AuditFilter>().outcome, std::optional(IntentState::Refused));
}

void ActivityPageTest::aNarrowWindowHasRoomForAllOfIt()
{
    m_page->reload();
    answer(entries(10, 3));
    m_page->board().setCurrentIndex(m_page->board().model()->index(0, 0));
    m_page->resize(524, 600); // the least window with the drawer open
    m_page->show();
    choose("timeFilter", QStringLiteral("From … to …"));
    QCoreApplication::processEvents();
    QCOMPARE(m_page->width(), 524);
    QVERIFY(find<QComboBox>("reasonFilter")->y() > find<QComboBox>("timeFilter")->y());
    m_page->resize(1200, 600);
    QCoreApplication::processEvents();
    QCOMPARE(find<QComboBox>("reasonFilter")->y(), find<QComboBox>("timeFilter")->y());
}

void ActivityPageTest::tabGoesInReadingOrder()
{
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->reload();
    answer(entries(10, 3));
    m_page->board().setCurrentIndex(m_page->board().model()->index(0, 0));
    find<QPushButton>("exportButton")->setFocus();
    QStringList visited;
    for (int i = 0; i < 9; ++i) {
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        visited << m_page->focusWidget()->objectName();
    }
    QCOMPARE(visited.join(u','),
             QStringLiteral("timeFilter,personFilter,activityQueueFilter,outcomeFilter,reasonFilter,activityBoard,"
                            "activityConversationCopy,activityCommunicationCopy,activityCorrelationCopy"));
}

WRAPDESK_TEST(ActivityPageTest)
#include "activitypagetest.moc"
