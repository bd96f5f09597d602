// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/stragglerspage.h"

#include "stragglersrig.h"
#include "support/runner.h"
#include "widgets/boardview.h"
#include "widgets/listframe.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;
using Face = ListFrame::Face;

class StragglersPageTest : public QObject, private StragglersRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void showsItsListInFourStates();
    void sortsPendingLegsByDeadlineAndTheOthersByTheirEnd();
    void narrowsToAClassByItsCounter();
    void hidesLegsWithoutACodeByDesignUntilAskedFor();
    void findsByWhatIsTyped();
    void aCodedRowStaysForAWhileWithItsOutcomeThenLeaves();
    void aRowCodedByItsAgentLeavesAtOnce();
    void aRowCodedMeanwhileStaysUntilItIsDismissed();
    void showsWhatARuleSuggests();
    void takesTheSuggestionsOfTheSelectedLegs();
};

void StragglersPageTest::showsItsListInFourStates()
{
    m_page->setState({.loading = Loading::Loading}, {});
    QCOMPARE(face(), Face::Loading);
    m_page->setState({.loading = Loading::Failed, .error = Error{.kind = ErrorKind::Offline}}, {});
    QCOMPARE(face(), Face::Failed);
    m_page->setState(ready(), {});
    QCOMPARE(face(), Face::Empty);
    m_page->update({straggler(1)}, {});
    QCOMPARE(face(), Face::Ready);
}

void StragglersPageTest::sortsPendingLegsByDeadlineAndTheOthersByTheirEnd()
{
    const auto pending = [](int number, int secondsLeft) {
        StragglerRow row = straggler(number, StragglerClass::Pending);
        row.leg.acw = AcwState::Pending;
        row.leg.prompt = WrapupPrompt::MandatoryTimeout;
        row.leg.acwTimeout = std::chrono::minutes(5);
        row.leg.acwStart = noon().addSecs(secondsLeft - 300);
        return row;
    };
    m_page->update({straggler(30), straggler(20), pending(2, 90), pending(3, 20)}, {});
    QCOMPARE(shown(), (QList<LegId>{legId(3), legId(2), legId(20), legId(30)}));
    QCOMPARE(m_page->board().model()->index(0, StragglerModel::State).data().toString(), QStringLiteral("0:20 left"));
}

void StragglersPageTest::narrowsToAClassByItsCounter()
{
    m_page->update({straggler(1), straggler(2, StragglerClass::SystemCoded)}, {});
    auto *chip = find<QToolButton>("system-codedChip");
    QCOMPARE(chip->accessibleName(), QStringLiteral("1 system-coded"));
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(shown(), QList<LegId>{legId(2)});
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(shown().size(), 2);
}

void StragglersPageTest::hidesLegsWithoutACodeByDesignUntilAskedFor()
{
    StragglerRow row = straggler(1);
    row.straggler.byDesign = true;
    m_page->update({row}, {});
    QCOMPARE(face(), Face::NoMatch);
    auto *chip = find<QToolButton>("byDesignChip");
    QCOMPARE(chip->accessibleName(), QStringLiteral("By design (1)"));
    chip->click();
    QCOMPARE(face(), Face::Ready);
}

void StragglersPageTest::findsByWhatIsTyped()
{
    StragglerRow other = straggler(2);
    other.agent = QStringLiteral("J. Lind");
    m_page->update({straggler(1), other}, {});
    QTest::keyClicks(find<QLineEdit>("stragglerSearch"), QStringLiteral("LIND"));
    QCOMPARE(shown(), QList<LegId>{legId(2)});
    find<QLineEdit>("stragglerSearch")->clear();
    find<QComboBox>("agentFilter")->setCurrentText(QStringLiteral("A. Okafor"));
    QCOMPARE(shown(), QList<LegId>{legId(1)});
}

void StragglersPageTest::aCodedRowStaysForAWhileWithItsOutcomeThenLeaves()
{
    m_page->update({straggler(1), straggler(2)}, {});
    m_page->updateCourses({{legId(1), {.state = IntentState::Sending, .code = QStringLiteral("Resolved")}}});
    m_page->update({}, {legId(1)});
    QCOMPARE(shown().size(), 2);
    m_page->updateCourses(
        {{legId(1), {.state = IntentState::Confirmed, .code = QStringLiteral("Resolved"), .settledAt = noon()}}});
    m_page->tick(noon().addSecs(9));
    QCOMPARE(shown().size(), 2);
    QCOMPARE(m_page->board().model()->index(0, StragglerModel::Outcome).data().toString(),
             QStringLiteral("confirmed · Resolved"));
    m_page->tick(noon().addSecs(11));
    QCOMPARE(shown(), QList<LegId>{legId(2)});
}

void StragglersPageTest::aRowCodedByItsAgentLeavesAtOnce()
{
    m_page->update({straggler(1), straggler(2)}, {});
    m_page->update({}, {legId(1)});
    QCOMPARE(shown(), QList<LegId>{legId(2)});
}

void StragglersPageTest::aRowCodedMeanwhileStaysUntilItIsDismissed()
{
    m_page->update({straggler(1), straggler(2)}, {});
    m_page->updateCourses({{legId(1),
                            {.state = IntentState::HumanWon,
                             .code = QStringLiteral("Resolved"),
                             .settledAt = noon(),
                             .found = QStringLiteral("Callback promised")}}});
    m_page->update({}, {legId(1)});
    m_page->tick(noon().addSecs(3600));
    QCOMPARE(shown().size(), 2);
    const auto *model = m_page->board().model();
    const int row = m_page->rows().indexOf(legId(1)).row();
    QCOMPARE(model->index(row, StragglerModel::Outcome).data().toString(),
             QStringLiteral("coded meanwhile: Callback promised · you chose Resolved"));
    QCOMPARE(model->index(row, StragglerModel::Code).data().toString(), QStringLiteral("Callback promised"));
    QCOMPARE(model->index(row, StragglerModel::State).data().toString(), QStringLiteral("coded"));
    m_page->dismiss({legId(1), legId(2)});
    QCOMPARE(shown(), QList<LegId>{legId(2)});
}

void StragglersPageTest::showsWhatARuleSuggests()
{
    StragglerRow row = straggler(1, StragglerClass::SystemCoded);
    row.code = QStringLiteral("ININ-WRAP-UP-TIMEOUT");
    row.suggestion = QStringLiteral("Resolved");
    m_page->update({row, straggler(2)}, {});
    const QModelIndex cell = m_page->rows().indexOf(legId(1), StragglerModel::Code);
    QCOMPARE(cell.data().toString(), QStringLiteral("suggested: Resolved"));
    QCOMPARE(cell.data(GlyphRole).value<Glyph>(), Glyph::Rules);
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(row.code));
    QCOMPARE(m_page->rows().indexOf(legId(2), StragglerModel::Code).data().toString(), QStringLiteral("—"));
    m_page->updateCourses({{legId(1), {.state = IntentState::Sending, .code = QStringLiteral("Wrong number")}}});
    QCOMPARE(cell.data().toString(), row.code); // somebody has chosen
}

void StragglersPageTest::takesTheSuggestionsOfTheSelectedLegs()
{
    QList<TakenSuggestion> taken;
    connect(m_page.get(), &StragglersPage::suggestionsTaken, this,
            [&](const QList<TakenSuggestion> &those) { taken = those; });
    StragglerRow first = straggler(1, StragglerClass::SystemCoded);
    first.leg.code = AssignedCode{.code = QStringLiteral("ININ-WRAP-UP-TIMEOUT")};
    first.suggestion = QStringLiteral("Resolved");
    StragglerRow second = straggler(2);
    second.suggestion = QStringLiteral("Wrong number");
    m_page->update({first, second, straggler(3)}, {});
    m_page->takeSuggestions(); // nothing is selected
    QVERIFY(taken.isEmpty());
    m_page->select({legId(1), legId(3)});
    m_page->takeSuggestions();
    QCOMPARE(taken.size(), 1);
    QCOMPARE(taken[0].leg, legId(1));
    QCOMPARE(taken[0].code, QStringLiteral("Resolved"));
    QCOMPARE(taken[0].seen, first.leg.code);
}

WRAPDESK_TEST(StragglersPageTest)
#include "stragglerspagetest.moc"
