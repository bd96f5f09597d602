// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QStyleFactory>

#include <array>

// Outside every namespace, as the macro wants it: the linker drops the icons of a static library nobody asks for.
static void wakeResources() { Q_INIT_RESOURCE(wrapdesk); }

namespace wrapdesk {

namespace {

const Colours lightColours{.window = 0xf4f5f7,
                           .surface = 0xffffff,
                           .raised = 0xeceef2,
                           .line = 0xd9dde3,
                           .text = 0x1b2330,
                           .muted = 0x59636f,
                           .accent = 0x1a5fc4,
                           .accentText = 0xffffff,
                           .selection = 0xdfeafb,
                           .pending = 0x94500a,
                           .missing = 0xb3261e,
                           .systemCoded = 0x6438b8,
                           .orphaned = 0x0b6570,
                           .good = 0x136c3a,
                           .bad = 0xb3261e};

const Colours darkColours{.window = 0x15181d,
                          .surface = 0x1c2027,
                          .raised = 0x272c35,
                          .line = 0x343b46,
                          .text = 0xe7eaef,
                          .muted = 0xa3acb9,
                          .accent = 0x82b1ff,
                          .accentText = 0x0d1b30,
                          .selection = 0x263a58,
                          .pending = 0xf5b74e,
                          .missing = 0xff9a8f,
                          .systemCoded = 0xc7aeff,
                          .orphaned = 0x63d3e0,
                          .good = 0x67d391,
                          .bad = 0xff9a8f};

Scheme schemeInForce = Scheme::Light;

QPalette paletteOf(const Colours &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.raised);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.bad);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.text);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::Light, c.raised);
    palette.setColor(QPalette::Midlight, c.line);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Dark, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.muted);
    return palette;
}

QString styleSheetOf(const Colours &c)
{
    QFile file(QStringLiteral(":/theme.qss"));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    // Longer names first: @accentText before @accent.
    const std::array<std::pair<QLatin1String, QColor>, 10> tokens{{{QLatin1String("@accentText"), c.accentText},
                                                                   {QLatin1String("@accent"), c.accent},
                                                                   {QLatin1String("@window"), c.window},
                                                                   {QLatin1String("@surface"), c.surface},
                                                                   {QLatin1String("@raised"), c.raised},
                                                                   {QLatin1String("@line"), c.line},
                                                                   {QLatin1String("@text"), c.text},
                                                                   {QLatin1String("@muted"), c.muted},
                                                                   {QLatin1String("@selection"), c.selection},
                                                                   {QLatin1String("@bad"), c.bad}}};
    for (const auto &[name, colour] : tokens)
        sheet.replace(name, colour.name());
    return sheet;
}

} // namespace

QColor Colours::of(Tone tone) const
{
    switch (tone) {
    case Tone::Normal:
        return text;
    case Tone::Muted:
        return muted;
    case Tone::Accent:
        return accent;
    case Tone::Pending:
        return pending;
    case Tone::Missing:
        return missing;
    case Tone::SystemCoded:
        return systemCoded;
    case Tone::Orphaned:
        return orphaned;
    case Tone::Good:
        return good;
    case Tone::Bad:
        return bad;
    }
    return text;
}

const Colours &theme::colours(Scheme scheme) { return scheme == Scheme::Dark ? darkColours : lightColours; }

const Colours &theme::colours() { return colours(schemeInForce); }

Scheme theme::scheme() { return schemeInForce; }

Scheme theme::systemScheme(const QPalette &system)
{
    const bool isDark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    return isDark ? Scheme::Dark : Scheme::Light;
}

void theme::apply(QApplication &application, Scheme scheme)
{
    wakeResources();
    schemeInForce = scheme;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font = QApplication::font();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPointSizeF(std::max(font.pointSizeF(), 10.0));
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(colours(scheme)));
    application.setStyleSheet(styleSheetOf(colours(scheme)));
}

int theme::rowHeight(Density density) { return density == Density::Compact ? 28 : 36; }

namespace {

// Mid tones: told apart on lightColours and darkColours alike.
struct Mark
{
    QRgb colour;
    const char *name;
};
constexpr std::array<Mark, 8> marks{{{0xff2f7ed8, QT_TRANSLATE_NOOP("Theme", "Blue")},
                                     {0xffd0721c, QT_TRANSLATE_NOOP("Theme", "Orange")},
                                     {0xff2a9d5c, QT_TRANSLATE_NOOP("Theme", "Green")},
                                     {0xffb24bb0, QT_TRANSLATE_NOOP("Theme", "Magenta")},
                                     {0xffcb4a4a, QT_TRANSLATE_NOOP("Theme", "Red")},
                                     {0xff1f98a8, QT_TRANSLATE_NOOP("Theme", "Teal")},
                                     {0xff8a7a1e, QT_TRANSLATE_NOOP("Theme", "Olive")},
                                     {0xff7766d6, QT_TRANSLATE_NOOP("Theme", "Violet")}}};

const Mark &markAt(int number) { return marks[static_cast<size_t>(std::max(number, 0)) % marks.size()]; }

} // namespace

QColor theme::markColour(int number) { return QColor::fromRgb(markAt(number).colour); }

QString theme::markName(int number) { return QCoreApplication::translate("Theme", markAt(number).name); }

QIcon theme::markIcon(int number)
{
    constexpr qreal radius = 3;
    QPixmap pixmap(markIconSize * 2); // sharp at scale 2
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(markColour(number));
    painter.drawRoundedRect(QRectF(0, 0, markSize, markSize), radius, radius);
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Disabled); // it means the same there
    return icon;
}

int theme::markOf(const QString &organization) { return int(qHash(organization, 0) % marks.size()); }

} // namespace wrapdesk
