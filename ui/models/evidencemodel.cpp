// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/evidencemodel.h"

#include "wording.h"

#include <array>

namespace wrapdesk {

namespace {

constexpr int mediaPlaces = 100; // more than there are media

QString resultText(const EvidenceRow &row, const QDateTime &)
{
    return row.evidence.isAble ? Wording::tr("able") : Wording::tr("refused");
}

constexpr std::array<Column<EvidenceRow>, 5> evidenceColumns{{
    {QT_TRANSLATE_NOOP("Columns", "Ability"),
     [](const EvidenceRow &row, const QDateTime &) { return Wording::ability(row.evidence.ability); },
     [](const EvidenceRow &row) {
         return SortKey{row.key, {}};
     }},
    {QT_TRANSLATE_NOOP("Columns", "Media"),
     [](const EvidenceRow &row, const QDateTime &) { return Wording::media(row.evidence.media); },
     [](const EvidenceRow &row) { return folded(Wording::media(row.evidence.media)); }, alignLeft,
     [](const EvidenceRow &row) { return Wording::mediaGlyph(row.evidence.media); }},
    {QT_TRANSLATE_NOOP("Columns", "Result"), resultText,
     [](const EvidenceRow &row) {
         return SortKey{row.evidence.isAble ? 1 : 0, {}};
     },
     alignLeft, [](const EvidenceRow &row) { return row.evidence.isAble ? Glyph::Check : Glyph::Refused; },
     [](const EvidenceRow &row) { return row.evidence.isAble ? Tone::Good : Tone::Bad; }},
    {QT_TRANSLATE_NOOP("Columns", "When"),
     [](const EvidenceRow &row, const QDateTime &) { return Wording::exactTime(row.evidence.at); },
     [](const EvidenceRow &row) {
         return SortKey{row.evidence.at.toMSecsSinceEpoch(), {}};
     },
     alignLeft},
    {QT_TRANSLATE_NOOP("Columns", "Evidence"), [](const EvidenceRow &row, const QDateTime &) { return row.proof(); },
     [](const EvidenceRow &row) { return folded(row.proof()); }, alignLeft, nullptr,
     [](const EvidenceRow &) { return Tone::Muted; }, [](const EvidenceRow &row) { return row.proof(); }},
}};

} // namespace

QString EvidenceRow::proof() const
{
    QStringList parts{evidence.code, evidence.correlationId};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

EvidenceModel::EvidenceModel(QObject *parent) : KeyedTableModel(evidenceColumns, parent) { }

void EvidenceModel::show(const QList<Evidence> &evidence)
{
    QList<EvidenceRow> rows;
    for (const Evidence &one : evidence)
        rows.append({int(one.ability) * mediaPlaces + int(one.media), one});
    merge(rows);
}

} // namespace wrapdesk
