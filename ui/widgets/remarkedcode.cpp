// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/remarkedcode.h"

#include "theme.h"

#include <QPainter>

namespace wrapdesk {

namespace {

constexpr int remarkGap = 32;
constexpr int remarkGlyph = 24; // with its distance

} // namespace

void RemarkedCode::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString remark = index.data(remarkRole).toString();
    QStyledItemDelegate::paint(painter, option, index);
    if (remark.isEmpty())
        return;
    painter->save();
    painter->setPen(theme::colours().muted);
    painter->drawText(option.rect.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, remark);
    painter->restore();
}

void RemarkedCode::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QString remark = index.data(remarkRole).toString();
    if (remark.isEmpty())
        return;
    const int glyph = index.data(Qt::DecorationRole).isNull() ? 0 : remarkGlyph;
    const int room = option->rect.width() - option->fontMetrics.horizontalAdvance(remark) - remarkGap - glyph;
    option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, room);
}

} // namespace wrapdesk
