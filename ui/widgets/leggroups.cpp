// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/leggroups.h"

#include "theme.h"
#include "wording.h"

#include <QHeaderView>

namespace wrapdesk {

namespace {

constexpr int mostGroups = 7;

} // namespace

LegGroups::LegGroups(const QString &name, QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(name);
    setColumnCount(2);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setRootIsDecorated(true);
    setMinimumHeight(1); // as high as its rows, not as scroll bars would like
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(this, &QTreeWidget::itemExpanded, this, &LegGroups::updateGeometry);
    connect(this, &QTreeWidget::itemCollapsed, this, &LegGroups::updateGeometry);
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        if (const QVariant leg = item->data(0, Qt::UserRole); leg.isValid())
            Q_EMIT legChosen(leg.value<LegId>());
    });
}

// As high as what is open in it, up to a few rows.
QSize LegGroups::sizeHint() const
{
    int rows = 0;
    for (int group = 0; group < topLevelItemCount() && rows < mostGroups; ++group)
        rows += 1 + (topLevelItem(group)->isExpanded() ? topLevelItem(group)->childCount() : 0);
    const int height = rows > 0 ? sizeHintForRow(0) : 0;
    return {QTreeWidget::sizeHint().width(), std::min(rows, mostGroups) * height + 2 * frameWidth()};
}

void LegGroups::show(const QList<LegGroup> &groups, const LegNames &names)
{
    clear();
    for (const LegGroup &group : groups) {
        auto *top = new QTreeWidgetItem(this);
        top->setText(0, QStringLiteral("%1 %2").arg(Wording::count(group.lines.size()), group.title));
        top->setIcon(0, theme::icon(group.glyph, group.tone));
        top->setFirstColumnSpanned(true);
        const qsizetype listed = std::min<qsizetype>(group.lines.size(), mostLines);
        for (const LegGroup::Line &line : group.lines.first(listed)) {
            auto *item =
                new QTreeWidgetItem(top, {names ? names(line.leg) : line.leg.conversation.text(), line.remark});
            item->setData(0, Qt::UserRole, QVariant::fromValue(line.leg));
            item->setToolTip(1, line.remark);
        }
        if (listed < group.lines.size())
            new QTreeWidgetItem(top, {tr("and %1 more").arg(Wording::count(group.lines.size() - listed))});
        top->setExpanded(groups.size() == 1);
    }
    setColumnWidth(0, viewport()->width() / 2);
    updateGeometry();
}

} // namespace wrapdesk
