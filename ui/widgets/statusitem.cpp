// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/statusitem.h"

#include "theme.h"

#include <QPainter>

namespace wrapdesk {

namespace {

constexpr int glyphSize = 14;
constexpr int gap = 5;
constexpr int dotSize = 10;

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
    return {glyphSize + gap + fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize StatusItem::minimumSizeHint() const { return {glyphSize + gap, fontMetrics().height()}; }

void StatusItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor colour = theme::colours().of(m_tone);
    if (m_dot.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dot);
        painter.drawEllipse(QRectF(2, (height() - dotSize) / 2.0, dotSize, dotSize));
    } else {
        painter.drawPixmap(0, (height() - glyphSize) / 2,
                           theme::pixmap(m_glyph, colour, glyphSize, devicePixelRatioF()));
    }
    const QRect rect(glyphSize + gap, 0, width() - glyphSize - gap, height());
    painter.setPen(colour);
    painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_text, Qt::ElideRight, rect.width()));
}

} // namespace wrapdesk
