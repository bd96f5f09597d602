// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/bulkbar.h"

#include "bulksamples.h"
#include "support/runner.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class BulkBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bar.reset(); }
    void nothingCanBeAppliedBeforeACodeIsChosenAndForetold();
    void saysExactlyWhatWillHappen();
    void saysWhyLegsAreSkippedAndWhich();
    void warnsOfAgentsStillInAfterCallWork();
    void doubtsWhatWasRefusedBefore();
    void theCountMustBeTypedAboveTheLimit();
    void upToTheLimitNothingMustBeTyped();
    void rowsThatLeaveDoNotTakeTheTypedCountBack();
    void legsThatComeInDo();
    void anotherCodeAsksForTheCountAgain();
    void includingAgentsInAfterCallWorkIsForetoldAnew();
    void legsThatComeInAreForetoldBeforeTheyAreApplied();
    void whoMayNotCodeCannotApplyAndReadsWhy();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_bar->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString words() const { return find<QLabel>("bulkWords")->text(); }
    bool canApply() const { return find<QPushButton>("bulkApply")->isEnabled(); }
    void foretell(const BulkPlan &plan) { m_bar->showPreview(plan, 7s, noon()); }

    std::unique_ptr<BulkBar> m_bar;
};

void BulkBarTest::init()
{
    failOnOurWarnings();
    m_bar = std::make_unique<BulkBar>();
    m_bar->resize(928, 200);
    m_bar->setSelected(37, true);
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
}

void BulkBarTest::nothingCanBeAppliedBeforeACodeIsChosenAndForetold()
{
    const QSignalSpy wanted(m_bar.get(), &BulkBar::previewWanted);
    const QSignalSpy applied(m_bar.get(), &BulkBar::applyRequested);
    QVERIFY(!canApply());
    m_bar->setCode(callback());
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!canApply());
    m_bar->apply();
    foretell(planOf(34));
    QVERIFY(canApply());
    foretell(planOf(0));
    QVERIFY(!canApply());
    m_bar->apply();
    QCOMPARE(applied.count(), 0);
    foretell(planOf(34));
    QTest::mouseClick(find<QPushButton>("bulkApply"), Qt::LeftButton);
    QCOMPARE(applied.count(), 1);
}

void BulkBarTest::saysExactlyWhatWillHappen()
{
    QCOMPARE(find<QLabel>("bulkCount")->text(), QStringLiteral("37 selected"));
    m_bar->setCode(callback());
    foretell(planOf(34, {{BulkSkip::AlreadyCoded, 2}, {BulkSkip::StillTalking, 1}}));
    QCOMPARE(words(), QStringLiteral("34 will be coded, 3 skipped · about 7 s"));
    m_bar->showPreview(planOf(1240), 250s, noon());
    QCOMPARE(words(), QStringLiteral("1,240 will be coded · about 5 min"));
    foretell(planOf(0, {{BulkSkip::CodeNotValid, 37}}));
    QCOMPARE(words(), QStringLiteral("None will be coded, 37 skipped"));
}

void BulkBarTest::saysWhyLegsAreSkippedAndWhich()
{
    const QSignalSpy chosen(m_bar.get(), &BulkBar::legChosen);
    m_bar->setNames([](const LegId &leg) { return leg.conversation.text(); });
    m_bar->setCode(callback());
    foretell(planOf(34, {{BulkSkip::AlreadyCoded, 2}, {BulkSkip::NotWritable, 1}}));
    auto *list = find<LegGroups>("bulkSkipped");
    QVERIFY(!list->isVisible());
    find<QToolButton>("bulkWhy")->click();
    QVERIFY(list->isVisible());
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("2 already coded by a person"));
    QCOMPARE(list->topLevelItem(1)->text(0), QStringLiteral("1 that cannot carry a code"));
    QCOMPARE(list->topLevelItem(0)->childCount(), 2);
    QCOMPARE(list->topLevelItem(0)->child(0)->text(0), legId(5000).conversation.text());
    Q_EMIT list->itemActivated(list->topLevelItem(0)->child(0), 0);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<LegId>(), legId(5000));
    foretell(planOf(34));
    QVERIFY(!list->isVisible());
    QVERIFY(!find<QToolButton>("bulkWhy")->isVisible());
}

void BulkBarTest::warnsOfAgentsStillInAfterCallWork()
{
    m_bar->setCode(callback());
    foretell(planOf(34));
    QVERIFY(!find<QCheckBox>("bulkIncludeAcw")->isVisible());
    foretell(planOf(25, {{BulkSkip::InAcw, 12}}));
    QVERIFY(find<QCheckBox>("bulkIncludeAcw")->isVisible());
    QVERIFY(!find<QCheckBox>("bulkIncludeAcw")->isChecked());
    QCOMPARE(find<QLabel>("bulkAcw")->text(),
             QStringLiteral("12 agents are still in after-call work; a code can put them back on queue."));
}

void BulkBarTest::doubtsWhatWasRefusedBefore()
{
    m_bar->setCode(callback());
    BulkPlan plan = planOf(34);
    plan.doubts = {{.ability = Ability::CodeClosed, .media = Media::Voice, .at = noon().addDays(-1)}};
    foretell(plan);
    QVERIFY(find<QLabel>("bulkDoubts")->isVisible());
    QCOMPARE(find<QLabel>("bulkDoubts")->text(), QStringLiteral("Closed voice legs were refused here on 21 Nov."));
}

void BulkBarTest::theCountMustBeTypedAboveTheLimit()
{
    const QSignalSpy applied(m_bar.get(), &BulkBar::applyRequested);
    m_bar->setCode(callback());
    foretell(planOf(1240));
    auto *typed = find<QLineEdit>("bulkTyped");
    QVERIFY(typed->isVisible());
    QVERIFY(!canApply());
    QTest::keyClicks(typed, QStringLiteral("124"));
    QVERIFY(!canApply());
    m_bar->apply();
    QCOMPARE(applied.count(), 0);
    QTest::keyClicks(typed, QStringLiteral("0"));
    QVERIFY(canApply());
    typed->setText(QStringLiteral("1,240"));
    QVERIFY(canApply());
    typed->setText(QStringLiteral("1240 all"));
    QVERIFY(!canApply());
    typed->setText(QStringLiteral("1240"));
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(applied.count(), 1);
}

void BulkBarTest::upToTheLimitNothingMustBeTyped()
{
    m_bar->setCode(callback());
    foretell(planOf(Writing::typedCountAbove));
    QVERIFY(!find<QLineEdit>("bulkTyped")->isVisible());
    QVERIFY(canApply());
    foretell(planOf(Writing::typedCountAbove + 1));
    QVERIFY(find<QLineEdit>("bulkTyped")->isVisible());
    QVERIFY(!canApply());
}

void BulkBarTest::rowsThatLeaveDoNotTakeTheTypedCountBack()
{
    m_bar->setSelected(300, true);
    m_bar->setCode(callback());
    foretell(planOf(300));
    find<QLineEdit>("bulkTyped")->setText(QStringLiteral("300"));
    m_bar->setSelected(298, false);
    foretell(planOf(298));
    QVERIFY(canApply());
    foretell(planOf(301));
    QVERIFY(!canApply());
}

void BulkBarTest::legsThatComeInDo()
{
    m_bar->setSelected(300, true);
    m_bar->setCode(callback());
    foretell(planOf(300));
    find<QLineEdit>("bulkTyped")->setText(QStringLiteral("300"));
    m_bar->setSelected(300, true);
    foretell(planOf(300));
    QVERIFY(!canApply());
}

void BulkBarTest::anotherCodeAsksForTheCountAgain()
{
    m_bar->setCode(callback());
    foretell(planOf(300));
    find<QLineEdit>("bulkTyped")->setText(QStringLiteral("300"));
    QVERIFY(canApply());
    m_bar->setCode(WrapupCode{CodeId(QStringLiteral("x")), QStringLiteral("Resolved"), {}});
    foretell(planOf(300));
    QVERIFY(!canApply());
}

void BulkBarTest::includingAgentsInAfterCallWorkIsForetoldAnew()
{
    m_bar->setCode(callback());
    foretell(planOf(25, {{BulkSkip::InAcw, 12}}));
    const QSignalSpy wanted(m_bar.get(), &BulkBar::previewWanted);
    find<QCheckBox>("bulkIncludeAcw")->click();
    QCOMPARE(wanted.count(), 1);
    QVERIFY(m_bar->includesAcw());
    QVERIFY(!canApply());
    BulkPlan plan = planOf(37);
    plan.inAcw = 12;
    foretell(plan);
    QVERIFY(canApply());
    QVERIFY(find<QCheckBox>("bulkIncludeAcw")->isVisible());
}

void BulkBarTest::legsThatComeInAreForetoldBeforeTheyAreApplied()
{
    m_bar->setCode(callback());
    foretell(planOf(34));
    m_bar->setSelected(36, false);
    QVERIFY(canApply());
    m_bar->setSelected(40, true);
    QVERIFY(!canApply());
}

void BulkBarTest::whoMayNotCodeCannotApplyAndReadsWhy()
{
    const QString reason = QStringLiteral("Not permitted: conversation:participant:wrapup.");
    const QSignalSpy applied(m_bar.get(), &BulkBar::applyRequested);
    const QSignalSpy wanted(m_bar.get(), &BulkBar::codeWanted);
    m_bar->setBarred(reason);
    QCOMPARE(words(), reason);
    m_bar->focusCode();
    QCOMPARE(wanted.count(), 0);
    m_bar->setCode(callback()); // chosen before
    foretell(planOf(34));
    QVERIFY(!canApply());
    QCOMPARE(find<QPushButton>("bulkApply")->toolTip(), reason);
    QVERIFY(!find<QPushButton>("bulkCode")->isEnabled());
    m_bar->apply();
    QCOMPARE(applied.count(), 0);
    m_bar->setBarred({});
    foretell(planOf(34));
    QVERIFY(canApply());
}

WRAPDESK_TEST(BulkBarTest)
#include "bulkbartest.moc"
