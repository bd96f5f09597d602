// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rulewords.h"

#include <QTreeWidget>

namespace wrapdesk {

// What differs between two versions of a rule: what, before, after. GUI thread.
class ChangeTable : public QTreeWidget
{
    Q_OBJECT

public:
    ChangeTable(const QString &name, QWidget *parent);

    void show(const QList<RuleWords::Change> &changes);
};

// A row of such a table, for a tree that has others besides.
QTreeWidgetItem *changeRow(const RuleWords::Change &change);

} // namespace wrapdesk
