// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace wrapdesk {

constexpr int cellPadding = 8; // left and right of a cell's content and of its column's title

// Paints a cell of a KeyedTableModel: glyph, text in its tone, numbers with digits of one width, and for the row that
// has the keyboard a bar at its start. GUI thread.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // Rows that say the same in this column belong together: the first stands out under a rule. -1: no groups.
    void setGroupColumn(int column) { m_groupColumn = column; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    // Selection, the rule over the row, the bar of the row that has the keyboard.
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                     bool startsGroup) const;

private:
    int m_groupColumn = -1;
};

} // namespace wrapdesk
