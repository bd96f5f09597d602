// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/rulespage.h"

#include "rulepagesamples.h"
#include "support/runner.h"
#include "widgets/banner.h"
#include "widgets/listframe.h"
#include "widgets/ruleboard.h"
#include "widgets/ruledelegate.h"

#include <QAbstractItemModelTester>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Face = ListFrame::Face;

class RulesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void showsItsListInFourStates();
    void theEmptyListOffersANewRuleAndAnImport();
    void theFailedListAsksAgain();
    void altAndAnArrowAskForAnotherPlace();
    void theEndsOfTheListAreEnds();
    void aKeyChoosesTheMode_data();
    void aKeyChoosesTheMode();
    void aClickOnAThirdOfTheToggleChoosesTheMode();
    void aPressThatEndsElsewhereChoosesNothing();
    void draggingAsksForThePlaceDroppedAt_data();
    void draggingAsksForThePlaceDroppedAt();
    void somethingElseCannotBeDropped();
    void buttonsActOnTheRuleSelected();
    void theSelectionStaysOnItsRuleWhileTheOrderChanges();
    void saysLoudlyThatAllRulesAreOff();
    void applyCannotBeChosenWhereNoCodesCanBeGiven();
    void aNoticeIsDismissedOrActedOn();
    void tabGoesInReadingOrder();
    void aNarrowPageKeepsTogglesAndNames();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    RuleBoard &board() const { return *find<RuleBoard>("ruleBoard"); }
    Face face() const { return find<ListFrame>("ruleFrame")->face(); }
    void show(const QList<Rule> &rules) { m_page->showRules(rules, {}, {}, ready(), noon()); }
    QPoint inThird(int row, RuleMode mode) const;
    bool drop(const QMimeData &mime, const QPointF &at) const;

    std::unique_ptr<RulesPage> m_page;
};

void RulesPageTest::init()
{
    failOnOurWarnings();
    m_page = std::make_unique<RulesPage>();
    m_page->resize(1200, 700);
    m_page->setWords(ruleWords());
    show({rule(1), rule(2), rule(3, RuleMode::Off)});
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    board().setFocus();
}

QPoint RulesPageTest::inThird(int row, RuleMode mode) const
{
    const QRect cell = board().visualRect(board().model()->index(row, RulesModel::Mode));
    return RuleDelegate::third(cell, mode).center();
}

// As a drag would: it enters, moves and is dropped; whether it was taken.
bool RulesPageTest::drop(const QMimeData &mime, const QPointF &at) const
{
    QWidget *target = board().viewport();
    QDragEnterEvent enter(at.toPoint(), Qt::MoveAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(target, &enter);
    QDragMoveEvent move(at.toPoint(), Qt::MoveAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(target, &move);
    QDropEvent drop(at, Qt::MoveAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(target, &drop);
    return enter.isAccepted() && move.isAccepted() && drop.isAccepted();
}

void RulesPageTest::showsItsListInFourStates()
{
    QCOMPARE(face(), Face::Ready);
    m_page->showRules({}, {}, {}, {.loading = Loading::Loading}, noon());
    QCOMPARE(face(), Face::Loading);
    QVERIFY(!find<QPushButton>("newRuleButton")->isEnabled());
    m_page->showRules({}, {}, {}, {.loading = Loading::Failed, .error = Error{.kind = ErrorKind::Storage}}, noon());
    QCOMPARE(face(), Face::Failed);
    show({});
    QCOMPARE(face(), Face::Empty);
    QVERIFY(find<QPushButton>("newRuleButton")->isEnabled());
    QVERIFY(!find<QPushButton>("exportRulesButton")->isEnabled());
}

void RulesPageTest::theEmptyListOffersANewRuleAndAnImport()
{
    const QSignalSpy wanted(m_page.get(), &RulesPage::newRequested);
    const QSignalSpy imports(m_page.get(), &RulesPage::importRequested);
    show({});
    QVERIFY(find<QLabel>("listTitle")->text().startsWith(QStringLiteral("No rules yet")));
    find<QPushButton>("listAction")->click();
    find<QPushButton>("listChoice")->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(imports.count(), 1);
}

void RulesPageTest::theFailedListAsksAgain()
{
    const QSignalSpy retried(m_page.get(), &RulesPage::retryRequested);
    m_page->showRules({}, {}, {}, {.loading = Loading::Failed, .error = Error{.kind = ErrorKind::Storage}}, noon());
    QVERIFY(!find<QPushButton>("listChoice")->isVisible());
    find<QPushButton>("listAction")->click();
    QCOMPARE(retried.count(), 1);
}

void RulesPageTest::altAndAnArrowAskForAnotherPlace()
{
    const QSignalSpy moved(m_page.get(), &RulesPage::moveRequested);
    m_page->selectRule(ruleId(2));
    QTest::keyClick(&board(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&board(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(moved.count(), 2);
    QCOMPARE(moved[0][0].value<RuleId>(), ruleId(2));
    QCOMPARE(moved[0][1].toLongLong(), 2);
    QCOMPARE(moved[1][1].toLongLong(), 0);
    QCOMPARE(m_page->selectedRule(), std::optional(ruleId(2))); // nothing has moved yet
}

void RulesPageTest::theEndsOfTheListAreEnds()
{
    const QSignalSpy moved(m_page.get(), &RulesPage::moveRequested);
    m_page->selectRule(ruleId(1));
    QTest::keyClick(&board(), Qt::Key_Up, Qt::AltModifier);
    m_page->selectRule(ruleId(3));
    QTest::keyClick(&board(), Qt::Key_Down, Qt::AltModifier);
    m_page->clearSelection();
    QTest::keyClick(&board(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(moved.count(), 0);
}

void RulesPageTest::aKeyChoosesTheMode_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<std::optional<RuleMode>>("chosen");
    QTest::addColumn<int>("asked");
    QTest::newRow("off") << Qt::Key_O << std::optional(RuleMode::Off) << 0;
    QTest::newRow("as it is") << Qt::Key_S << std::optional<RuleMode>() << 0;
    QTest::newRow("apply is asked about") << Qt::Key_A << std::optional<RuleMode>() << 1;
}

void RulesPageTest::aKeyChoosesTheMode()
{
    QFETCH(Qt::Key, key);
    QFETCH(std::optional<RuleMode>, chosen);
    const QSignalSpy modes(m_page.get(), &RulesPage::modeChosen);
    const QSignalSpy applies(m_page.get(), &RulesPage::applyRequested);
    m_page->selectRule(ruleId(2));
    QTest::keyClick(&board(), key);
    QCOMPARE(modes.count(), chosen ? 1 : 0);
    if (chosen)
        QCOMPARE(modes[0][1].value<RuleMode>(), *chosen);
    QTEST(int(applies.count()), "asked");
}

void RulesPageTest::aClickOnAThirdOfTheToggleChoosesTheMode()
{
    const QSignalSpy modes(m_page.get(), &RulesPage::modeChosen);
    const QSignalSpy applies(m_page.get(), &RulesPage::applyRequested);
    QTest::mouseClick(board().viewport(), Qt::LeftButton, {}, inThird(1, RuleMode::Off));
    QTest::mouseClick(board().viewport(), Qt::LeftButton, {}, inThird(2, RuleMode::Suggest));
    QTest::mouseClick(board().viewport(), Qt::LeftButton, {}, inThird(0, RuleMode::Suggest)); // as it is
    QCOMPARE(modes.count(), 2);
    QCOMPARE(modes[0][0].value<RuleId>(), ruleId(2));
    QCOMPARE(modes[0][1].value<RuleMode>(), RuleMode::Off);
    QCOMPARE(modes[1][0].value<RuleId>(), ruleId(3));
    QCOMPARE(modes[1][1].value<RuleMode>(), RuleMode::Suggest);
    QTest::mouseClick(board().viewport(), Qt::LeftButton, {}, inThird(0, RuleMode::Apply));
    QCOMPARE(applies.count(), 1);
    QCOMPARE(applies[0][0].value<RuleId>(), ruleId(1));
}

void RulesPageTest::aPressThatEndsElsewhereChoosesNothing()
{
    const QSignalSpy modes(m_page.get(), &RulesPage::modeChosen);
    QTest::mousePress(board().viewport(), Qt::LeftButton, {}, inThird(1, RuleMode::Off));
    QTest::mouseRelease(board().viewport(), Qt::LeftButton, {}, inThird(2, RuleMode::Off));
    QCOMPARE(modes.count(), 0);
}

void RulesPageTest::draggingAsksForThePlaceDroppedAt_data()
{
    QTest::addColumn<int>("dragged"); // its row
    QTest::addColumn<int>("over");
    QTest::addColumn<bool>("below"); // in its lower half
    QTest::addColumn<qsizetype>("place"); // -1: nothing is asked
    QTest::newRow("first under last") << 0 << 2 << true << qsizetype(2);
    QTest::newRow("last over first") << 2 << 0 << false << qsizetype(0);
    QTest::newRow("first under second") << 0 << 1 << true << qsizetype(1);
    QTest::newRow("first over second") << 0 << 1 << false << qsizetype(-1);
    QTest::newRow("on itself") << 1 << 1 << true << qsizetype(-1);
}

void RulesPageTest::draggingAsksForThePlaceDroppedAt()
{
    QFETCH(int, dragged);
    QFETCH(int, over);
    QFETCH(bool, below);
    QFETCH(qsizetype, place);
    const QSignalSpy moved(m_page.get(), &RulesPage::moveRequested);
    const QAbstractItemModel &model = *board().model();
    const std::unique_ptr<QMimeData> mime(model.mimeData({model.index(dragged, 0)}));
    const QRect row = board().visualRect(model.index(over, RulesModel::Name));
    const QPointF at = QPointF(row.center()) + QPointF(0, below ? row.height() / 4 : -row.height() / 4);
    QVERIFY(drop(*mime, at));
    QCOMPARE(moved.count(), place < 0 ? 0 : 1);
    if (place >= 0)
        QCOMPARE(moved[0][1].value<qsizetype>(), place);
}

void RulesPageTest::somethingElseCannotBeDropped()
{
    const QSignalSpy moved(m_page.get(), &RulesPage::moveRequested);
    QMimeData mime;
    mime.setText(QStringLiteral("rule-1"));
    QVERIFY(!drop(mime, {200, 20}));
    mime.setData(RulesModel::dragFormat(), "of another window");
    QVERIFY(!drop(mime, {200, 20}));
    QCOMPARE(moved.count(), 0);
}

void RulesPageTest::buttonsActOnTheRuleSelected()
{
    const QSignalSpy duplicated(m_page.get(), &RulesPage::duplicateRequested);
    const QSignalSpy removed(m_page.get(), &RulesPage::removeRequested);
    m_page->clearSelection();
    QVERIFY(!find<QPushButton>("duplicateRuleButton")->isEnabled());
    QVERIFY(!find<QPushButton>("removeRuleButton")->isEnabled());
    m_page->selectRule(ruleId(2));
    find<QPushButton>("duplicateRuleButton")->click();
    QTest::keyClick(m_page.get(), Qt::Key_D, Qt::ControlModifier);
    find<QPushButton>("removeRuleButton")->click();
    QTest::keyClick(&board(), Qt::Key_Delete);
    QCOMPARE(duplicated.count(), 2);
    QCOMPARE(removed.count(), 2);
    QCOMPARE(removed[1][0].value<RuleId>(), ruleId(2));
    const QSignalSpy made(m_page.get(), &RulesPage::newRequested);
    QTest::keyClick(m_page.get(), Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(made.count(), 1);
}

void RulesPageTest::theSelectionStaysOnItsRuleWhileTheOrderChanges()
{
    m_page->selectRule(ruleId(3));
    const QSignalSpy selected(m_page.get(), &RulesPage::ruleSelected);
    show({rule(3), rule(1), rule(2)});
    QCOMPARE(m_page->selectedRule(), std::optional(ruleId(3)));
    QCOMPARE(selected.count(), 0);
    show({rule(1), rule(2)});
    QCOMPARE(selected.count(), 1);
    QCOMPARE(m_page->selectedRule(), selected[0][0].value<std::optional<RuleId>>());
}

void RulesPageTest::saysLoudlyThatAllRulesAreOff()
{
    const QSignalSpy wanted(m_page.get(), &RulesPage::onRequested);
    auto *banner = find<Banner>("rulesOffBanner");
    QVERIFY(!banner->isVisible());
    m_page->setOn(false);
    QVERIFY(banner->isVisible());
    find<QPushButton>("rulesOffBannerAction")->click();
    QCOMPARE(wanted.count(), 1);
    m_page->setOn(true);
    QVERIFY(!banner->isVisible());
}

void RulesPageTest::applyCannotBeChosenWhereNoCodesCanBeGiven()
{
    const QString reason = QStringLiteral("Not permitted: conversation:participant:wrapup.");
    const QSignalSpy applied(m_page.get(), &RulesPage::applyRequested);
    const QSignalSpy chosen(m_page.get(), &RulesPage::modeChosen);
    show({rule(1, RuleMode::Off)});
    m_page->setBarred(reason);
    QVERIFY(find<QLabel>("rulesBarredBannerText")->text().contains(reason));
    QVERIFY(find<Banner>("rulesBarredBanner")->isVisible());
    const QModelIndex mode = board().model()->index(0, RulesModel::Mode);
    QCOMPARE(mode.data(Qt::ToolTipRole).toString(), reason);
    QTest::mouseClick(board().viewport(), Qt::LeftButton, {}, inThird(0, RuleMode::Apply));
    QCOMPARE(applied.count(), 0);
    QTest::mouseClick(board().viewport(), Qt::LeftButton, {}, inThird(0, RuleMode::Suggest));
    QCOMPARE(chosen.count(), 1);
    m_page->setBarred({});
    QVERIFY(!find<Banner>("rulesBarredBanner")->isVisible());
    QTest::mouseClick(board().viewport(), Qt::LeftButton, {}, inThird(0, RuleMode::Apply));
    QCOMPARE(applied.count(), 1);
}

void RulesPageTest::aNoticeIsDismissedOrActedOn()
{
    const QSignalSpy acted(m_page.get(), &RulesPage::noticeAction);
    auto *notice = find<Banner>("rulesNotice");
    m_page->showNotice(Glyph::Warning, Tone::Bad, QStringLiteral("Line 12, rules[3].when.talk.from: a number is due"));
    QVERIFY(find<QLabel>("rulesNoticeText")->text().contains(QStringLiteral("talk.from")));
    find<QPushButton>("rulesNoticeAction")->click();
    QVERIFY(!notice->isVisible());
    QCOMPARE(acted.count(), 0);
    m_page->showNotice(Glyph::Info, Tone::Accent, QStringLiteral("Removed."), QStringLiteral("Bring it back"));
    find<QPushButton>("rulesNoticeAction")->click();
    QCOMPARE(acted.count(), 1);
}

void RulesPageTest::tabGoesInReadingOrder()
{
    m_page->selectRule(ruleId(1));
    find<QPushButton>("newRuleButton")->setFocus();
    QStringList visited;
    for (int i = 0; i < 7; ++i) {
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        visited << m_page->focusWidget()->objectName();
    }
    QCOMPARE(visited.join(u','), QStringLiteral("editRuleButton,duplicateRuleButton,removeRuleButton,ruleHistoryButton,"
                                                "importRulesButton,exportRulesButton,ruleBoard"));
}

void RulesPageTest::aNarrowPageKeepsTogglesAndNames()
{
    m_page->showPanel(true);
    m_page->resize(640, 600); // a window of 1024 with its drawer open
    QCoreApplication::processEvents();
    QCOMPARE(m_page->width(), 640);
    QVERIFY(!board().isColumnHidden(RulesModel::Mode));
    QVERIFY(!board().isColumnHidden(RulesModel::Name));
    QVERIFY(!board().isColumnHidden(RulesModel::Conflicts));
    QVERIFY(board().isColumnHidden(RulesModel::Code));
}

WRAPDESK_TEST(RulesPageTest)
#include "rulespagetest.moc"
