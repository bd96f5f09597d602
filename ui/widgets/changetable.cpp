// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/changetable.h"

#include <QHeaderView>

namespace wrapdesk {

namespace {

constexpr int whatWidth = 132;

QString orNothing(const QString &text) { return text.isEmpty() ? QStringLiteral("–") : text; }

} // namespace

ChangeTable::ChangeTable(const QString &name, QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(name);
    setAccessibleName(tr("Changes"));
    setColumnCount(3);
    setHeaderLabels({tr("What"), tr("Before"), tr("After")});
    setRootIsDecorated(false);
    setWordWrap(true);
    setTabKeyNavigation(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setStretchLastSection(false);
    header()->resizeSection(0, whatWidth);
    header()->setSectionResizeMode(0, QHeaderView::Fixed);
    header()->setSectionResizeMode(1, QHeaderView::Stretch);
    header()->setSectionResizeMode(2, QHeaderView::Stretch);
}

void ChangeTable::show(const QList<RuleWords::Change> &changes)
{
    clear();
    ensurePolished(); // rows are measured as the style sheet has them
    for (const RuleWords::Change &change : changes)
        addTopLevelItem(changeRow(change));
}

QTreeWidgetItem *changeRow(const RuleWords::Change &change)
{
    auto *row = new QTreeWidgetItem({change.what, orNothing(change.before), orNothing(change.after)});
    row->setToolTip(1, change.before);
    row->setToolTip(2, change.after);
    return row;
}

} // namespace wrapdesk
