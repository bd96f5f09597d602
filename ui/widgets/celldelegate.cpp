// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/celldelegate.h"

#include "theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace wrapdesk {

namespace {

constexpr int cellGlyph = 16;
constexpr int currentBar = 3;

int widestDigit(const QFontMetrics &metrics)
{
    int widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

int tabularWidth(const QString &text, const QFontMetrics &metrics)
{
    const int digit = widestDigit(metrics);
    int width = 0;
    for (const QChar sign : text)
        width += sign.isDigit() ? digit : metrics.horizontalAdvance(sign);
    return width;
}

// Qt 6.4 cannot ask a font for its tabular figures: each digit gets a cell of the widest one's width.
void drawTabular(QPainter *painter, const QRect &rect, const QString &text, bool alignRight)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const int digit = widestDigit(metrics);
    const int baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    int x = alignRight ? rect.right() + 1 - tabularWidth(text, metrics) : rect.left();
    for (const QChar sign : text) {
        const int advance = metrics.horizontalAdvance(sign);
        const int cell = sign.isDigit() ? digit : advance;
        painter->drawText(x + (cell - advance) / 2, baseline, sign);
        x += cell;
    }
}

void drawText(QPainter *painter, const QRect &rect, const QModelIndex &index)
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    const QFontMetrics metrics = painter->fontMetrics();
    // Names of system codes begin alike and differ at the end.
    const Qt::TextElideMode elision = text.contains(u' ') ? Qt::ElideRight : Qt::ElideMiddle;
    if (index.data(TabularRole).toBool() && tabularWidth(text, metrics) <= rect.width())
        drawTabular(painter, rect, text, alignment.testFlag(Qt::AlignRight));
    else
        painter->drawText(rect, int(alignment) | Qt::TextSingleLine, metrics.elidedText(text, elision, rect.width()));
}

} // namespace

void CellDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                               bool startsGroup) const
{
    const Colours &colours = theme::colours();
    const QRect &rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect, colours.selection);
    if (index.row() > 0 && (m_groupColumn < 0 || startsGroup))
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), startsGroup ? colours.line : colours.raised);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool isCurrent = view && view->hasFocus() && view->currentIndex().row() == index.row();
    if (isCurrent && index.column() == 0)
        painter->fillRect(QRect(rect.left(), rect.top(), currentBar, rect.height()), colours.accent);
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool startsGroup = m_groupColumn >= 0 && index.siblingAtColumn(m_groupColumn).data(FirstOfGroupRole).toBool();
    painter->save();
    paintGround(painter, option, index, startsGroup);

    QRect rect = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    const QColor colour = theme::colours().of(index.data(ToneRole).value<Tone>());
    if (const auto glyph = index.data(GlyphRole).value<Glyph>(); glyph != Glyph::None) {
        const QRect place(rect.left(), rect.center().y() - cellGlyph / 2 + 1, cellGlyph, cellGlyph);
        painter->drawPixmap(place, theme::pixmap(glyph, colour, cellGlyph, painter->device()->devicePixelRatioF()));
        rect.setLeft(place.right() + cellPadding);
    }
    QFont font = option.font;
    painter->setPen(colour);
    if (startsGroup && index.column() == m_groupColumn)
        font.setWeight(QFont::DemiBold);
    else if (index.column() == m_groupColumn)
        painter->setPen(theme::colours().muted);
    painter->setFont(font);
    drawText(painter, rect, index);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool hasGlyph = index.data(GlyphRole).value<Glyph>() != Glyph::None;
    const int width = index.data(TabularRole).toBool() ? tabularWidth(text, metrics) : metrics.horizontalAdvance(text);
    return {width + 2 * cellPadding + (hasGlyph ? cellGlyph + cellPadding : 0) + 1, metrics.height() + cellPadding};
}

} // namespace wrapdesk
