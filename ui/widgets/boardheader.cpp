// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/boardheader.h"

#include "theme.h"
#include "widgets/celldelegate.h"

#include <QPainter>
#include <QPainterPath>

namespace wrapdesk {

namespace {

constexpr int headHeight = 32;
constexpr int arrowRoom = 14;

void drawArrow(QPainter *painter, const QPointF &centre, bool up)
{
    constexpr qreal half = 3.5;
    const qreal tip = up ? -half / 2 : half / 2;
    QPainterPath path(centre + QPointF(-half, -tip));
    path.lineTo(centre + QPointF(0, tip));
    path.lineTo(centre + QPointF(half, -tip));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
}

} // namespace

BoardHeader::BoardHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(40);
}

QSize BoardHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), headHeight}; }

void BoardHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Colours &colours = theme::colours();
    painter->save();
    painter->fillRect(rect, colours.surface);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line);
    QFont font = painter->font();
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    painter->setPen(QPen(isSorted ? colours.text : colours.muted, 1.4));

    QRect place = rect.adjusted(cellPadding, 0, -cellPadding, -1);
    const auto alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole).value<Qt::Alignment>();
    const bool isRight = alignment.testFlag(Qt::AlignRight);
    const QFontMetrics metrics = painter->fontMetrics();
    const QString title =
        metrics.elidedText(model()->headerData(section, orientation()).toString(), Qt::ElideRight, place.width());
    painter->drawText(place, int(alignment) | Qt::TextSingleLine, title);
    const int width = metrics.horizontalAdvance(title);
    if (isSorted && width + arrowRoom <= place.width()) {
        const int x = isRight ? place.right() - width - arrowRoom / 2 : place.left() + width + arrowRoom / 2;
        drawArrow(painter, QPointF(x, place.center().y() + 1), sortIndicatorOrder() == Qt::AscendingOrder);
    }
    painter->restore();
}

} // namespace wrapdesk
