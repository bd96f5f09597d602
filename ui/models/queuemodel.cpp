// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/queuemodel.h"

#include "wording.h"

#include <array>

namespace wrapdesk {

namespace {

QString promptText(const QueueRow &row, const QDateTime &)
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

QString timeLimitText(const QueueRow &row, const QDateTime &)
{
    if (!row.queue.acwTimeout)
        return QStringLiteral("—");
    return Wording::duration(std::chrono::duration_cast<std::chrono::seconds>(*row.queue.acwTimeout));
}

constexpr std::array<Column<QueueRow>, 4> queueColumns{{
    {QT_TRANSLATE_NOOP("Columns", "Queue"), [](const QueueRow &row, const QDateTime &) { return row.queue.name; },
     [](const QueueRow &row) {
         return SortKey{0, row.queue.name.toCaseFolded()};
     }},
    {QT_TRANSLATE_NOOP("Columns", "Division"),
     [](const QueueRow &row, const QDateTime &) { return row.queue.divisionName; },
     [](const QueueRow &row) {
         return SortKey{0, row.queue.divisionName.toCaseFolded()};
     },
     alignLeft, nullptr, [](const QueueRow &) { return Tone::Muted; }},
    {QT_TRANSLATE_NOOP("Columns", "Wrap-up"), promptText,
     [](const QueueRow &row) {
         return SortKey{0, promptText(row, {})};
     },
     alignLeft, nullptr, nullptr, [](const QueueRow &row) { return Wording::acwRule(row.queue); }},
    {QT_TRANSLATE_NOOP("Columns", "Time limit"), timeLimitText,
     [](const QueueRow &row) {
         return SortKey{row.queue.acwTimeout ? row.queue.acwTimeout->count() : -1, {}};
     },
     alignRight},
}};

constexpr std::array<Column<CodeRow>, 1> codeColumns{{
    {QT_TRANSLATE_NOOP("Columns", "Wrap-up code"), [](const CodeRow &row, const QDateTime &) { return row.name; },
     [](const CodeRow &row) {
         return SortKey{0, row.name.toCaseFolded()};
     }},
}};

} // namespace

QueueModel::QueueModel(QObject *parent) : KeyedTableModel(queueColumns, parent) { }

CodeModel::CodeModel(QObject *parent) : KeyedTableModel(codeColumns, parent) { }

} // namespace wrapdesk
