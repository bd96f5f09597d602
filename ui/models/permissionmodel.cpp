// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/permissionmodel.h"

#include <array>

namespace wrapdesk {

namespace {

constexpr int mostOfAKind = 1000; // more than there are of one rank

constexpr std::array<Column<PermissionRow>, 5> permissionColumns{{
    {QT_TRANSLATE_NOOP("Columns", "State"), [](const PermissionRow &row, const QDateTime &) { return row.mark.word; },
     [](const PermissionRow &row) {
         return SortKey{row.mark.rank * mostOfAKind + row.key, {}};
     },
     alignLeft, [](const PermissionRow &row) { return row.mark.glyph; },
     [](const PermissionRow &row) { return row.mark.tone; }},
    {QT_TRANSLATE_NOOP("Columns", "Permission or scope"),
     [](const PermissionRow &row, const QDateTime &) { return row.name; },
     [](const PermissionRow &row) { return folded(row.name); }, alignLeft, nullptr, nullptr,
     [](const PermissionRow &row) { return row.name; }},
    {QT_TRANSLATE_NOOP("Columns", "Meaning"), [](const PermissionRow &row, const QDateTime &) { return row.meaning; },
     [](const PermissionRow &row) { return folded(row.meaning); }, alignLeft, nullptr, nullptr,
     [](const PermissionRow &row) { return row.meaning; }},
    {QT_TRANSLATE_NOOP("Columns", "Needed for"),
     [](const PermissionRow &row, const QDateTime &) { return row.neededFor; },
     [](const PermissionRow &row) { return folded(row.neededFor); }, alignLeft, nullptr,
     [](const PermissionRow &) { return Tone::Muted; }, [](const PermissionRow &row) { return row.neededFor; }},
    {QT_TRANSLATE_NOOP("Columns", "Where"), [](const PermissionRow &row, const QDateTime &) { return row.where; },
     [](const PermissionRow &row) { return folded(row.where); }, alignLeft, nullptr, nullptr,
     [](const PermissionRow &row) { return row.where; }},
}};

} // namespace

PermissionModel::PermissionModel(QObject *parent) : KeyedTableModel(permissionColumns, parent) { }

void PermissionModel::show(const Permissions &permissions)
{
    QList<PermissionRow> rows;
    for (const PermissionText &text : permissionTexts()) {
        const Reach reach = permissions.reachOf(text.permission);
        rows.append({int(rows.size()), PermissionWording::mark(text, reach), text.name(),
                     PermissionWording::words(text.meaning), PermissionWording::words(text.neededFor),
                     PermissionWording::where(reach)});
    }
    for (const ScopeText &text : scopeTexts()) {
        rows.append({int(rows.size()), PermissionWording::mark(text, permissions.stateOf(text.scope)),
                     PermissionWording::name(text), PermissionWording::words(text.meaning),
                     PermissionWording::words(text.neededFor), QStringLiteral("–")});
    }
    merge(rows);
}

} // namespace wrapdesk
