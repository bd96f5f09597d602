// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/statusitem.h"

#include "theme.h"

#include <QPainter>

namespace wrapdesk {

namespace {

constexpr int itemGlyph = 14;
constexpr int itemGap = 5;
constexpr int itemDot = 10;

} // namespace

StatusItem::StatusItem(const QString &name, QWidget *parent) : QWidget(parent)
{
    setObjectName(name);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    hide();
}

void StatusItem::show(Glyph glyph, Tone tone, const QString &text, const QString &tip)
{
    m_glyph = glyph;
    m_tone = tone;
    m_dot = QColor();
    setText(text, tip);
}

void StatusItem::showDot(const QColor &dot, const QString &text, const QString &tip)
{
    m_dot = dot;
    m_tone = Tone::Normal;
    setText(text, tip);
}

void StatusItem::setText(const QString &text, const QString &tip)
{
    if (m_text != text) {
        m_text = text;
        setAccessibleName(text);
        updateGeometry();
    }
    setToolTip(tip);
    setVisible(!text.isEmpty());
    update();
}

QSize StatusItem::sizeHint() const
{
    return {itemGlyph + itemGap + fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize StatusItem::minimumSizeHint() const { return {itemGlyph + itemGap, fontMetrics().height()}; }

void StatusItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor colour = theme::colours().of(m_tone);
    if (m_dot.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dot);
        painter.drawEllipse(QRectF(2, (height() - itemDot) / 2.0, itemDot, itemDot));
    } else {
        painter.drawPixmap(0, (height() - itemGlyph) / 2,
                           theme::pixmap(m_glyph, colour, itemGlyph, devicePixelRatioF()));
    }
    const QRect rect(itemGlyph + itemGap, 0, width() - itemGlyph - itemGap, height());
    painter.setPen(colour);
    painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideRight, rect.width()));
}

} // namespace wrapdesk
