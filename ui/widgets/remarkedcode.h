// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace wrapdesk {

// Paints a code of the picker with what there is to say of it at the right. GUI thread.
class RemarkedCode : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int remarkRole = Qt::UserRole + 1; // QString; empty: nothing to say

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace wrapdesk
