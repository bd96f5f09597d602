// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activitypagerig.h"
#include "support/runner.h"

#include <QDateEdit>
#include <QPushButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Face = ListFrame::Face;

class ActivityPageTest : public QObject, private ActivityPageRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void showsItsListInFourStates();
    void anEmptyAnswerToAFilterOffersToClearIt();
    void eachFilterAsksForWhatItSays_data();
    void eachFilterAsksForWhatItSays();
    void aTimeOfOnesOwnRunsFromMidnightToMidnight();
    void theFailedListAsksAgain();
    void peopleWhoWroteAreOffered();
    void todayMovesOnAtMidnight();
    void exportsWhatTheFiltersChoose();
    void aNarrowWindowHasRoomForAllOfIt();
    void tabGoesInReadingOrder();
};

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
