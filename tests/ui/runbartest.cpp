// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/runbar.h"

#include "bulksamples.h"
#include "support/runner.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Phase = BulkProgress::Phase;

class RunBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bar.reset(); }
    void saysHowFarARunIs();
    void pausesAndResumes();
    void aCancelledRunSaysExactlyWhatWasSent();
    void aFinishedRunSaysWhatBecameOfEachAndWhatCanBeDone();
    void offersOnlyWhatThereIsToDo();
    void tagsOnlyWhereThatIsSet();
    void showsWhatBecameOfEachLegWhenAsked();
    void leftoversAreOfferedForSending();
    void isGoneWhenDismissed();

private:
    static BulkProgress run(Phase phase, const QMap<IntentState, int> &byState)
    {
        return {.run = RunId(QStringLiteral("r")),
                .code = callback(),
                .phase = phase,
                .total = 300,
                .byState = byState,
                .eta = std::chrono::seconds(33)};
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_bar->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString text() const { return find<QLabel>("runText")->text(); }
    bool isOffered(const char *name) const { return find<QWidget>(name)->isVisible(); }

    std::unique_ptr<RunBar> m_bar;
};

void RunBarTest::init()
{
    failOnOurWarnings();
    m_bar = std::make_unique<RunBar>();
    m_bar->resize(928, 120);
}

void RunBarTest::saysHowFarARunIs()
{
    m_bar->showRun(run(Phase::Running, {{IntentState::Confirmed, 139},
                                        {IntentState::HumanWon, 2},
                                        {IntentState::Locked, 1},
                                        {IntentState::Held, 158}}),
                   false);
    QVERIFY(m_bar->isVisible());
    QVERIFY(m_bar->isBusy());
    QCOMPARE(find<QLabel>("runTitle")->text(), QStringLiteral("300 legs → Callback promised"));
    QCOMPARE(text(), QStringLiteral("142 of 300 · 139 confirmed · 2 already coded by others · 1 locked · about 33 s"));
    QCOMPARE(find<QProgressBar>("runProgress")->value(), 142);
    QCOMPARE(find<QProgressBar>("runProgress")->maximum(), 300);
    QVERIFY(isOffered("runPause") && isOffered("runCancel"));
    QVERIFY(!isOffered("runDismiss") && !isOffered("runRetry"));
}

void RunBarTest::pausesAndResumes()
{
    const QSignalSpy paused(m_bar.get(), &RunBar::pauseRequested);
    m_bar->showRun(run(Phase::Running, {{IntentState::Held, 300}}), false);
    auto *button = find<QPushButton>("runPause");
    QCOMPARE(button->text(), QStringLiteral("Pause"));
    button->click();
    m_bar->showRun(run(Phase::Paused, {{IntentState::Confirmed, 10}, {IntentState::Held, 290}}), false);
    QCOMPARE(button->text(), QStringLiteral("Resume"));
    QCOMPARE(text(), QStringLiteral("Paused · 10 of 300 · 10 confirmed"));
    QVERIFY(m_bar->isBusy());
    button->click();
    QCOMPARE(paused.count(), 2);
    QCOMPARE(paused[0][0].toBool(), true);
    QCOMPARE(paused[1][0].toBool(), false);
}

void RunBarTest::aCancelledRunSaysExactlyWhatWasSent()
{
    BulkProgress cancelled = run(Phase::Running, {{IntentState::Confirmed, 112},
                                                  {IntentState::Sending, 2},
                                                  {IntentState::Accepted, 1},
                                                  {IntentState::Cancelled, 185}});
    cancelled.isCancelled = true;
    m_bar->showRun(cancelled, false);
    QCOMPARE(text(), QStringLiteral("Cancelled · 112 confirmed · 185 not sent · 3 on their way"));
    QVERIFY(!isOffered("runPause") && !isOffered("runCancel"));
    cancelled.phase = Phase::Finished;
    cancelled.byState = {{IntentState::Confirmed, 115}, {IntentState::Cancelled, 185}};
    m_bar->showRun(cancelled, false);
    QCOMPARE(text(), QStringLiteral("115 confirmed · 185 not sent"));
    QVERIFY(isOffered("runDismiss"));
}

void RunBarTest::aFinishedRunSaysWhatBecameOfEachAndWhatCanBeDone()
{
    const QSignalSpy retried(m_bar.get(), &RunBar::retryRequested);
    const QSignalSpy tagged(m_bar.get(), &RunBar::tagRequested);
    m_bar->showRun(run(Phase::Finished, {{IntentState::Confirmed, 287},
                                         {IntentState::HumanWon, 6},
                                         {IntentState::Locked, 4},
                                         {IntentState::Refused, 3}}),
                   true);
    QVERIFY(!m_bar->isBusy());
    QCOMPARE(text(), QStringLiteral("287 confirmed · 6 already coded by others · 4 locked · 3 refused"));
    QCOMPARE(find<QPushButton>("runRetry")->text(), QStringLiteral("Retry the refused (3)"));
    QCOMPARE(find<QPushButton>("runTag")->text(), QStringLiteral("Tag the locked (4)"));
    for (const char *name : {"runResults", "runRetry", "runTag", "runNudge", "runDismiss"})
        QVERIFY2(isOffered(name), name);
    find<QPushButton>("runRetry")->click();
    find<QPushButton>("runTag")->click();
    QCOMPARE(retried.count(), 1);
    QCOMPARE(tagged.count(), 1);
}

void RunBarTest::offersOnlyWhatThereIsToDo()
{
    m_bar->showRun(run(Phase::Finished, {{IntentState::Confirmed, 300}}), true);
    QVERIFY(!isOffered("runRetry") && !isOffered("runTag") && !isOffered("runNudge"));
    m_bar->showRun(run(Phase::Finished, {{IntentState::Failed, 299}, {IntentState::Unconfirmed, 1}}), true);
    QCOMPARE(find<QPushButton>("runRetry")->text(), QStringLiteral("Retry the failed (300)"));
    m_bar->showRun(run(Phase::Finished, {{IntentState::Failed, 299}, {IntentState::Refused, 1}}), true);
    QCOMPARE(find<QPushButton>("runRetry")->text(), QStringLiteral("Retry refused and failed (300)"));
}

void RunBarTest::tagsOnlyWhereThatIsSet()
{
    m_bar->showRun(run(Phase::Finished, {{IntentState::Locked, 300}}), false);
    QVERIFY(!isOffered("runTag"));
    QVERIFY(isOffered("runNudge"));
}

void RunBarTest::showsWhatBecameOfEachLegWhenAsked()
{
    const QSignalSpy wanted(m_bar.get(), &RunBar::resultsWanted);
    m_bar->setNames([](const LegId &leg) { return leg.conversation.text(); });
    m_bar->showRun(run(Phase::Finished, {{IntentState::Locked, 300}}), false);
    find<QToolButton>("runResults")->click();
    QCOMPARE(wanted.count(), 1);
    m_bar->showResults({{.title = QStringLiteral("locked"), .lines = {{legId(1), QStringLiteral("closed")}}}});
    auto *list = find<LegGroups>("runGroups");
    QVERIFY(list->isVisible());
    QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("1 locked"));
    QCOMPARE(list->topLevelItem(0)->child(0)->text(1), QStringLiteral("closed"));
    LegGroup large{.title = QStringLiteral("confirmed")};
    for (int number = 0; number < LegGroups::mostLines + 40; ++number)
        large.lines.append({legId(number), {}});
    m_bar->showResults({large});
    QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("540 confirmed"));
    QCOMPARE(list->topLevelItem(0)->childCount(), LegGroups::mostLines + 1);
    QCOMPARE(list->topLevelItem(0)->child(LegGroups::mostLines)->text(0), QStringLiteral("and 40 more"));
}

void RunBarTest::leftoversAreOfferedForSending()
{
    m_bar->showLeftovers(1240, 2);
    QCOMPARE(m_bar->about(), RunBar::About::Leftovers);
    QVERIFY(!m_bar->isBusy());
    QCOMPARE(text(), QStringLiteral("1,240 codes had not been sent when Wrapdesk ended. 2 codes were on their way then "
                                    "and have not shown on their legs."));
    QCOMPARE(find<QPushButton>("runRetry")->text(), QStringLiteral("Send them"));
    QVERIFY(isOffered("runDismiss") && !isOffered("runPause"));
}

void RunBarTest::isGoneWhenDismissed()
{
    const QSignalSpy dismissed(m_bar.get(), &RunBar::dismissRequested);
    m_bar->showRun(run(Phase::Finished, {{IntentState::Confirmed, 300}}), false);
    find<QPushButton>("runDismiss")->click();
    QCOMPARE(dismissed.count(), 1);
    m_bar->showNothing();
    QVERIFY(!m_bar->isVisible());
    QCOMPARE(m_bar->about(), RunBar::About::Nothing);
}

WRAPDESK_TEST(RunBarTest)
#include "runbartest.moc"
