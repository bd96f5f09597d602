// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulesbinding.h"

#include "binding.h"
#include "mainwindow.h"
#include "pages/rulespage.h"
#include "pages/stragglerspage.h"
#include "samples.h"
#include "session/rules.h"
#include "session/writing.h"
#include "support/demosite.h"
#include "support/runner.h"
#include "widgets/banner.h"
#include "widgets/boardview.h"
#include "widgets/drawer.h"
#include "widgets/ruleeditor.h"
#include "widgets/rulepanel.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace wrapdesk;
using namespace wrapdesk::test;

// Rules in the real window on a real session against the demo organisation.
class RulesBindingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aRuleIsMadeShownAndSuggestsItsCode();
    void aSuggestionIsTakenAsIfByHand();
    void rulesAreMovedSwitchedRemovedAndBroughtBack();
    void whatIsEditedIsNotLostToAnotherSelection();
    void whatARuleDidIsToldInTheDrawer();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QString::fromLatin1(name));
    }
    RulesPage &page() const { return m_window->rules(); }
    StragglersPage &inbox() const { return m_window->stragglers(); }
    Rules &rules() const { return m_session->rules(); }
    Rule missing(const QString &name, RuleMode mode) const;
    RuleId keep(const Rule &rule) const;
    QStringList shown() const;
    QString codeCell(const LegId &leg) const
    {
        return inbox().rows().indexOf(leg, StragglerModel::Code).data().toString();
    }

    SystemClock m_clock;
    std::unique_ptr<DemoSite> m_site;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    LegId m_leg; // closed without a code, on the first queue
};

namespace {

constexpr int patience = 30'000; // ms, for conditions that take a few seconds

} // namespace

void RulesBindingTest::init()
{
    failOnOurWarnings();
    m_site = std::make_unique<DemoSite>();
    m_leg = m_site->put({});
    m_session = std::make_unique<Session>(m_site->profile(), Session::Options{}, m_clock);
    m_window = std::make_unique<MainWindow>(UiState{});
    new Binding(*m_session, *m_window);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(rules().isOpen() && inbox().rows().find(m_leg), patience);
    m_session->fetchCodes(m_site->queue(0));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->codesState(m_site->queue(0)).loading == Loading::Ready, patience);
}

void RulesBindingTest::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_site.reset();
}

// Missing legs of the first queue get its first code.
Rule RulesBindingTest::missing(const QString &name, RuleMode mode) const
{
    Rule rule;
    rule.name = name;
    rule.mode = mode;
    rule.when.queues.values = {m_site->queue(0)};
    rule.when.classes.values = {StragglerClass::Missing};
    rule.timing = {RuleTiming::Kind::AfterGrace, std::chrono::seconds(0)};
    rule.code = m_site->code(0);
    return rule;
}

RuleId RulesBindingTest::keep(const Rule &rule) const
{
    const Result<RuleId> kept = rules().keep(rule);
    return kept ? *kept : RuleId();
}

QStringList RulesBindingTest::shown() const
{
    QStringList names;
    for (int row = 0; row < page().rules().rowCount(); ++row)
        names << page().rules().at(row).rule.name;
    return names;
}

void RulesBindingTest::aRuleIsMadeShownAndSuggestsItsCode()
{
    m_window->showPage(MainWindow::Rules);
    find<QPushButton>("newRuleButton")->click();
    QVERIFY(page().panel().isVisible());
    RuleEditor &editor = page().panel().editor();
    editor.edit(missing(QStringLiteral("Leftovers"), RuleMode::Off), rules().vocabulary(), rules().words());
    Q_EMIT editor.keepRequested(editor.draft());
    QCOMPARE(shown(), QStringList{QStringLiteral("Leftovers")});
    const RuleId made = rules().rules().first().id;
    QCOMPARE(page().selectedRule(), std::optional(made));
    page().board().setFocus();
    QTest::keyClick(&page().board(), Qt::Key_S);
    QCOMPARE(rules().rules().first().mode, RuleMode::Suggest);
    const QString name = m_site->codesOf(0).first().name;
    QTRY_COMPARE_WITH_TIMEOUT(codeCell(m_leg), QStringLiteral("suggested: %1").arg(name), patience);
}

void RulesBindingTest::aSuggestionIsTakenAsIfByHand()
{
    OrganizationSettings settings = m_session->writing().settings();
    settings.undo = std::chrono::seconds(0);
    QVERIFY(m_session->writing().setSettings(settings));
    keep(missing(QStringLiteral("Leftovers"), RuleMode::Suggest));
    QTRY_VERIFY_WITH_TIMEOUT(codeCell(m_leg).startsWith(QStringLiteral("suggested")), patience);
    inbox().select({m_leg});
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    const auto intent = m_session->writing().intentOf(m_leg);
    QVERIFY(intent);
    QCOMPARE(intent->reason.kind, Reason::Kind::Hand);
    QTRY_COMPARE_WITH_TIMEOUT(m_site->codeOn(m_leg), m_site->code(0).text(), patience);
}

void RulesBindingTest::rulesAreMovedSwitchedRemovedAndBroughtBack()
{
    keep(missing(QStringLiteral("One"), RuleMode::Off));
    const RuleId two = keep(missing(QStringLiteral("Two"), RuleMode::Off));
    m_window->showPage(MainWindow::Rules);
    page().selectRule(two);
    QTest::keyClick(&page().board(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shown(), (QStringList{QStringLiteral("Two"), QStringLiteral("One")}));
    QCOMPARE(page().selectedRule(), std::optional(two));
    QTest::keyClick(&page().board(), Qt::Key_Delete);
    QCOMPARE(shown(), QStringList{QStringLiteral("One")});
    QVERIFY(find<Banner>("rulesNotice")->isVisible());
    find<QPushButton>("rulesNoticeAction")->click();
    QCOMPARE(shown().size(), 2);
    QVERIFY(rules().find(two));
}

void RulesBindingTest::whatIsEditedIsNotLostToAnotherSelection()
{
    const RuleId one = keep(missing(QStringLiteral("One"), RuleMode::Off));
    const RuleId two = keep(missing(QStringLiteral("Two"), RuleMode::Off));
    m_window->showPage(MainWindow::Rules);
    page().selectRule(one);
    QTest::keyClick(&page().board(), Qt::Key_Return);
    QTest::keyClicks(m_window->focusWidget(), QStringLiteral("One of a kind"));
    RuleEditor &editor = page().panel().editor();
    QVERIFY(editor.isChanged());
    const QString edited = editor.draft().name;
    page().selectRule(two);
    QCOMPARE(editor.draft().name, edited);
    find<QPushButton>("newRuleButton")->click();
    QCOMPARE(editor.draft().name, edited);
    QVERIFY(find<QLabel>("rulesNoticeText")->text().contains(edited));
    // Switched meanwhile: no reason to refuse what was edited.
    QVERIFY(rules().setMode(one, RuleMode::Suggest));
    Q_EMIT editor.keepRequested(editor.draft());
    QCOMPARE(rules().find(one)->name, edited);
    QCOMPARE(rules().find(one)->mode, RuleMode::Suggest);
    page().selectRule(two);
    QCOMPARE(editor.draft().name, QStringLiteral("Two"));
}

void RulesBindingTest::whatARuleDidIsToldInTheDrawer()
{
    m_window->showDrawer(true);
    keep(missing(QStringLiteral("Leftovers"), RuleMode::Suggest));
    inbox().select({m_leg});
    inbox().board().setCurrentIndex(inbox().rows().indexOf(m_leg));
    QTRY_VERIFY(find<QLabel>("drawerRuling"));
    QTRY_VERIFY(find<QLabel>("drawerRuling")->text().contains(QStringLiteral("“Leftovers” suggests")));
    QVERIFY(!m_window->findChildren<QLabel *>(QStringLiteral("drawerWhy")).isEmpty());
}

WRAPDESK_TEST(RulesBindingTest)
#include "rulesbindingtest.moc"
