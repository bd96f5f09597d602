// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cell.h"

#include <QColor>
#include <QPalette>
#include <QSize>

#include <optional>

class QApplication;
class QIcon;
class QPixmap;

namespace wrapdesk {

enum class Scheme
{
    Light,
    Dark
};
enum class Density
{
    Comfortable,
    Compact
};

// The colours of one scheme. Every tone reads on window, surface and selection at 4.5:1 or better (tested).
struct Colours
{
    QColor window; // behind everything
    QColor surface; // lists, cards, fields
    QColor raised; // hover, header
    QColor line; // borders and rules
    QColor text;
    QColor muted;
    QColor accent;
    QColor accentText; // on accent
    QColor selection;
    QColor pending;
    QColor missing;
    QColor systemCoded;
    QColor orphaned;
    QColor good;
    QColor bad;

    QColor of(Tone tone) const;
};

// How the window looks: one accent colour, a 4-px grid, light or dark. Applied to the whole application; the GUI
// thread.
namespace theme {

const Colours &colours(Scheme scheme);
const Colours &colours(); // of the scheme in force
Scheme scheme();

// What the system's own palette says; to be asked before the first apply().
Scheme systemScheme(const QPalette &system);

// Dresses the application. Widgets follow by themselves; what paints itself asks colours() while painting.
void apply(QApplication &application, Scheme scheme);

int rowHeight(Density density);

// An icon tinted at the moment it is painted: follows light, dark, disabled, and, if muted, checked.
QIcon icon(Glyph glyph, Tone tone = Tone::Muted);
// The glyph in one colour, `size` logical pixels square.
QPixmap pixmap(Glyph glyph, const QColor &colour, int size, qreal ratio);
QString glyphName(Glyph glyph); // the file's name in resources/icons

// The marks by which two organisations' windows are told apart: eight colours with their names.
QColor markColour(int number); // from 0; beyond the last it begins anew
QString markName(int number);
constexpr int markSize = 12; // logical pixels, square
constexpr QSize markIconSize(markSize + 4, markSize); // with some air before the name
QIcon markIcon(int number);
int markOf(const QString &organization); // where nobody chose one

} // namespace theme
} // namespace wrapdesk
