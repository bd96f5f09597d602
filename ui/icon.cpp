// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme.h"

#include <QGuiApplication>
#include <QIcon>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace wrapdesk {

namespace {

// Paints a glyph in the palette's colour of the moment.
class GlyphEngine final : public QIconEngine
{
public:
    GlyphEngine(Glyph glyph, Tone tone) : m_glyph(glyph), m_tone(tone) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int size = std::min(rect.width(), rect.height());
        QRect square(0, 0, size, size);
        square.moveCenter(rect.center());
        painter->drawPixmap(square,
                            theme::pixmap(m_glyph, colour(mode, state), size, painter->device()->devicePixelRatioF()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return theme::pixmap(m_glyph, colour(mode, state), std::min(size.width(), size.height()), 1);
    }

    QIconEngine *clone() const override { return new GlyphEngine(m_glyph, m_tone); }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const Colours &colours = theme::colours();
        if (mode == QIcon::Disabled)
            return colours.line;
        return state == QIcon::On && m_tone == Tone::Muted ? colours.accent : colours.of(m_tone);
    }

    Glyph m_glyph;
    Tone m_tone;
};

} // namespace

QString theme::glyphName(Glyph glyph)
{
    static const QStringList names =
        QStringLiteral(
            ",live,stragglers,queues,pending,missing,system-coded,orphaned,talking,held,alerting,acw,voice,callback,"
            "email,"
            "message,social,video,screen,media,check,refused,person,progress,lock,warning,info,search,refresh,details,"
            "heartbeat,sweep,budget,outbox,offline,socket,close,note,activity,"
            "reveal,settings,rules,unknown")
            .split(u',');
    return names.value(int(glyph));
}

QPixmap theme::pixmap(Glyph glyph, const QColor &colour, int size, qreal ratio)
{
    const QString key = QStringLiteral("wrapdesk/%1/%2/%3@%4").arg(int(glyph)).arg(colour.rgba()).arg(size).arg(ratio);
    QPixmap pixmap;
    if (glyph == Glyph::None || size <= 0 || QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(glyphName(glyph)));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRectF(0, 0, size, size), colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon theme::icon(Glyph glyph, Tone tone) { return QIcon(new GlyphEngine(glyph, tone)); }

} // namespace wrapdesk
