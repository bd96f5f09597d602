// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <compare>

namespace wrapdesk {

// The shapes of the program; each is a file of the same name in resources/icons. Shape and words carry the meaning,
// colour only repeats it.
enum class Glyph
{
    None,
    Live,
    Stragglers,
    Queues,
    Pending,
    Missing,
    SystemCoded,
    Orphaned,
    Talking,
    Held,
    Alerting,
    Acw,
    Voice,
    Callback,
    Email,
    Message,
    Social,
    Video,
    Screen,
    Media,
    Check,
    Refused,
    Person,
    Progress,
    Lock,
    Warning,
    Info,
    Search,
    Refresh,
    Details,
    Heartbeat,
    Sweep,
    Budget,
    Outbox,
    Offline,
    Socket,
    Close,
    Note,
    Activity,
    Reveal,
    Settings,
    Rules,
    Unknown,
};

// What a piece of text is about; the theme gives each a colour that can be read on its ground.
enum class Tone
{
    Normal,
    Muted,
    Accent,
    Pending,
    Missing,
    SystemCoded,
    Orphaned,
    Good,
    Bad
};

// Beside Qt's own roles, what the delegates of this program ask a model for.
enum CellRole
{
    GlyphRole = Qt::UserRole + 1, // Glyph
    ToneRole, // Tone
    TabularRole, // bool: digits of one width, so that numbers stand under each other
    FirstOfGroupRole, // bool: says something else than the row above
};

// What rows are ordered by in one column: the number first, then the folded text.
struct SortKey
{
    qint64 number = 0;
    QString text;

    friend bool operator==(const SortKey &, const SortKey &) = default;
    friend std::strong_ordering operator<=>(const SortKey &a, const SortKey &b)
    {
        if (const auto byNumber = a.number <=> b.number; byNumber != 0)
            return byNumber;
        return a.text.compare(b.text) <=> 0;
    }
};

// By text, whatever its case.
inline SortKey folded(const QString &text) { return {0, text.toCaseFolded()}; }

constexpr Qt::Alignment alignLeft = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment alignRight = Qt::AlignRight | Qt::AlignVCenter;

// One column of a KeyedTableModel, as a constant: everything a view asks about it, as plain functions of the row.
// Saved by views under its place in the table: append, never reorder.
template <typename Row>
struct Column
{
    const char *title; // marked with QT_TRANSLATE_NOOP("Columns", …)
    QString (*cell)(const Row &, const QDateTime &now);
    SortKey (*sortKey)(const Row &);
    Qt::Alignment alignment = alignLeft;
    Glyph (*glyph)(const Row &) = nullptr;
    Tone (*tone)(const Row &) = nullptr;
    QString (*tip)(const Row &) = nullptr;
    bool ticks = false; // its text depends on now
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::Glyph)
Q_DECLARE_METATYPE(wrapdesk::Tone)
