// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/carddelegate.h"

#include "models/livemodel.h"
#include "theme.h"

#include <QAbstractItemView>
#include <QPainter>

#include <array>

namespace wrapdesk {

namespace {

constexpr QSize leastCard(180, 64);
constexpr int cardPadding = 12;
constexpr int cardGlyph = 14;
constexpr int cardRadius = 6;
constexpr int cardGap = 8; // to the next card, at the right and below

} // namespace

CardDelegate::CardDelegate(const QueueLoadModel &loads, QObject *parent) : QStyledItemDelegate(parent), m_loads(loads)
{
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = theme::colours();
    const QueueLoad &load = m_loads.at(index.row());
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool hasKeyboard = view && view->hasFocus() && view->currentIndex() == index;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(isSelected || hasKeyboard ? colours.accent : colours.line, hasKeyboard ? 2 : 1));
    painter->setBrush(isSelected ? colours.selection : colours.surface);
    const QRect place = option.rect.adjusted(0, 0, -cardGap, -cardGap);
    const QRectF card = QRectF(place).adjusted(1, 1, -1, -1);
    painter->drawRoundedRect(card, cardRadius, cardRadius);

    const QRect inner = place.adjusted(cardPadding, 8, -cardPadding, -8);
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(colours.text);
    const QRect nameRect(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    painter->drawText(nameRect, Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(load.queue, Qt::ElideRight, nameRect.width()));

    const std::array<std::tuple<Glyph, Tone, int>, 4> counts{{{Glyph::Talking, Tone::Good, load.talking},
                                                              {Glyph::Alerting, Tone::Accent, load.alerting},
                                                              {Glyph::Held, Tone::Normal, load.holding},
                                                              {Glyph::Acw, Tone::Pending, load.inAcw}}};
    painter->setFont(option.font);
    const int step = inner.width() / int(counts.size());
    QRect rect(inner.left(), nameRect.bottom() + 1, step, inner.height() / 2);
    for (const auto &[glyph, tone, count] : counts) {
        const QColor colour = count > 0 ? colours.of(tone) : colours.muted;
        painter->drawPixmap(rect.left(), rect.center().y() - cardGlyph / 2 + 1,
                            theme::pixmap(glyph, colour, cardGlyph, painter->device()->devicePixelRatioF()));
        painter->setPen(count > 0 ? colours.text : colours.muted);
        painter->drawText(rect.adjusted(cardGlyph + 4, 0, 0, 0), Qt::AlignVCenter, QString::number(count));
        rect.translate(step, 0);
    }
    painter->restore();
}

int CardDelegate::leastWidth() const { return leastCard.width() + cardGap; }

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {std::max(m_width, leastWidth()), leastCard.height() + cardGap};
}

} // namespace wrapdesk
