// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/queuemodel.h"

#include "wording.h"

#include <array>

namespace wrapdesk {

namespace {

using Row = QueueRow;

constexpr Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;

QString prompt(const Row &row, const QDateTime &)
{
    switch (row.queue.prompt) {
    case WrapupPrompt::Mandatory:
        return Wording::tr("mandatory");
    case WrapupPrompt::Optional:
        return Wording::tr("optional");
    case WrapupPrompt::MandatoryTimeout:
        return Wording::tr("mandatory, time-boxed");
    case WrapupPrompt::MandatoryForcedTimeout:
        return Wording::tr("mandatory, whole time");
    case WrapupPrompt::AgentRequested:
        return Wording::tr("when the agent asks");
    case WrapupPrompt::Unknown:
        break;
    }
    return Wording::tr("unknown");
}

QString timeLimit(const Row &row, const QDateTime &)
{
    if (!row.queue.acwTimeout)
        return QStringLiteral("—");
    return Wording::duration(std::chrono::duration_cast<std::chrono::seconds>(*row.queue.acwTimeout));
}

constexpr std::array<Column<Row>, 4> columns{{
    {QT_TRANSLATE_NOOP("Columns", "Queue"), [](const Row &row, const QDateTime &) { return row.queue.name; },
     [](const Row &row) {
         return SortKey{0, row.queue.name.toCaseFolded()};
     }},
    {QT_TRANSLATE_NOOP("Columns", "Division"), [](const Row &row, const QDateTime &) { return row.queue.divisionName; },
     [](const Row &row) {
         return SortKey{0, row.queue.divisionName.toCaseFolded()};
     },
     left, nullptr, [](const Row &) { return Tone::Muted; }},
    {QT_TRANSLATE_NOOP("Columns", "Wrap-up"), prompt,
     [](const Row &row) {
         return SortKey{0, prompt(row, {})};
     },
     left, nullptr, nullptr, [](const Row &row) { return Wording::acwRule(row.queue); }},
    {QT_TRANSLATE_NOOP("Columns", "Time limit"), timeLimit,
     [](const Row &row) {
         return SortKey{row.queue.acwTimeout ? row.queue.acwTimeout->count() : -1, {}};
     },
     right},
}};

constexpr std::array<Column<CodeRow>, 1> codeColumns{{
    {QT_TRANSLATE_NOOP("Columns", "Wrap-up code"), [](const CodeRow &row, const QDateTime &) { return row.name; },
     [](const CodeRow &row) {
         return SortKey{0, row.name.toCaseFolded()};
     }},
}};

} // namespace

QueueModel::QueueModel(QObject *parent) : KeyedTableModel(columns, parent) { }

CodeModel::CodeModel(QObject *parent) : KeyedTableModel(codeColumns, parent) { }

} // namespace wrapdesk
