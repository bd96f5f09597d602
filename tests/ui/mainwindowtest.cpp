// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"

#include "errortext.h"
#include "pages/activitypage.h"
#include "pages/livepage.h"
#include "pages/queuespage.h"
#include "pages/rulespage.h"
#include "pages/stragglerspage.h"
#include "samples.h"
#include "support/runner.h"
#include "widgets/banner.h"
#include "widgets/boardview.h"
#include "widgets/drawer.h"
#include "widgets/healthstrip.h"
#include "widgets/organizationbutton.h"
#include "widgets/statusitem.h"

#include <QAccessible>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void controlAndANumberShowsThePage();
    void tabGoesThroughTheInboxInReadingOrder();
    void namesTheCauseOfAFailureInALineWithAButton();
    void recordsThatCannotBeKeptAreNamedAndCanBeTriedAgain();
    void saysHowOldTheListsAreWhereThePlatformCannotBeReached();
    void namesThePageThatCameInsteadOfThePlatform();
    void settingsAreOfferedOnceThereIsAnOrganisation();
    void theStripTellsHealthInWords();
    void theStripSaysLoudlyThatRulesAreOff();
    void theStripsSwitchAsksAndShowsWhatIs();
    void theNavigationFollowsThePagesInTheirOrder();
    void everyControlHasANameForAssistiveTechnology_data();
    void everyControlHasANameForAssistiveTechnology();
    void theDrawerOpensAndCloses();
    void remembersHowItLooked();

private:
    QString strip(const char *name) const
    {
        const auto *item = m_window->findChild<StatusItem *>(QString::fromLatin1(name));
        return item->isHidden() ? QString() : item->text();
    }

    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::init()
{
    failOnOurWarnings();
    m_window = std::make_unique<MainWindow>(UiState{});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowTest::controlAndANumberShowsThePage()
{
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(m_window->live().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(m_window->queues().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(m_window->rules().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);
    QVERIFY(m_window->activity().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(m_window->stragglers().isVisible());
}

void MainWindowTest::tabGoesThroughTheInboxInReadingOrder()
{
    m_window->stragglers().update({straggler(1)}, {});
    m_window->stragglers().setState(ready(), {});
    m_window->findChild<QWidget *>(QStringLiteral("navigation"))->setFocus();
    QStringList visited;
    for (int i = 0; i < 11; ++i) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        visited << m_window->focusWidget()->objectName();
    }
    const QString expected =
        QStringLiteral("pendingChip,missingChip,system-codedChip,orphanedChip,byDesignChip,"
                       "stragglerSearch,queueFilter,agentFilter,mediaFilter,ageFilter,stragglerBoard");
    QCOMPARE(visited.join(u','), expected);
}

void MainWindowTest::namesTheCauseOfAFailureInALineWithAButton()
{
    const QSignalSpy retried(m_window.get(), &MainWindow::retryRequested);
    Health health;
    health.signIn = Error{.kind = ErrorKind::Unauthorized, .code = QStringLiteral("bad.credentials")};
    m_window->showHealth(health, noon());
    auto *banner = m_window->findChild<Banner *>(QStringLiteral("failureBanner"));
    QVERIFY(banner->isVisible());
    QVERIFY(banner->findChild<QLabel *>(QStringLiteral("failureBannerText"))
                ->text()
                .contains(QStringLiteral("credentials")));
    banner->findChild<QPushButton *>()->click();
    QCOMPARE(retried.count(), 1);
    m_window->showHealth({}, noon());
    QVERIFY(!banner->isVisible());
}

void MainWindowTest::recordsThatCannotBeKeptAreNamedAndCanBeTriedAgain()
{
    const QSignalSpy signInRetried(m_window.get(), &MainWindow::retryRequested);
    const QSignalSpy retried(m_window.get(), &MainWindow::storeRetryRequested);
    Health health;
    health.storage = Error{.kind = ErrorKind::Storage,
                           .code = QStringLiteral("disk-full"),
                           .where = QStringLiteral("/home/a/wrapdesk.sqlite")};
    health.live = LiveState::Failed;
    health.liveError = Error{.kind = ErrorKind::Offline};
    m_window->showHealth(health, noon());
    auto *banner = m_window->findChild<Banner *>(QStringLiteral("failureBanner"));
    const QString text = banner->findChild<QLabel *>(QStringLiteral("failureBannerText"))->text();
    QVERIFY(text.contains(QStringLiteral("not being written")));
    QVERIFY(text.contains(QStringLiteral("disk is full")));
    QVERIFY(text.contains(QStringLiteral("/home/a/wrapdesk.sqlite")));
    banner->findChild<QPushButton *>()->click();
    QCOMPARE(retried.count(), 1);
    QCOMPARE(signInRetried.count(), 0);
    health.storage.reset();
    m_window->showHealth(health, noon());
    banner->findChild<QPushButton *>()->click(); // of the live updates now
    QCOMPARE(retried.count(), 1);
    QCOMPARE(signInRetried.count(), 1);
}

void MainWindowTest::saysHowOldTheListsAreWhereThePlatformCannotBeReached()
{
    const QSignalSpy retried(m_window.get(), &MainWindow::retryRequested);
    Health health;
    health.organization = QStringLiteral("acme");
    health.offline = OfflineStart{.asOf = noon().addSecs(-3600), .error = Error{.kind = ErrorKind::Offline}};
    health.sweep = {.loading = Loading::Failed, .asOf = noon().addSecs(-3600), .error = health.offline->error};
    m_window->showHealth(health, noon());
    auto *banner = m_window->findChild<Banner *>(QStringLiteral("failureBanner"));
    const auto text = [banner] { return banner->findChild<QLabel *>(QStringLiteral("failureBannerText"))->text(); };
    QVERIFY2(text().startsWith(QStringLiteral("Offline: lists as of 11:00. Nothing can be sent. ")),
             qPrintable(text()));
    QVERIFY(text().contains(explain(Error{.kind = ErrorKind::Offline}).sentence));
    QCOMPARE(strip("healthLive"), QStringLiteral("offline"));
    QCOMPARE(strip("healthSweep"), QStringLiteral("lists as of 11:00"));
    banner->findChild<QPushButton *>()->click();
    QCOMPARE(retried.count(), 1);

    health.offline->isTrying = true;
    m_window->showHealth(health, noon());
    QVERIFY2(text().contains(QStringLiteral("Trying again…")), qPrintable(text()));
    QVERIFY(!banner->findChild<QPushButton *>()->isVisible());

    m_window->stragglers().update({straggler(1)}, {});
    m_window->stragglers().setState(health.sweep, health);
    m_window->stragglers().tick(noon());
    QVERIFY(m_window->stragglers().board().isVisible()); // what was known last stays in sight
    const auto *note = m_window->stragglers().findChild<QLabel *>(QStringLiteral("listNote"));
    QVERIFY2(note->isVisible() && note->text().contains(QStringLiteral("Stale for 1 h")), qPrintable(note->text()));

    health.offline = OfflineStart{.asOf = {}, .error = Error{.kind = ErrorKind::Timeout}};
    m_window->showHealth(health, noon());
    QVERIFY2(text().startsWith(QStringLiteral("Offline: no lists are known from before. ")), qPrintable(text()));
    m_window->showHealth({}, noon());
    QVERIFY(!banner->isVisible());
}

void MainWindowTest::namesThePageThatCameInsteadOfThePlatform()
{
    Health health;
    health.offline =
        OfflineStart{.asOf = noon(), .error = Error{.kind = ErrorKind::Decode, .code = QStringLiteral("web-page")}};
    m_window->showHealth(health, noon());
    const QString text = m_window->findChild<QLabel *>(QStringLiteral("failureBannerText"))->text();
    QVERIFY2(text.contains(QStringLiteral("A web page came instead of Genesys Cloud's answer")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("Open a browser, sign in there, then try again.")), qPrintable(text));
    QCOMPARE(whyNoCodes(health), QStringLiteral("Nothing can be sent while Genesys Cloud cannot be reached."));
}

void MainWindowTest::settingsAreOfferedOnceThereIsAnOrganisation()
{
    const QSignalSpy wanted(m_window.get(), &MainWindow::settingsRequested);
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(wanted.count(), 0);
    Health health;
    health.organization = QStringLiteral("acme");
    m_window->showHealth(health, noon());
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(wanted.count(), 1);
}

void MainWindowTest::theStripTellsHealthInWords()
{
    Health health;
    health.organization = QStringLiteral("acme");
    health.user = QStringLiteral("A. Supervisor");
    health.live = LiveState::Live;
    health.lastEvent = noon().addSecs(-2);
    health.lastHeartbeat = noon().addSecs(-11);
    health.sweep = ready();
    health.gaps = {{noon().addSecs(-600), noon().addSecs(-590), true}};
    health.budgetUsed = 41;
    health.budgetAllowed = 300;
    health.openIntents = 2;
    health.clockError = std::chrono::seconds(-90);
    m_window->showHealth(health, noon());
    QCOMPARE(m_window->strip().organization().text(), QStringLiteral("acme"));
    QCOMPARE(strip("healthLive"), QStringLiteral("live 2 s"));
    QCOMPARE(strip("healthHeartbeat"), QStringLiteral("heartbeat 11 s"));
    QCOMPARE(strip("healthSweep"), QStringLiteral("swept 12:00, 1 gap filled"));
    QCOMPARE(strip("healthBudget"), QStringLiteral("budget 41/300"));
    QCOMPARE(strip("healthThrottled"), QString());
    QCOMPARE(strip("healthOutbox"), QStringLiteral("outbox 2"));
    QCOMPARE(strip("healthClock"), QStringLiteral("clock off by 1:30"));
    QCOMPARE(strip("healthUser"), QStringLiteral("A. Supervisor"));
    health.throttled = 3;
    health.live = LiveState::Gap;
    m_window->showHealth(health, noon());
    QCOMPARE(strip("healthThrottled"), QStringLiteral("429 × 3"));
    QVERIFY(strip("healthLive").startsWith(QStringLiteral("gap")));
}

void MainWindowTest::theStripSaysLoudlyThatRulesAreOff()
{
    auto *button = m_window->findChild<QPushButton *>(QStringLiteral("rulesSwitch"));
    QVERIFY(!button->isVisible()); // not known yet
    Health health;
    health.rulesOn = true;
    m_window->showHealth(health, noon());
    QVERIFY(button->isVisible());
    QVERIFY(button->isChecked());
    QCOMPARE(button->text(), QStringLiteral("rules on"));
    health.rulesOn = false;
    m_window->showHealth(health, noon());
    QVERIFY(!button->isChecked());
    QCOMPARE(button->text(), QStringLiteral("rules off"));
    QVERIFY(button->accessibleName().contains(QStringLiteral("off")));
    m_window->showPage(MainWindow::Rules);
    QVERIFY(m_window->findChild<Banner *>(QStringLiteral("rulesOffBanner"))->isVisible());
}

void MainWindowTest::theStripsSwitchAsksAndShowsWhatIs()
{
    const QSignalSpy switched(m_window.get(), &MainWindow::rulesSwitched);
    auto *button = m_window->findChild<QPushButton *>(QStringLiteral("rulesSwitch"));
    Health health;
    health.rulesOn = true;
    m_window->showHealth(health, noon());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(switched.count(), 1);
    QCOMPARE(switched[0][0].toBool(), false);
    QVERIFY(button->isChecked()); // nobody has switched them off yet
    health.rulesOn = false;
    m_window->showHealth(health, noon());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(switched.last()[0].toBool(), true);
}

void MainWindowTest::theNavigationFollowsThePagesInTheirOrder()
{
    auto *navigation = m_window->findChild<QListWidget *>(QStringLiteral("navigation"));
    QStringList names;
    for (int row = 0; row < navigation->count(); ++row)
        names << navigation->item(row)->data(Qt::AccessibleTextRole).toString();
    QCOMPARE(names.join(u','), QStringLiteral("Live,Stragglers,Queues,Rules,Activity"));
    navigation->setCurrentRow(MainWindow::Rules);
    QVERIFY(m_window->rules().isVisible());
    navigation->setCurrentRow(MainWindow::Activity);
    QVERIFY(m_window->activity().isVisible());
}

void MainWindowTest::everyControlHasANameForAssistiveTechnology_data()
{
    QTest::addColumn<MainWindow::Page>("page");
    QTest::newRow("live") << MainWindow::Live;
    QTest::newRow("stragglers") << MainWindow::Stragglers;
    QTest::newRow("queues") << MainWindow::Queues;
    QTest::newRow("rules") << MainWindow::Rules;
    QTest::newRow("activity") << MainWindow::Activity;
}

void MainWindowTest::everyControlHasANameForAssistiveTechnology()
{
    QFETCH(MainWindow::Page, page);
    m_window->showPage(page);
    m_window->rules().showPanel(true);
    Health health;
    health.rulesOn = true;
    m_window->showHealth(health, noon());
    const QList<QWidget *> widgets = m_window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisibleTo(m_window.get())
            || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        const QByteArray who = QByteArray(widget->metaObject()->className()) + " " + widget->objectName().toUtf8();
        QVERIFY2(!widget->objectName().isEmpty(), who.constData());
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), who.constData());
    }
}

void MainWindowTest::theDrawerOpensAndCloses()
{
    QVERIFY(!m_window->drawer().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QVERIFY(m_window->drawer().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QVERIFY(!m_window->drawer().isVisible());
}

void MainWindowTest::remembersHowItLooked()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("wrapdesk.ini")), QSettings::IniFormat);
    m_window->stragglers().board().setColumnWidth(2, 231);
    const QByteArray columns = m_window->stragglers().board().columnState();
    m_window->showDrawer(true);
    m_window->uiState().save(settings);
    m_window = std::make_unique<MainWindow>(UiState::load(settings));
    QCOMPARE(m_window->stragglers().board().columnState(), columns);
    QVERIFY(m_window->uiState().isDrawerOpen);
}

WRAPDESK_TEST(MainWindowTest)
#include "mainwindowtest.moc"
