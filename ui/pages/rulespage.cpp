// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/rulespage.h"

#include "widgets/banner.h"
#include "widgets/listframe.h"
#include "widgets/ruleboard.h"
#include "widgets/rulepanel.h"
#include "widgets/ruleshead.h"

#include <QBoxLayout>
#include <QSplitter>

#include <utility>

namespace wrapdesk {

namespace {

constexpr int panelWidth = 480; // as wished; what the list needs comes first
constexpr int leastPanel = 376;
constexpr int wishedList = 492; // places, toggles, names and conflicts
constexpr int leastList = 200; // beside panel and drawer in a window of 1024

} // namespace

RulesPage::RulesPage(QWidget *parent)
    : QWidget(parent),
      m_head(new RulesHead(this)),
      m_off(new Banner(QStringLiteral("rulesOffBanner"), this)),
      m_barred(new Banner(QStringLiteral("rulesBarredBanner"), this)),
      m_notice(new Banner(QStringLiteral("rulesNotice"), this)),
      m_board(new RuleBoard(QStringLiteral("ruleBoard"), m_rules, this)),
      m_frame(new ListFrame(QStringLiteral("ruleFrame"), m_board, this)),
      m_splitter(new QSplitter(this)),
      m_panel(new RulePanel(this))
{
    setObjectName(QStringLiteral("rulesPage"));
    build();
    wire();
    wireHead();
    refresh();
}

void RulesPage::build()
{
    m_board->setAccessibleName(tr("Rules in their order"));
    m_board->setAccessibleDescription(
        tr("O, S and A switch the rule off, to suggest and to apply; Alt with an arrow moves it."));
    m_board->setWidths({{44, 36}, {196, 196}, {320, 152}, {160, 120, 1}, {264, 216, 2}, {112, 104}}, RulesModel::Name);
    m_frame->setWords(
        {tr("Reading the rules…"), tr("No rules yet"),
         tr("A rule gives stragglers their code by itself: just before the time-out, or after a grace. It "
            "can suggest first, and a dry run shows what it would have done."),
         tr("New rule"), Glyph::Rules, tr("Import…")});
    m_splitter->setObjectName(QStringLiteral("ruleSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(16);
    buildPanel();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_head);
    layout->addWidget(m_off);
    layout->addWidget(m_barred);
    layout->addWidget(m_notice);
    layout->addWidget(m_splitter, 1);
}

void RulesPage::buildPanel()
{
    m_frame->setMinimumWidth(leastList);
    m_panel->setMinimumWidth(leastPanel);
    m_splitter->addWidget(m_frame);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_panelWidth = panelWidth;
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_panelWidth = m_panel->width(); });
    m_panel->hide();
}

void RulesPage::wire()
{
    connect(m_board, &RuleBoard::modeAsked, this, &RulesPage::askForMode);
    connect(m_board, &RuleBoard::moveAsked, this, &RulesPage::moveRequested);
    connect(m_board, &RuleBoard::removeAsked, this, &RulesPage::removeRequested);
    connect(m_board, &BoardView::rowChosen, this,
            [this](const QModelIndex &row) { Q_EMIT editRequested(m_rules.at(row.row()).rule.id); });
    connect(m_board->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RulesPage::noteSelection);
    connect(m_frame, &ListFrame::emptyChoiceRequested, this, &RulesPage::importRequested);
    connect(m_frame, &ListFrame::retryRequested, this, [this] {
        if (m_frame->face() == ListFrame::Face::Empty)
            Q_EMIT newRequested();
        else
            Q_EMIT retryRequested();
    });
    connect(m_off, &Banner::actionRequested, this, &RulesPage::onRequested);
    connect(m_notice, &Banner::actionRequested, this, [this] {
        const bool isAction = m_hasNoticeAction;
        clearNotice();
        if (isAction)
            Q_EMIT noticeAction();
    });
}

void RulesPage::wireHead()
{
    // What is about one rule is about the selected one.
    const auto forward = [this](void (RulesHead::*asked)(), void (RulesPage::*request)(const RuleId &)) {
        connect(m_head, asked, this, [this, request] {
            if (m_selected)
                Q_EMIT(this->*request)(*m_selected);
        });
    };
    forward(&RulesHead::editRequested, &RulesPage::editRequested);
    forward(&RulesHead::duplicateRequested, &RulesPage::duplicateRequested);
    forward(&RulesHead::removeRequested, &RulesPage::removeRequested);
    connect(m_head, &RulesHead::newRequested, this, &RulesPage::newRequested);
    connect(m_head, &RulesHead::importRequested, this, &RulesPage::importRequested);
    connect(m_head, &RulesHead::exportRequested, this, &RulesPage::exportRequested);
    connect(m_head, &RulesHead::historyRequested, this, [this] { Q_EMIT historyRequested(m_selected); });
}

void RulesPage::setWords(const RuleWords &words)
{
    m_words = words;
    retell();
    refresh();
}

void RulesPage::showRules(const QList<Rule> &rules, const QHash<RuleId, RuleStatus> &status,
                          const QList<Conflict> &conflicts, const ListState &state, const QDateTime &now)
{
    const bool isOther = m_shown != rules || m_conflicts != conflicts;
    m_shown = rules;
    m_status = status;
    m_conflicts = conflicts;
    if (isOther)
        retell();
    m_state = state;
    m_now = now;
    refresh();
}

void RulesPage::setState(const ListState &state)
{
    m_state = state;
    refresh();
}

void RulesPage::setDrafted(const QSet<RuleId> &rules)
{
    m_drafted = rules;
    refresh();
}

// Sentences and conflicts in words: not again each time a count has changed.
void RulesPage::retell()
{
    m_told.clear();
    if (!m_words)
        return;
    for (const Rule &rule : std::as_const(m_shown)) {
        RuleRow &row = m_told[rule.id];
        row.rule = rule;
        row.sentence = m_words->sentence(rule);
    }
    for (const Conflict &conflict : std::as_const(m_conflicts)) {
        RuleRow &row = m_told[conflict.rule];
        ++row.conflicts;
        row.blocking += conflict.isBlocking ? 1 : 0;
        row.conflictText +=
            (row.conflictText.isEmpty() ? QString() : QStringLiteral("\n")) + m_words->conflict(conflict, m_shown);
    }
}

RuleRow RulesPage::rowOf(const Rule &rule) const
{
    RuleRow row = m_told.value(rule.id);
    row.rule = rule;
    row.isDrafted = m_drafted.contains(rule.id);
    if (m_words)
        row.doing = RuleWording::doing(rule, m_status.value(rule.id), *m_words, m_now);
    return row;
}

void RulesPage::refresh()
{
    QList<RuleRow> rows;
    for (const Rule &rule : std::as_const(m_shown))
        rows.append(rowOf(rule));
    m_rules.show(rows);
    m_frame->show(m_state, m_rules.rowCount(), m_rules.rowCount(), m_now);
    noteSelection();
}

void RulesPage::setOn(std::optional<bool> on)
{
    if (on.value_or(true))
        return m_off->hide();
    m_off->show(Glyph::Warning, Tone::Bad,
                tr("All rules are switched off: nothing is suggested and nothing is coded by a rule."),
                tr("Switch them on"));
}

void RulesPage::setBarred(const QString &reason)
{
    if (std::exchange(m_whyBarred, reason) == reason)
        return;
    m_rules.setBarred(reason);
    if (reason.isEmpty())
        m_barred->hide();
    else
        m_barred->show(Glyph::Lock, Tone::Bad, tr("No rule can apply its code. %1").arg(reason));
}

void RulesPage::showNotice(Glyph glyph, Tone tone, const QString &text, const QString &action)
{
    m_hasNoticeAction = !action.isEmpty();
    m_notice->show(glyph, tone, text, action.isEmpty() ? tr("Dismiss") : action);
}

void RulesPage::clearNotice() { m_notice->hide(); }

void RulesPage::showPanel(bool shown)
{
    const bool hadFocus = m_panel->isAncestorOf(window()->focusWidget());
    m_panel->setVisible(shown);
    fitPanel();
    if (!shown && hadFocus)
        m_board->setFocus(Qt::OtherFocusReason);
}

void RulesPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitPanel();
}

// As wide as the person left it, where that leaves the list what it needs.
void RulesPage::fitPanel()
{
    if (m_panel->isHidden())
        return;
    const int room = m_splitter->width() - m_splitter->handleWidth();
    const int width = std::clamp(room - wishedList, leastPanel, std::max(m_panelWidth, leastPanel));
    m_splitter->setSizes({room - width, width});
}

std::optional<RuleId> RulesPage::selectedRule() const
{
    const QModelIndexList rows = m_board->selectionModel()->selectedRows();
    return rows.isEmpty() ? std::nullopt : std::optional(m_rules.at(rows.first().row()).rule.id);
}

void RulesPage::selectRule(const RuleId &rule)
{
    if (const int row = m_rules.rowOf(rule); row >= 0)
        m_board->setCurrentIndex(m_rules.index(row, RulesModel::Name));
}

void RulesPage::clearSelection() { m_board->selectionModel()->clear(); }

BoardView &RulesPage::board() { return *m_board; }

void RulesPage::noteSelection()
{
    const auto selected = selectedRule();
    m_head->allow(m_state.loading == Loading::Ready, m_rules.rowCount() > 0, selected.has_value());
    if (m_selected == selected)
        return;
    m_selected = selected;
    Q_EMIT ruleSelected(selected);
}

void RulesPage::askForMode(const RuleId &rule, RuleMode mode)
{
    const int row = m_rules.rowOf(rule);
    if (row < 0 || m_rules.at(row).rule.mode == mode)
        return;
    if (mode == RuleMode::Apply && !m_whyBarred.isEmpty())
        return; // the banner says why
    if (mode == RuleMode::Apply)
        Q_EMIT applyRequested(rule);
    else
        Q_EMIT modeChosen(rule, mode);
}

} // namespace wrapdesk
