// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/rulespage.h"
#include "samples.h"
#include "session/rules.h"
#include "support/runner.h"
#include "widgets/boardview.h"
#include "windowrig.h"

#include <QAbstractButton>
#include <QDialog>

using namespace wrapdesk;
using namespace wrapdesk::test;

// Rules in the real window, on a real session against the demo organisation.
class RulesEndToEndTest : public QObject, private WindowRig
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }
    void cleanup() { close(); }
    void aRuleIsAskedAboutOnceBeforeItApplies();
    void theSwitchInTheStripStopsAllRules();

private:
    void open();
    RuleId keepRule(RuleMode mode);
    int coded(const RuleId &rule) const { return m_session->rules().status(rule).today.value(RuleResult::Coded); }
};

void RulesEndToEndTest::open()
{
    openOn(quiet());
    QTRY_VERIFY_WITH_TIMEOUT(m_session->stragglerListState().loading == Loading::Ready, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->rules().isOpen(), patience);
    m_window->showPage(MainWindow::Rules);
}

// Gives a code they all have to the missing legs of the queues that offer it.
RuleId RulesEndToEndTest::keepRule(RuleMode mode)
{
    Rules &rules = m_session->rules();
    const Result<WrapupCode> code = m_session->codes().resolve(QStringLiteral("No code chosen"));
    if (!code || !QTest::qWaitFor([&] { return rules.queuesOffering(code->id).size() > 5; }, patience))
        return {};
    Rule rule;
    rule.name = QStringLiteral("Leftovers");
    rule.mode = mode;
    rule.when.queues.values = rules.queuesOffering(code->id);
    rule.code = code->id;
    const Result<RuleId> kept = rules.keep(rule);
    return kept ? *kept : RuleId();
}

void RulesEndToEndTest::aRuleIsAskedAboutOnceBeforeItApplies()
{
    open();
    const RuleId id = keepRule(RuleMode::Suggest);
    QVERIFY(!id.isEmpty());
    QTRY_COMPARE(m_window->rules().rules().rowCount(), 1);
    BoardView &board = m_window->rules().board();
    board.setCurrentIndex(board.model()->index(0, 0));
    QTest::keyClick(&board, Qt::Key_A);
    auto *dialog = find<QDialog>("applyRuleDialog");
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(m_session->rules().find(id)->mode == RuleMode::Suggest); // asked first
    auto *apply = dialog->findChild<QAbstractButton *>(QStringLiteral("applyApply"));
    QVERIFY(apply);
    apply->click();
    QTRY_VERIFY(m_session->rules().find(id)->mode == RuleMode::Apply);
    QTRY_VERIFY_WITH_TIMEOUT(coded(id) > 0, patience);
}

void RulesEndToEndTest::theSwitchInTheStripStopsAllRules()
{
    open();
    auto *all = find<QAbstractButton>("rulesSwitch");
    QVERIFY(all);
    QTRY_VERIFY(all->isVisible());
    all->click();
    QTRY_VERIFY(!m_session->rules().isOn());
    const RuleId id = keepRule(RuleMode::Apply);
    QVERIFY(!id.isEmpty());
    QTRY_COMPARE(m_session->rules().status(id).stop, RuleStop::RulesOff);
    QTRY_VERIFY(m_session->rules().status(id).means > 0);
    QCOMPARE(coded(id), 0);
    QVERIFY(!m_session->writing().isBusy());
    QTRY_VERIFY(!all->isChecked()); // it says what is so, not what was asked for
    all->click();
    QTRY_VERIFY(m_session->rules().isOn());
    QTRY_VERIFY_WITH_TIMEOUT(coded(id) > 0, patience);
}

WRAPDESK_TEST(RulesEndToEndTest)
#include "rulesendtoendtest.moc"
