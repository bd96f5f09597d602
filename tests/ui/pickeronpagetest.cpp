// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stragglersrig.h"
#include "support/runner.h"
#include "widgets/boardview.h"
#include "widgets/codepicker.h"
#include "widgets/listframe.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wrapdesk;
using namespace wrapdesk::test;

// The code picker where it is used: at a row of the inbox.
class PickerOnPageTest : public QObject, private StragglersRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void wOpensThePickerAtTheRow();
    void typingFiltersArrowsMoveAndEnterTakesTheCode();
    void escapeClosesThePickerAndTheBoardHasTheKeyboardAgain();
    void thePickerSaysThatCodesAreBeingFetched();
    void anUnwritableLegShowsTheReasonAndOpensNoPicker();
    void whoMayNotCodeOpensNoPickerAndTakesNoSuggestion();
    void thePickerClosesWhenItsLegLeaves();
    void thePickerShowsTheCodeThatStandsOnTheLegNow();
    void aRowCodedMeanwhileIsDecidedAnewWithBothCodesInView();
    void thePickerWarnsWhereAnAgentIsStillInAfterCallWork();
    void thePickerOffersTheSuggestedCodeFirst();
};

void PickerOnPageTest::wOpensThePickerAtTheRow()
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

void PickerOnPageTest::typingFiltersArrowsMoveAndEnterTakesTheCode()
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

void PickerOnPageTest::escapeClosesThePickerAndTheBoardHasTheKeyboardAgain()
{
    openPicker();
    QTest::keyClick(find<QLineEdit>("pickerTyped"), Qt::Key_Escape);
    QVERIFY(!m_page->picker().isVisible());
    QVERIFY(m_page->board().hasFocus());
}

void PickerOnPageTest::thePickerSaysThatCodesAreBeingFetched()
{
    openPicker();
    PickerChoice none = choice(1, {});
    none.state.loading = Loading::Loading;
    m_page->offer(none);
    QVERIFY(!find<QListWidget>("pickerCodes")->isVisible());
    m_page->offer(choice(1, codes));
    QVERIFY(find<QListWidget>("pickerCodes")->isVisible());
}

void PickerOnPageTest::anUnwritableLegShowsTheReasonAndOpensNoPicker()
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

void PickerOnPageTest::whoMayNotCodeOpensNoPickerAndTakesNoSuggestion()
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

void PickerOnPageTest::thePickerClosesWhenItsLegLeaves()
{
    openPicker();
    m_page->update({}, {legId(1)});
    QVERIFY(!m_page->picker().isVisible());
}

void PickerOnPageTest::thePickerShowsTheCodeThatStandsOnTheLegNow()
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

void PickerOnPageTest::aRowCodedMeanwhileIsDecidedAnewWithBothCodesInView()
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

void PickerOnPageTest::thePickerWarnsWhereAnAgentIsStillInAfterCallWork()
{
    openPicker();
    QVERIFY(!find<QLabel>("pickerWarning")->isVisible());
    PickerChoice inAcw = choice(1, codes);
    inAcw.warning = QStringLiteral("still in after-call work");
    m_page->offer(inAcw);
    QVERIFY(find<QLabel>("pickerWarning")->isVisible());
}

void PickerOnPageTest::thePickerOffersTheSuggestedCodeFirst()
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

WRAPDESK_TEST(PickerOnPageTest)
#include "pickeronpagetest.moc"
