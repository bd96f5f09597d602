// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/stragglerspage.h"

#include "samples.h"
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

class StragglersPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void showsItsListInFourStates();
    void sortsPendingLegsByDeadlineAndTheOthersByTheirEnd();
    void narrowsToAClassByItsCounter();
    void hidesLegsWithoutACodeByDesignUntilAskedFor();
    void findsByWhatIsTyped();
    void wOpensThePickerAtTheRow();
    void typingFiltersArrowsMoveAndEnterTakesTheCode();
    void escapeClosesThePickerAndTheBoardHasTheKeyboardAgain();
    void thePickerSaysThatCodesAreBeingFetched();
    void anUnwritableLegShowsTheReasonAndOpensNoPicker();
    void whoMayNotCodeOpensNoPickerAndTakesNoSuggestion();
    void aCodedRowStaysForAWhileWithItsOutcomeThenLeaves();
    void aRowCodedByItsAgentLeavesAtOnce();
    void thePickerClosesWhenItsLegLeaves();
    void thePickerShowsTheCodeThatStandsOnTheLegNow();
    void aRowCodedMeanwhileStaysUntilItIsDismissed();
    void aRowCodedMeanwhileIsDecidedAnewWithBothCodesInView();
    void thePickerWarnsWhereAnAgentIsStillInAfterCallWork();
    void showsWhatARuleSuggests();
    void takesTheSuggestionsOfTheSelectedLegs();
    void thePickerOffersTheSuggestedCodeFirst();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    Face face() const { return find<ListFrame>("stragglerFrame")->face(); }
    QList<LegId> shown() const;
    void openPicker();

    std::unique_ptr<StragglersPage> m_page;
};

namespace {

PickerChoice choice(int number, const QStringList &codes)
{
    PickerChoice choice{.leg = legId(number), .queue = QueueId(QStringLiteral("q1"))};
    choice.title = QStringLiteral("Billing · A. Okafor · voice");
    choice.state = ready();
    for (const QString &code : codes)
        choice.codes.append({CodeId(code.toLower()), code, {}});
    return choice;
}

const QStringList codes{QStringLiteral("Callback promised"), QStringLiteral("Resolved"),
                        QStringLiteral("Wrong number")};

} // namespace

void StragglersPageTest::init()
{
    failOnOurWarnings();
    m_page = std::make_unique<StragglersPage>();
    m_page->resize(1200, 700);
    m_page->tick(noon());
    m_page->setState(ready(), {});
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QList<LegId> StragglersPageTest::shown() const
{
    QList<LegId> legs;
    for (int row = 0; row < m_page->rows().rowCount(); ++row)
        legs.append(m_page->rows().at(row).key);
    return legs;
}

void StragglersPageTest::openPicker()
{
    m_page->update({straggler(1), straggler(2)}, {});
    m_page->board().setFocus();
    QTest::keyClick(&m_page->board(), Qt::Key_W);
    m_page->offer(choice(1, codes));
    QVERIFY(m_page->picker().isVisible());
}

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

void StragglersPageTest::wOpensThePickerAtTheRow()
{
    const QSignalSpy wanted(m_page.get(), &StragglersPage::choiceWanted);
    m_page->update({straggler(1), straggler(2)}, {});
    m_page->board().setFocus();
    QTest::keyClick(&m_page->board(), Qt::Key_Down);
    QTest::keyClick(&m_page->board(), Qt::Key_W);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<LegId>(), legId(2));
    QTest::keyClick(&m_page->board(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 2);
    m_page->offer(choice(2, codes));
    QVERIFY(m_page->picker().isVisible());
    QVERIFY(find<QLineEdit>("pickerTyped")->hasFocus());
}

void StragglersPageTest::typingFiltersArrowsMoveAndEnterTakesTheCode()
{
    QList<std::tuple<LegId, CodeId, QString>> taken;
    connect(m_page.get(), &StragglersPage::codeTaken, this,
            [&](const LegId &leg, const CodeId &code, const QString &notes) {
                taken.append({leg, code, notes});
            });
    openPicker();
    auto *typed = find<QLineEdit>("pickerTyped");
    auto *list = find<QListWidget>("pickerCodes");
    QCOMPARE(list->count(), 3);
    QTest::keyClicks(typed, QStringLiteral("r"));
    QCOMPARE(list->item(0)->text(), QStringLiteral("Resolved"));
    typed->clear();
    QTest::keyClick(typed, Qt::Key_Down);
    const CodeId second(list->currentItem()->data(Qt::UserRole).toString());
    QTest::keyClick(typed, Qt::Key_Tab);
    auto *notes = find<QLineEdit>("pickerNotes");
    QVERIFY(notes->hasFocus());
    QTest::keyClicks(notes, QStringLiteral("rang twice"));
    QTest::keyClick(notes, Qt::Key_Return);
    QCOMPARE(taken.size(), 1);
    QCOMPARE(std::get<0>(taken[0]), legId(1));
    QCOMPARE(std::get<1>(taken[0]), second);
    QCOMPARE(std::get<2>(taken[0]), QStringLiteral("rang twice"));
    QVERIFY(!m_page->picker().isVisible());
}

void StragglersPageTest::escapeClosesThePickerAndTheBoardHasTheKeyboardAgain()
{
    openPicker();
    QTest::keyClick(find<QLineEdit>("pickerTyped"), Qt::Key_Escape);
    QVERIFY(!m_page->picker().isVisible());
    QVERIFY(m_page->board().hasFocus());
}

void StragglersPageTest::thePickerSaysThatCodesAreBeingFetched()
{
    openPicker();
    PickerChoice none = choice(1, {});
    none.state.loading = Loading::Loading;
    m_page->offer(none);
    QVERIFY(!find<QListWidget>("pickerCodes")->isVisible());
    m_page->offer(choice(1, codes));
    QVERIFY(find<QListWidget>("pickerCodes")->isVisible());
}

void StragglersPageTest::anUnwritableLegShowsTheReasonAndOpensNoPicker()
{
    const QSignalSpy wanted(m_page.get(), &StragglersPage::choiceWanted);
    StragglerRow row = straggler(1);
    row.straggler.unwritable = Unwritable::NoQueue;
    m_page->update({row}, {});
    m_page->board().setFocus();
    QTest::keyClick(&m_page->board(), Qt::Key_W);
    QCOMPARE(wanted.count(), 0);
    QVERIFY(
        m_page->board().model()->index(0, StragglerModel::Outcome).data().toString().contains(QStringLiteral("queue")));
}

void StragglersPageTest::whoMayNotCodeOpensNoPickerAndTakesNoSuggestion()
{
    const QSignalSpy wanted(m_page.get(), &StragglersPage::choiceWanted);
    const QSignalSpy taken(m_page.get(), &StragglersPage::suggestionsTaken);
    StragglerRow row = straggler(1);
    row.suggestion = QStringLiteral("Resolved");
    openPicker();
    m_page->update({row}, {});
    QVERIFY(m_page->picker().isVisible());
    const qsizetype before = wanted.count();
    Health health;
    health.writingStopped = true; // as after a refused code of an application
    m_page->setState(ready(), health);
    QVERIFY(!m_page->picker().isVisible());
    m_page->board().selectRow(0);
    m_page->board().setFocus();
    QTest::keyClick(&m_page->board(), Qt::Key_W);
    m_page->takeSuggestions();
    QCOMPARE(wanted.count(), before);
    QCOMPARE(taken.count(), 0);
    m_page->setState(ready(), {});
    QTest::keyClick(&m_page->board(), Qt::Key_W);
    m_page->takeSuggestions();
    QCOMPARE(wanted.count(), before + 1);
    QCOMPARE(taken.count(), 1);
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

void StragglersPageTest::thePickerClosesWhenItsLegLeaves()
{
    openPicker();
    m_page->update({}, {legId(1)});
    QVERIFY(!m_page->picker().isVisible());
}

void StragglersPageTest::thePickerShowsTheCodeThatStandsOnTheLegNow()
{
    std::optional<AssignedCode> seen;
    connect(m_page.get(), &StragglersPage::codeTaken, this,
            [&](const LegId &, const CodeId &, const QString &, const std::optional<AssignedCode> &shown) {
                seen = shown;
            });
    openPicker();
    auto *typed = find<QLineEdit>("pickerTyped");
    QTest::keyClick(typed, Qt::Key_Down);
    PickerChoice stamped = choice(1, codes);
    stamped.seen = AssignedCode{.code = QStringLiteral("ININ-WRAP-UP-TIMEOUT")};
    m_page->offer(stamped);
    QCOMPARE(find<QListWidget>("pickerCodes")->currentRow(), 1);
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(seen, stamped.seen);
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

void StragglersPageTest::aRowCodedMeanwhileIsDecidedAnewWithBothCodesInView()
{
    openPicker();
    m_page->picker().close();
    PickerChoice contested = choice(1, codes);
    contested.seen = AssignedCode{.code = QStringLiteral("callback promised")};
    contested.seenName = QStringLiteral("Callback promised");
    contested.wished = contested.codes[1];
    m_page->offer(contested);
    QCOMPARE(find<QListWidget>("pickerCodes")->currentItem()->text(), QStringLiteral("Resolved"));
    const auto hints = m_page->picker().findChildren<QLabel *>(QStringLiteral("pickerHint"));
    QVERIFY(std::any_of(hints.begin(), hints.end(), [](const QLabel *hint) {
        return hint->text() == QStringLiteral("Now: Callback promised · you had chosen: Resolved");
    }));
}

void StragglersPageTest::thePickerWarnsWhereAnAgentIsStillInAfterCallWork()
{
    openPicker();
    QVERIFY(!find<QLabel>("pickerWarning")->isVisible());
    PickerChoice inAcw = choice(1, codes);
    inAcw.warning = QStringLiteral("still in after-call work");
    m_page->offer(inAcw);
    QVERIFY(find<QLabel>("pickerWarning")->isVisible());
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

void StragglersPageTest::thePickerOffersTheSuggestedCodeFirst()
{
    openPicker();
    PickerChoice suggested = choice(1, codes);
    suggested.suggested = suggested.codes[2];
    m_page->offer(suggested);
    auto *list = find<QListWidget>("pickerCodes");
    QCOMPARE(list->item(0)->text(), QStringLiteral("Wrong number"));
    QVERIFY(!list->item(0)->icon().isNull());
    QVERIFY(list->item(1)->icon().isNull());
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClicks(find<QLineEdit>("pickerTyped"), QStringLiteral("r"));
    QCOMPARE(list->item(0)->text(), QStringLiteral("Resolved")); // what is typed counts more
}

WRAPDESK_TEST(StragglersPageTest)
#include "stragglerspagetest.moc"
