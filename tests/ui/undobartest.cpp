// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/undobar.h"

#include "editmenu.h"
#include "mainwindow.h"
#include "samples.h"
#include "support/runner.h"

#include <QAccessible>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;
using namespace std::chrono_literals;

class UndoBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void countsDownWhatIsHeld();
    void namesTheOnlyLegAndCountsOlderSteps();
    void goesWhenNothingIsHeld();
    void liesOverTheStripAtTheFootWhateverTheSize();
    void controlZTakesBackAndControlShiftReturnSends();
    void theMenuSaysWhatWouldBeTakenBack();
    void saysItsNameOnceForAStepAndNotEverySecond();
    void neverTakesTheKeyboard();
    void movesOnlyWhereThingsMayMove();

private:
    static HeldStep step(std::chrono::milliseconds remaining)
    {
        return {.legs = 34,
                .leg = legId(1),
                .code = {CodeId(QStringLiteral("c")), QStringLiteral("Callback promised"), {}},
                .remaining = remaining};
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QString::fromLatin1(name));
    }
    QString text() const { return find<QLabel>("undoText")->text(); }

    std::unique_ptr<MainWindow> m_window;
};

void UndoBarTest::init()
{
    failOnOurWarnings();
    QApplication::setEffectEnabled(Qt::UI_General, false);
    m_window = std::make_unique<MainWindow>(UiState{});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void UndoBarTest::countsDownWhatIsHeld()
{
    m_window->showHeld(step(5000ms));
    QVERIFY(find<UndoBar>("undoBar")->isVisible());
    QCOMPARE(text(), QStringLiteral("34 legs → Callback promised · sending in 5 s"));
    m_window->showHeld(step(4001ms));
    QVERIFY(text().endsWith(QStringLiteral("in 5 s")));
    m_window->showHeld(step(4000ms));
    QVERIFY(text().endsWith(QStringLiteral("in 4 s")));
    const auto *left = find<QProgressBar>("undoLeft");
    QCOMPARE(left->maximum(), 5000);
    QCOMPARE(left->value(), 4000);
}

void UndoBarTest::namesTheOnlyLegAndCountsOlderSteps()
{
    HeldStep one = step(2s);
    one.legs = 1;
    one.others = 2;
    m_window->showHeld(one, QStringLiteral("Billing · A. Okafor"));
    QCOMPARE(text(), QStringLiteral("Billing · A. Okafor → Callback promised · sending in 2 s · and 2 more"));
}

void UndoBarTest::goesWhenNothingIsHeld()
{
    m_window->showHeld(step(1s));
    m_window->showHeld({});
    QTRY_VERIFY(!find<UndoBar>("undoBar")->isVisible());
    QVERIFY(!find<QAction>("undoAction")->isEnabled());
}

void UndoBarTest::liesOverTheStripAtTheFootWhateverTheSize()
{
    m_window->showHeld(step(5s));
    for (const QSize &size : {QSize(1440, 900), QSize(1024, 700)}) {
        m_window->resize(size);
        const auto *bar = find<UndoBar>("undoBar");
        const QWidget *centre = m_window->centralWidget();
        QTRY_COMPARE(bar->geometry().bottomRight(), centre->rect().bottomRight());
        QCOMPARE(bar->width(), centre->width());
        QVERIFY(bar->geometry().contains(find<QWidget>("healthStrip")->geometry()));
    }
}

void UndoBarTest::controlZTakesBackAndControlShiftReturnSends()
{
    const QSignalSpy undone(m_window.get(), &MainWindow::undoRequested);
    const QSignalSpy sent(m_window.get(), &MainWindow::sendNowRequested);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone.count(), 0);
    m_window->showHeld(step(5s));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(undone.count(), 1);
    QCOMPARE(sent.count(), 1);
    QTest::mouseClick(find<QPushButton>("undoButton"), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>("sendNowButton"), Qt::LeftButton);
    QCOMPARE(undone.count(), 2);
    QCOMPARE(sent.count(), 2);
}

void UndoBarTest::theMenuSaysWhatWouldBeTakenBack()
{
    HeldStep named = step(5s);
    named.code.name = QStringLiteral("R&D");
    m_window->showHeld(named);
    QCOMPARE(find<QAction>("undoAction")->text(), QStringLiteral("&Undo: 34 legs → R&&D"));
    m_window->showHeld({});
    QCOMPARE(find<QAction>("undoAction")->text(), QStringLiteral("&Undo"));
}

void UndoBarTest::saysItsNameOnceForAStepAndNotEverySecond()
{
    auto *bar = find<UndoBar>("undoBar");
    m_window->showHeld(step(5s));
    const QString name = bar->accessibleName();
    QVERIFY(name.startsWith(QStringLiteral("34 legs → Callback promised")));
    m_window->showHeld(step(3s));
    QCOMPARE(bar->accessibleName(), name);
    HeldStep other = step(5s);
    other.legs = 2;
    m_window->showHeld(other);
    QVERIFY(bar->accessibleName() != name);
}

void UndoBarTest::neverTakesTheKeyboard()
{
    const QWidget *before = m_window->focusWidget();
    m_window->showHeld(step(5s));
    QCOMPARE(m_window->focusWidget(), before);
}

void UndoBarTest::movesOnlyWhereThingsMayMove()
{
    auto *bar = find<UndoBar>("undoBar");
    const int foot = m_window->centralWidget()->height();
    m_window->showHeld(step(5s));
    QCOMPARE(bar->geometry().bottom() + 1, foot);
    m_window->showHeld({});
    QApplication::setEffectEnabled(Qt::UI_General, true);
    if (bar->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, bar) == 0)
        QSKIP("this desktop wants nothing to move");
    m_window->showHeld(step(5s));
    QVERIFY(bar->geometry().top() > foot - bar->height());
    QTRY_COMPARE(bar->geometry().bottom() + 1, foot);
}

WRAPDESK_TEST(UndoBarTest)
#include "undobartest.moc"
