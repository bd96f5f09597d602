// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme.h"

#include "support/runner.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace wrapdesk;

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void everyToneCanBeReadOnEveryGround_data();
    void everyToneCanBeReadOnEveryGround();
    void everyGlyphHasItsDrawing();
    void takesTheSystemsSide();
};

namespace {

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

void ThemeTest::everyToneCanBeReadOnEveryGround_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void ThemeTest::everyToneCanBeReadOnEveryGround()
{
    QFETCH(Scheme, scheme);
    const Colours &colours = theme::colours(scheme);
    for (int tone = 0; tone <= int(Tone::Bad); ++tone) {
        for (const QColor &ground : {colours.window, colours.surface, colours.selection}) {
            const double ratio = contrast(colours.of(static_cast<Tone>(tone)), ground);
            QVERIFY2(ratio >= 4.5,
                     qPrintable(QStringLiteral("tone %1 on %2: %3").arg(tone).arg(ground.name()).arg(ratio)));
        }
    }
    QVERIFY(contrast(colours.accentText, colours.accent) >= 4.5);
}

void ThemeTest::everyGlyphHasItsDrawing()
{
    for (int glyph = int(Glyph::None) + 1; glyph <= int(Glyph::Unknown); ++glyph) {
        const QString name = theme::glyphName(static_cast<Glyph>(glyph));
        QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(name)), qPrintable(name));
    }
}

void ThemeTest::takesTheSystemsSide()
{
    QPalette system;
    system.setColor(QPalette::Window, Qt::black);
    system.setColor(QPalette::WindowText, Qt::white);
    QCOMPARE(theme::systemScheme(system), Scheme::Dark);
    system.setColor(QPalette::Window, Qt::white);
    system.setColor(QPalette::WindowText, Qt::black);
    QCOMPARE(theme::systemScheme(system), Scheme::Light);
}

WRAPDESK_TEST(ThemeTest)
#include "themetest.moc"
