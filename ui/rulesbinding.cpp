// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulesbinding.h"

#include "dialogs/applyruledialog.h"
#include "dialogs/rulehistorydialog.h"
#include "errortext.h"
#include "mainwindow.h"
#include "pages/activitypage.h"
#include "pages/rulespage.h"
#include "ruleeditbinding.h"
#include "rulefilebinding.h"
#include "session/session.h"

#include <QCursor>
#include <QMenu>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostRemoved = 20; // offered to be looked at

} // namespace

RulesBinding::RulesBinding(Session &session, MainWindow &window, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_rules(session.rules()),
      m_window(window),
      m_page(window.rules()),
      m_edit(new RuleEditBinding(session, window.rules(), this))
{
    new RuleFileBinding(session, window.rules(), this);
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &RulesBinding::showRules);
    m_window.activity().setRuleNames([this](const RuleId &rule) { return nameOf(rule); });
    listen();
    obeyList();
    obeyWindow();
    showRules();
}

void RulesBinding::listen()
{
    connect(&m_rules, &Rules::rulesChanged, this, &RulesBinding::showRules);
    connect(&m_rules, &Rules::statusChanged, this, &RulesBinding::showSoon);
    connect(&m_rules, &Rules::conflictsChanged, this, &RulesBinding::showSoon);
    connect(&m_rules, &Rules::onChanged, this, &RulesBinding::showSoon);
    connect(&m_session, &Session::permissionsChanged, this, &RulesBinding::showSoon);
    connect(&m_session, &Session::queuesChanged, this, &RulesBinding::rename);
    connect(&m_session, &Session::codesChanged, this, &RulesBinding::rename);
    connect(&m_session, &Session::ready, this, &RulesBinding::rename);
    connect(&m_session.writing(), &Writing::settingsChanged, this, &RulesBinding::rename);
    connect(&m_session.writing(), &Writing::storageChanged, this, &RulesBinding::showSoon);
    connect(&m_rules, &Rules::breakerTripped, this, [this](const RuleId &rule, const QString &why) {
        tell(tr("“%1” only suggests from now on: %2.").arg(nameOf(rule), why), tr("Look at it"),
             [this, rule] { m_page.selectRule(rule); });
    });
}

void RulesBinding::obeyList()
{
    connect(&m_page, &RulesPage::newRequested, this, [this] { m_edit->begin({}); });
    connect(&m_page, &RulesPage::editRequested, this, [this](const RuleId &rule) {
        if (const auto known = m_rules.find(rule))
            m_edit->begin(*known);
    });
    connect(&m_page, &RulesPage::duplicateRequested, this, &RulesBinding::duplicate);
    connect(&m_page, &RulesPage::removeRequested, this, &RulesBinding::remove);
    connect(&m_page, &RulesPage::modeChosen, this,
            [this](const RuleId &rule, RuleMode mode) { tell(m_rules.setMode(rule, mode)); });
    connect(&m_page, &RulesPage::applyRequested, this, &RulesBinding::askToApply);
    connect(&m_page, &RulesPage::moveRequested, this,
            [this](const RuleId &rule, qsizetype place) { tell(m_rules.move(rule, place)); });
    connect(&m_page, &RulesPage::historyRequested, this, &RulesBinding::openHistory);
    connect(&m_page, &RulesPage::noticeAction, this, [this] {
        if (const auto act = std::exchange(m_noticeAction, {}))
            act();
    });
}

void RulesBinding::obeyWindow() { connect(&m_window, &MainWindow::rulesSwitched, this, &RulesBinding::switchAll); }

// Queues, codes or the time zone are called otherwise.
void RulesBinding::rename()
{
    m_isRenamed = true;
    showSoon();
}

void RulesBinding::showSoon()
{
    if (m_pace.isActive())
        return;
    const auto passed = m_sinceShown.isValid() ? std::chrono::milliseconds(m_sinceShown.elapsed()) : pace;
    m_pace.start(std::max(pace - passed, 0ms));
}

void RulesBinding::showRules()
{
    m_pace.stop();
    m_sinceShown.restart();
    QHash<RuleId, RuleStatus> status;
    for (const Rule &rule : m_rules.rules())
        status.insert(rule.id, m_rules.status(rule.id));
    if (std::exchange(m_isRenamed, false))
        m_page.setWords(m_rules.words());
    m_page.showRules(m_rules.rules(), status, m_rules.conflicts(), state(), m_session.now());
}

ListState RulesBinding::state() const
{
    // Rules act on what Live and sweeps bring; without either they have nothing to act on.
    const std::optional<Lack> lack = m_session.permissions().lackFor(Work::FindStragglers);
    if (lack && m_session.permissions().lackFor(Work::WatchLive))
        return {.loading = Loading::Failed, .error = lack->error()};
    if (m_rules.isOpen())
        return {.loading = Loading::Ready, .asOf = m_session.now()};
    if (const auto &storage = m_session.writing().storageError())
        return {.loading = Loading::Failed, .error = storage};
    return {.loading = Loading::Loading};
}

QString RulesBinding::nameOf(const RuleId &rule) const
{
    if (const auto known = m_rules.find(rule))
        return known->name;
    const QList<RuleVersion> versions = m_rules.history(rule);
    return versions.isEmpty() ? QString() : versions.first().rule.name;
}

void RulesBinding::duplicate(const RuleId &rule)
{
    const auto known = m_rules.find(rule);
    if (!known)
        return;
    Rule again = *known;
    again.id = {};
    again.version = 0;
    again.mode = RuleMode::Off;
    again.name = tr("%1 (copy)").arg(known->name).left(longestRuleName);
    m_edit->begin(again);
}

void RulesBinding::remove(const RuleId &rule)
{
    const QString name = nameOf(rule);
    const auto known = m_rules.find(rule);
    const Result<void> removed = m_rules.remove(rule);
    if (!removed || !known)
        return tell(removed);
    tell(tr("“%1” was removed.").arg(name), tr("Bring it back"),
         [this, rule, version = known->version] { tell(m_rules.restore(rule, version)); });
}

void RulesBinding::askToApply(const RuleId &rule)
{
    const auto known = m_rules.find(rule);
    if (!known)
        return;
    ApplyRuleCase turned{.rule = *known,
                         .rules = m_rules.rules(),
                         .reach = m_rules.reach(*known),
                         .dryRun = m_rules.lastDryRun(rule),
                         .canDryRun = !m_rules.dryRunProgress().isRunning};
    for (const Conflict &conflict : m_rules.conflicts()) {
        if (conflict.rule == rule)
            turned.conflicts.append(conflict);
    }
    auto *dialog = new ApplyRuleDialog(turned, m_rules.words(), m_edit->names(), m_session.now(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ApplyRuleDialog::applyRequested, this, [this, dialog](const RuleId &asked) {
        if (const Result<void> done = m_rules.setMode(asked, RuleMode::Apply); !done)
            dialog->showFailure(done.error());
    });
    connect(dialog, &ApplyRuleDialog::dryRunRequested, m_edit, &RuleEditBinding::tryOut);
    dialog->open();
}

void RulesBinding::openHistory(const std::optional<RuleId> &rule)
{
    if (!rule)
        return offerRemoved();
    const QList<RuleVersion> versions = m_rules.history(*rule);
    if (versions.isEmpty() || m_history)
        return;
    m_history = new RuleHistoryDialog(versions, m_rules.words(), m_session.now(), &m_window);
    m_history->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_history, &RuleHistoryDialog::restoreRequested, this, [this](const RuleId &wanted, int version) {
        const Result<void> done = m_rules.restore(wanted, version);
        if (m_history && !done)
            m_history->showFailure(done.error());
    });
    connect(&m_rules, &Rules::rulesChanged, m_history,
            [this, rule = *rule] { m_history->setVersions(m_rules.history(rule), m_session.now()); });
    m_history->open();
}

// Nothing is selected: what is not in the list any more has a history, too.
void RulesBinding::offerRemoved()
{
    const QList<RuleVersion> removed = m_rules.removed();
    if (removed.isEmpty())
        return tell(tr("No rule has been removed. Select a rule to see its history."), {}, {});
    auto *menu = new QMenu(&m_page);
    menu->setObjectName(QStringLiteral("removedRulesMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Removed rules"));
    for (const RuleVersion &version : removed.first(std::min(removed.size(), mostRemoved))) {
        QString name = version.rule.name;
        connect(menu->addAction(name.replace(u'&', QStringLiteral("&&"))), &QAction::triggered, this,
                [this, id = version.rule.id] { openHistory(id); });
    }
    menu->popup(QCursor::pos());
}

// That all rules could not be stopped is not to go unseen.
void RulesBinding::switchAll(bool on)
{
    const Result<void> switched = m_rules.setOn(on);
    if (!switched)
        m_window.showPage(MainWindow::Rules);
    tell(switched);
}

void RulesBinding::tell(const Result<void> &result)
{
    if (result)
        return m_page.clearNotice();
    const Explanation text = explain(result.error());
    m_page.showNotice(Glyph::Warning, Tone::Bad, QStringLiteral("%1 %2").arg(text.sentence, text.help).trimmed());
}

void RulesBinding::tell(const QString &text, const QString &action, std::function<void()> act)
{
    m_noticeAction = std::move(act);
    m_page.showNotice(Glyph::Info, Tone::Accent, text, action);
}

} // namespace wrapdesk
