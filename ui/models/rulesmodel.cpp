// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rulesmodel.h"

#include "wording.h"

#include <QMimeData>

#include <array>

namespace wrapdesk {

namespace {

using RuleColumn = Column<RuleRow>;

QString nameText(const RuleRow &row, const QDateTime &)
{
    return row.isDrafted ? RuleWording::tr("%1 (edited)").arg(row.rule.name) : row.rule.name;
}

QString codeText(const RuleRow &row, const QDateTime &)
{
    return row.rule.codeName.isEmpty() ? QStringLiteral("—") : row.rule.codeName;
}

Glyph conflictGlyph(const RuleRow &row)
{
    if (row.blocking > 0)
        return Glyph::Refused;
    return row.conflicts > 0 ? Glyph::Warning : Glyph::None;
}

Tone conflictTone(const RuleRow &row)
{
    if (row.blocking > 0)
        return Tone::Bad;
    return row.conflicts > 0 ? Tone::Pending : Tone::Muted;
}

constexpr std::array<RuleColumn, 6> ruleColumns{{
    {QT_TRANSLATE_NOOP("Columns", "#"), [](const RuleRow &row, const QDateTime &) { return Wording::count(row.place); },
     nullptr, alignRight, nullptr, [](const RuleRow &) { return Tone::Muted; }},
    {QT_TRANSLATE_NOOP("Columns", "Mode"),
     [](const RuleRow &row, const QDateTime &) { return RuleWording::mode(row.rule.mode); }, nullptr},
    {QT_TRANSLATE_NOOP("Columns", "Rule"), nameText, nullptr, alignLeft, nullptr, nullptr,
     [](const RuleRow &row) { return row.sentence; }},
    {QT_TRANSLATE_NOOP("Columns", "Code"), codeText, nullptr, alignLeft, nullptr, nullptr,
     [](const RuleRow &row) { return row.rule.codeName; }},
    {QT_TRANSLATE_NOOP("Columns", "How it is doing"),
     [](const RuleRow &row, const QDateTime &) { return row.doing.now; }, nullptr, alignLeft,
     [](const RuleRow &row) { return row.doing.glyph; }, [](const RuleRow &row) { return row.doing.tone; },
     [](const RuleRow &row) { return row.doing.tip; }},
    {QT_TRANSLATE_NOOP("Columns", "Conflicts"),
     [](const RuleRow &row, const QDateTime &) { return RuleWording::conflicts(row.blocking, row.conflicts); }, nullptr,
     alignLeft, conflictGlyph, conflictTone, [](const RuleRow &row) { return row.conflictText; }},
}};

const RuleColumn &ruleColumnAt(int column) { return ruleColumns[static_cast<size_t>(column)]; }

QString secondLine(const RuleRow &row, int column)
{
    if (column == RulesModel::Name)
        return row.sentence;
    return column == RulesModel::Doing ? row.doing.under : QString();
}

} // namespace

QString RulesModel::dragFormat() { return QStringLiteral("application/x-wrapdesk-rule"); }

std::optional<RuleId> RulesModel::dragged(const QMimeData &mime)
{
    if (!mime.hasFormat(dragFormat()))
        return {};
    return RuleId(QString::fromUtf8(mime.data(dragFormat())));
}

void RulesModel::show(const QList<RuleRow> &rows)
{
    QHash<RuleId, int> places;
    for (int place = 0; place < int(rows.size()); ++place)
        places.insert(rows.at(place).rule.id, place);
    dropMissing(places);
    for (int row = 0; row < int(rows.size()); ++row)
        put(row, rows.at(row), places);
    for (int row = 0; row < rowCount(); ++row) { // a view never sees a number change without being told
        if (std::exchange(m_rows[row].place, row + 1) != row + 1)
            Q_EMIT dataChanged(index(row, Place), index(row, Place));
    }
}

void RulesModel::dropMissing(const QHash<RuleId, int> &places)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (places.contains(m_rows.at(row).rule.id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
}

// All above `row` stand right already. One rule that was moved moves alone, up or down.
void RulesModel::put(int row, const RuleRow &wanted, const QHash<RuleId, int> &places)
{
    const RuleId &rule = wanted.rule.id;
    const int at = rowOf(rule);
    if (at < 0) {
        beginInsertRows({}, row, row);
        m_rows.insert(row, wanted);
        endInsertRows();
        return;
    }
    if (at == row + 1)
        moveRow(row, std::min(places.value(m_rows.at(row).rule.id), rowCount() - 1));
    if (m_rows.at(row).rule.id != rule)
        moveRow(rowOf(rule), row);
    RuleRow present = wanted;
    present.place = m_rows.at(row).place;
    if (m_rows.at(row) == present)
        return;
    m_rows[row] = present;
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

void RulesModel::moveRow(int from, int to)
{
    if (from == to)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_rows.move(from, to);
    endMoveRows();
}

int RulesModel::rowOf(const RuleId &rule) const
{
    const auto found =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const RuleRow &row) { return row.rule.id == rule; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int RulesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int RulesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ruleColumns.size()); }

QString RulesModel::textOf(const QModelIndex &cell) const
{
    return ruleColumnAt(cell.column()).cell(at(cell.row()), {});
}

QVariant RulesModel::data(const QModelIndex &cell, int role) const
{
    if (!checkIndex(cell, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RuleColumn &column = ruleColumnAt(cell.column());
    const RuleRow &row = at(cell.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(cell);
    case Qt::AccessibleTextRole: {
        const QString text = cell.column() == Conflicts && row.conflicts == 0 ? RuleWording::tr("none") : textOf(cell);
        const QString said =
            QStringLiteral("%1: %2. %3")
                .arg(headerData(cell.column(), Qt::Horizontal).toString(), text, secondLine(row, cell.column()));
        return said.trimmed();
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(column.alignment);
    case Qt::ToolTipRole:
        if (cell.column() == Mode && !m_barred.isEmpty())
            return m_barred;
        return column.tip ? column.tip(row) : QVariant();
    case BarredRole:
        return cell.column() == Mode && !m_barred.isEmpty();
    case GlyphRole:
        return QVariant::fromValue(column.glyph ? column.glyph(row) : Glyph::None);
    case ToneRole:
        return QVariant::fromValue(column.tone ? column.tone(row) : Tone::Normal);
    case TabularRole:
        return cell.column() == Place;
    case ModeRole:
        return QVariant::fromValue(row.rule.mode);
    case SecondLineRole:
        return secondLine(row, cell.column());
    default:
        return {};
    }
}

void RulesModel::setBarred(const QString &reason)
{
    m_barred = reason;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Mode), index(rowCount() - 1, Mode));
}

QVariant RulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return QCoreApplication::translate("Columns", ruleColumnAt(section).title);
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(ruleColumnAt(section).alignment) : QVariant();
}

Qt::ItemFlags RulesModel::flags(const QModelIndex &cell) const
{
    return cell.isValid() ? QAbstractTableModel::flags(cell) | Qt::ItemIsDragEnabled : Qt::ItemIsDropEnabled;
}

QMimeData *RulesModel::mimeData(const QModelIndexList &cells) const
{
    if (cells.isEmpty())
        return nullptr;
    auto *mime = new QMimeData;
    mime->setData(dragFormat(), at(cells.first().row()).rule.id.text().toUtf8());
    return mime;
}

} // namespace wrapdesk
