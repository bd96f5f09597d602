// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/ruleconflicts.h"

#include <QWidget>

class QTabWidget;

namespace wrapdesk {

class ConflictList;
class DryRunPanel;
class RuleEditor;

// Beside the rules: the one that is edited, and under it what is wrong with it and what it would have done. GUI thread.
class RulePanel : public QWidget
{
    Q_OBJECT

public:
    explicit RulePanel(QWidget *parent = nullptr);

    RuleEditor &editor() { return *m_editor; }
    ConflictList &conflicts() { return *m_conflicts; }
    DryRunPanel &dryRun() { return *m_dryRun; }

    // On the tab over the conflicts, so that they are seen while the dry run is looked at.
    void setConflictCount(qsizetype blocking, qsizetype all);
    void showDryRun();

private:
    RuleEditor *m_editor;
    ConflictList *m_conflicts;
    DryRunPanel *m_dryRun;
    QTabWidget *m_tabs;
};

} // namespace wrapdesk
