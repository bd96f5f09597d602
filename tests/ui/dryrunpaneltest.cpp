// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/dryrunpanel.h"

#include "rulesamples.h"
#include "support/runner.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTreeWidget>

using namespace wrapdesk;
using namespace wrapdesk::test;

class DryRunPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_panel.reset(); }
    void saysThatARuleWasNeverTried();
    void asksForTheDaysThatAreChosen();
    void showsHowFarItIsAndForHowLong();
    void cancelsOnce();
    void saysHowItEndedEarly_data();
    void saysHowItEndedEarly();
    void tellsTheResultInNumbers();
    void sharesAreNeverRoundedToNothingOrAll_data();
    void sharesAreNeverRoundedToNothingOrAll();
    void saysWhichVersionItIsOf_data();
    void saysWhichVersionItIsOf();
    void saysWhatCouldNotBeRead();
    void theSampleOpensToItsReasons();
    void manyQueuesEndInOneLine();
    void aRuleThatCannotBeTriedSaysWhy();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_panel->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString text(const char *name) const
    {
        const auto *label = find<QLabel>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    void show(const DryRunResult &result, int version = 3) const
    {
        m_panel->showResult(result, version, dryRunNames(), noon());
    }

    std::unique_ptr<DryRunPanel> m_panel;
};

void DryRunPanelTest::init()
{
    failOnOurWarnings();
    m_panel = std::make_unique<DryRunPanel>();
    m_panel->resize(420, 700);
    m_panel->show();
}

void DryRunPanelTest::saysThatARuleWasNeverTried()
{
    QVERIFY(text("pageHint").startsWith(QStringLiteral("Not tried yet")));
    QVERIFY(text("dryRunCoded").isEmpty());
    QVERIFY(!find<QWidget>("dryRunSample")->isVisible());
    QVERIFY(!find<QPushButton>("dryRunCancel")->isVisible());
}

void DryRunPanelTest::asksForTheDaysThatAreChosen()
{
    const QSignalSpy wanted(m_panel.get(), &DryRunPanel::startRequested);
    auto *days = find<QSpinBox>("dryRunDays");
    QCOMPARE(m_panel->days(), 7);
    days->setValue(99);
    QCOMPARE(days->value(), 31);
    days->setValue(0);
    QCOMPARE(days->value(), 1);
    QCOMPARE(days->suffix(), QStringLiteral(" day"));
    QTest::keyClick(days, Qt::Key_Up);
    QTest::keyClick(find<QPushButton>("dryRunStart"), Qt::Key_Space);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toInt(), 2);
}

void DryRunPanelTest::showsHowFarItIsAndForHowLong()
{
    DryRunProgress progress{.isRunning = true};
    m_panel->showProgress(progress, noon());
    QVERIFY(text("dryRunProgressText").startsWith(QStringLiteral("Asking for the past")));
    QCOMPARE(find<QProgressBar>("dryRunProgress")->maximum(), 0); // busy
    progress.pages = 4;
    progress.pagesExpected = 12;
    progress.legs = 400;
    m_panel->showProgress(progress, noon().addSecs(10));
    QCOMPARE(text("dryRunProgressText"), QStringLiteral("Page 4 of 12, 400 legs · about 0:20 left"));
    QCOMPARE(find<QProgressBar>("dryRunProgress")->value(), 4);
    QVERIFY(!find<QPushButton>("dryRunStart")->isVisible());
    QVERIFY(!find<QSpinBox>("dryRunDays")->isEnabled());
    m_panel->showProgress({}, noon().addSecs(30));
    QVERIFY(text("dryRunProgressText").isEmpty());
    QVERIFY(find<QPushButton>("dryRunStart")->isVisible());
}

void DryRunPanelTest::cancelsOnce()
{
    const QSignalSpy cancelled(m_panel.get(), &DryRunPanel::cancelRequested);
    DryRunProgress progress{.isRunning = true, .pages = 1, .pagesExpected = 5};
    m_panel->showProgress(progress, noon());
    find<QPushButton>("dryRunCancel")->click();
    m_panel->showProgress(progress, noon().addSecs(1)); // a page that was on its way
    QCOMPARE(text("dryRunProgressText"), QStringLiteral("Stopping…"));
    find<QPushButton>("dryRunCancel")->click();
    QCOMPARE(cancelled.count(), 1);
    m_panel->showProgress({}, noon().addSecs(2));
    m_panel->showProgress(progress, noon().addSecs(3)); // the next one can be cancelled
    QVERIFY(find<QPushButton>("dryRunCancel")->isEnabled());
}

void DryRunPanelTest::saysHowItEndedEarly_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("said");
    QTest::newRow("cancelled") << ErrorKind::Cancelled << QStringLiteral("Cancelled. Nothing was kept of it.");
    QTest::newRow("offline") << ErrorKind::Offline << QStringLiteral("cannot be reached");
}

void DryRunPanelTest::saysHowItEndedEarly()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, said);
    DryRunProgress progress;
    progress.error = Error{.kind = kind};
    m_panel->showProgress(progress, noon());
    QVERIFY2(text("dryRunTrouble").contains(said), qPrintable(text("dryRunTrouble")));
    progress.error.reset();
    progress.isRunning = true;
    m_panel->showProgress(progress, noon());
    QVERIFY(text("dryRunTrouble").isEmpty());
}

void DryRunPanelTest::tellsTheResultInNumbers()
{
    show(dryRunResult());
    QCOMPARE(text("dryRunCoded"),
             QStringLiteral("It would have coded 128 of %1 legs of the last 7 days.").arg(QLocale().toString(2340)));
    QCOMPARE(text("dryRunShare"),
             QStringLiteral("Its code would be 7 % of all codes (140 of %1).").arg(QLocale().toString(2000)));
    QCOMPARE(text("dryRunAgreement"), QStringLiteral("Agents chose the same on 34 of 51 comparable legs (67 %); "
                                                     "instead: Complaint 9, Resolved 8."));
    QVERIFY(text("dryRunOvertaken").startsWith(QStringLiteral("On 12 legs agents chose a code later")));
    const auto bars = find<QWidget>("dryRunQueues")->findChildren<QProgressBar *>();
    QCOMPARE(bars.size(), 2);
    QCOMPARE(bars[0]->accessibleName(), QStringLiteral("Claims: 100")); // most first
    QCOMPARE(bars[1]->accessibleName(), QStringLiteral("Billing: 28"));
    DryRunResult lonely = dryRunResult();
    lonely.comparable = lonely.agreed = lonely.overtaken = 0;
    lonely.chosenInstead.clear();
    lonely.byQueue.clear();
    show(lonely);
    QVERIFY(text("dryRunAgreement").contains(QStringLiteral("nothing to compare with")));
    QVERIFY(text("dryRunOvertaken").isEmpty());
    QVERIFY(!find<QWidget>("dryRunQueues"));
}

void DryRunPanelTest::sharesAreNeverRoundedToNothingOrAll_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<int>("whole");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing of nothing") << 0 << 0 << QStringLiteral(" 0 %");
    QTest::newRow("nothing") << 0 << 2000 << QStringLiteral(" 0 %");
    QTest::newRow("one of many") << 1 << 2000 << QStringLiteral(" under 1 %");
    QTest::newRow("all but one") << 1999 << 2000 << QStringLiteral(" over 99 %");
    QTest::newRow("all") << 2000 << 2000 << QStringLiteral(" 100 %");
}

void DryRunPanelTest::sharesAreNeverRoundedToNothingOrAll()
{
    QFETCH(int, part);
    QFETCH(int, whole);
    QFETCH(QString, said);
    DryRunResult result = dryRunResult();
    result.ofItsCode = part;
    result.codesInAll = whole;
    show(result);
    QVERIFY2(text("dryRunShare").contains(said), qPrintable(text("dryRunShare")));
}

void DryRunPanelTest::saysWhichVersionItIsOf_data()
{
    QTest::addColumn<int>("of");
    QTest::addColumn<int>("present");
    QTest::addColumn<QString>("said");
    QTest::newRow("the one in force") << 3 << 3 << QStringLiteral("Run on version 3, 12:00. Nothing was written.");
    QTest::newRow("an older one") << 3 << 5 << QStringLiteral("it is at version 5: run it again");
    QTest::newRow("before this draft") << 3 << 0 << QStringLiteral("The rule is being changed");
    QTest::newRow("a draft") << 0 << 0 << QStringLiteral("Run on a draft, 12:00.");
}

void DryRunPanelTest::saysWhichVersionItIsOf()
{
    QFETCH(int, of);
    QFETCH(int, present);
    QFETCH(QString, said);
    DryRunResult result = dryRunResult();
    result.version = of;
    show(result, present);
    QVERIFY2(text("dryRunAge").contains(said), qPrintable(text("dryRunAge")));
}

void DryRunPanelTest::saysWhatCouldNotBeRead()
{
    DryRunResult result = dryRunResult();
    result.incomplete = QStringLiteral("the last 2 of 9 pages");
    show(result);
    QVERIFY(text("dryRunAge").startsWith(QStringLiteral("Not everything could be read: the last 2 of 9 pages.")));
}

void DryRunPanelTest::theSampleOpensToItsReasons()
{
    show(dryRunResult());
    const auto *sample = find<QTreeWidget>("dryRunSample");
    QCOMPARE(sample->topLevelItemCount(), 2);
    QCOMPARE(sample->topLevelItem(0)->text(0), QStringLiteral("Billing · A. Okafor · voice · 11:59"));
    QCOMPARE(sample->topLevelItem(0)->text(1), QStringLiteral("Resolved"));
    QCOMPARE(sample->topLevelItem(1)->text(1), QStringLiteral("no code"));
    QCOMPARE(sample->topLevelItem(0)->childCount(), 2);
    QCOMPARE(sample->topLevelItem(0)->child(1)->text(0), QStringLiteral("class is pending"));
    find<QTreeWidget>("dryRunSample")->topLevelItem(1)->setExpanded(true);
    show(dryRunResult(), 0); // the rule is being changed
    QVERIFY(sample->topLevelItem(1)->isExpanded());
    for (const QString &address : {QStringLiteral("4410"), QStringLiteral("tel:")})
        QVERIFY(sample->findItems(address, Qt::MatchContains | Qt::MatchRecursive).isEmpty());
}

void DryRunPanelTest::manyQueuesEndInOneLine()
{
    DryRunResult result = dryRunResult();
    for (int number = 1; number <= 11; ++number)
        result.byQueue.insert(QueueId(QStringLiteral("x%1").arg(number)), 1);
    show(result);
    const auto bars = find<QWidget>("dryRunQueues")->findChildren<QProgressBar *>();
    QCOMPARE(bars.size(), 9);
    QCOMPARE(bars.last()->accessibleName(), QStringLiteral("5 more queues: 5"));
}

void DryRunPanelTest::aRuleThatCannotBeTriedSaysWhy()
{
    m_panel->setTriable(false, QStringLiteral("Choose a code first."));
    QVERIFY(!find<QPushButton>("dryRunStart")->isEnabled());
    QCOMPARE(find<QPushButton>("dryRunStart")->toolTip(), QStringLiteral("Choose a code first."));
    m_panel->showProgress({}, noon());
    QVERIFY(!find<QPushButton>("dryRunStart")->isEnabled());
    m_panel->setTriable(true);
    QVERIFY(find<QPushButton>("dryRunStart")->isEnabled());
}

WRAPDESK_TEST(DryRunPanelTest)
#include "dryrunpaneltest.moc"
