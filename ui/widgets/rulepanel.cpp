// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rulepanel.h"

#include "rulewording.h"
#include "theme.h"
#include "widgets/conflictlist.h"
#include "widgets/dryrunpanel.h"
#include "widgets/ruleeditor.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

namespace wrapdesk {

namespace {

constexpr int conflictsTab = 0;
constexpr int dryRunTab = 1;

QScrollArea *scrolled(const QString &name, QWidget *content)
{
    auto *area = new QScrollArea;
    area->setObjectName(name);
    area->setFocusPolicy(Qt::NoFocus); // what is in it has the keyboard
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

} // namespace

RulePanel::RulePanel(QWidget *parent)
    : QWidget(parent),
      m_editor(new RuleEditor(this)),
      m_conflicts(new ConflictList(this)),
      m_dryRun(new DryRunPanel(this)),
      m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("rulePanel"));
    m_tabs->setObjectName(QStringLiteral("rulePanelTabs"));
    m_tabs->setAccessibleName(tr("About the rule"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setObjectName(QStringLiteral("rulePanelTabBar"));
    m_tabs->tabBar()->setAccessibleName(tr("About the rule"));
    m_tabs->addTab(scrolled(QStringLiteral("conflictScroll"), m_conflicts), tr("Conflicts"));
    m_tabs->addTab(scrolled(QStringLiteral("dryRunScroll"), m_dryRun), tr("Dry run"));
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName(QStringLiteral("rulePanelSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(8);
    splitter->addWidget(m_editor);
    splitter->addWidget(m_tabs);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({580, 420}); // shares, not pixels
    splitter->setSizes({300, 200}); // in proportion: what is said of a rule has room from the start
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

void RulePanel::setConflictCount(qsizetype blocking, qsizetype all)
{
    m_tabs->setTabText(conflictsTab,
                       all > 0 ? tr("Conflicts (%1)").arg(RuleWording::conflicts(blocking, all)) : tr("Conflicts"));
    m_tabs->setTabIcon(conflictsTab, blocking > 0 ? theme::icon(Glyph::Refused, Tone::Bad)
                                     : all > 0    ? theme::icon(Glyph::Warning, Tone::Pending)
                                                  : QIcon());
}

void RulePanel::showDryRun() { m_tabs->setCurrentIndex(dryRunTab); }

} // namespace wrapdesk
