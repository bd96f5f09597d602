// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/keyedrows.h"

#include <QAbstractTableModel>
#include <QCoreApplication>

namespace wrapdesk {

// A table whose rows have an identity (`Row::key`), sorted and filtered by itself: a proxy takes seconds to change its
// filter at 100,000 rows, this some 50 ms. Changes arrive as whole rows and leave as coalesced inserts, removals and
// one dataChanged per run; it never resets, so selection and scroll position stay. GUI thread.
//
// A Row has `key` (ordered, hashable), `operator==` and `QString searchText() const`.
template <typename Row>
class KeyedTableModel : public QAbstractTableModel
{
public:
    using Key = typename KeyedRows<Row>::Key;
    using Filter = typename KeyedRows<Row>::Filter;

    explicit KeyedTableModel(std::span<const Column<Row>> columns, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_rows(columns)
    {
    }

    // `snapshot` is everything there is: what is not in it goes.
    void merge(const QList<Row> &snapshot)
    {
        QHash<Key, bool> named;
        for (const Row &row : snapshot)
            named.insert(row.key, true);
        QList<Key> removed;
        for (auto slot = m_rows.slots().cbegin(); slot != m_rows.slots().cend(); ++slot) {
            if (!named.contains(slot.key()))
                removed.append(slot.key());
        }
        patch(snapshot, removed);
    }

    // `changed` are new or different rows (the last one of a key counts), `removed` the keys of rows that are gone.
    void patch(const QList<Row> &changed, const QList<Key> &removed)
    {
        if (changed.isEmpty() && removed.isEmpty())
            return;
        ++m_revision;
        auto plan = m_rows.planFor(changed, removed);
        removeRuns(std::move(plan.leaving));
        for (const int slot : plan.freed)
            m_rows.release(slot);
        bool reorders = false;
        Slots touched;
        for (auto &[slot, entry] : plan.updates) {
            auto &old = m_rows.entry(slot);
            reorders = reorders || (old.shown && old.sortKey != entry.sortKey);
            if (old.shown)
                touched.push_back(slot);
            else if (entry.accepted)
                plan.arriving.push_back(slot);
            entry.shown = old.shown;
            old = std::move(entry);
        }
        if (reorders)
            resort(touched);
        insertRuns(std::move(plan.arriving));
        emitRuns(touched);
    }

    // Shows the rows `filter` accepts (null: all) whose search text contains `typed`. Scattered rows go in one removal
    // from the end and come in one insertion there: a run each would cost a view seconds.
    void setFilter(Filter filter, const QString &typed = {})
    {
        m_rows.setFilter(std::move(filter), typed);
        Slots arriving;
        bool leaves = false;
        for (const int slot : m_rows.slots()) {
            const auto &entry = m_rows.entry(slot);
            leaves = leaves || (entry.shown && !entry.accepted);
            if (!entry.shown && entry.accepted)
                arriving.push_back(slot);
        }
        if (leaves)
            dropRejected();
        if (!arriving.empty())
            append(arriving);
    }

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override
    {
        if (column < 0 || column >= columnCount())
            return;
        m_rows.setOrder(column, order);
        resort(m_rows.shown);
    }

    // Time as the cells that tick tell it.
    void setNow(const QDateTime &now)
    {
        m_now = now;
        for (int column = 0; column < columnCount() && rowCount() > 0; ++column) {
            if (m_rows.columns[toSize(column)].ticks)
                Q_EMIT dataChanged(createIndex(0, column), createIndex(rowCount() - 1, column),
                                   {Qt::DisplayRole, ToneRole});
        }
    }

    const QDateTime &now() const { return m_now; }
    int revision() const { return m_revision; } // another one after every patch
    int total() const { return int(m_rows.slots().size()); }
    const Row &at(int row) const { return m_rows.entryAt(row).row; }
    const Row *find(const Key &key) const
    {
        const auto *entry = m_rows.find(key);
        return entry ? &entry->row : nullptr;
    }
    // Where the row is shown; invalid where the filter hides it.
    QModelIndex indexOf(const Key &key, int column = 0) const
    {
        const auto slot = m_rows.slots().constFind(key);
        if (slot == m_rows.slots().cend() || !m_rows.entry(*slot).shown)
            return {};
        return createIndex(m_rows.position(*slot), column);
    }
    template <typename Visit>
    void forEach(Visit visit) const // shown or not, in no order
    {
        for (const int slot : m_rows.slots())
            visit(m_rows.entry(slot).row);
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.shown.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.columns.size());
    }

    QVariant data(const QModelIndex &cell, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(cell, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Column<Row> &column = m_rows.columns[toSize(cell.column())];
        const Row &row = at(cell.row());
        switch (role) {
        case Qt::DisplayRole:
            return column.cell(row, m_now);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(column.alignment);
        case Qt::ToolTipRole:
            return column.tip ? column.tip(row) : QVariant();
        case GlyphRole:
            return QVariant::fromValue(column.glyph ? column.glyph(row) : Glyph::None);
        case ToneRole:
            return QVariant::fromValue(column.tone ? column.tone(row) : Tone::Normal);
        case TabularRole:
            return column.ticks || column.alignment.testFlag(Qt::AlignRight);
        case FirstOfGroupRole:
            return cell.row() == 0 || column.cell(row, m_now) != column.cell(at(cell.row() - 1), m_now);
        default:
            return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column<Row> &column = m_rows.columns[toSize(section)];
        if (role == Qt::DisplayRole)
            return QCoreApplication::translate("Columns", column.title);
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(column.alignment);
        return {};
    }

private:
    using Slots = typename KeyedRows<Row>::Slots;

    static size_t toSize(int number) { return static_cast<size_t>(number); }

    void removeRuns(std::vector<int> positions)
    {
        std::sort(positions.begin(), positions.end());
        for (auto last = positions.size(); last > 0;) {
            auto first = last - 1;
            while (first > 0 && positions[first - 1] + 1 == positions[first])
                --first;
            removeShown(positions[first], positions[last - 1]);
            last = first;
        }
    }

    void removeShown(int first, int last)
    {
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_rows.entry(m_rows.shown[toSize(row)]).shown = false;
        m_rows.shown.erase(m_rows.shown.begin() + first, m_rows.shown.begin() + last + 1);
        endRemoveRows();
    }

    void insertRuns(Slots arriving)
    {
        std::sort(arriving.begin(), arriving.end(), m_rows.byOrder());
        for (auto first = arriving.begin(); first != arriving.end();) {
            const int row = m_rows.position(*first);
            const bool atEnd = row == rowCount();
            const auto last = std::find_if(first + 1, arriving.end(), [&](int slot) {
                return !atEnd && !m_rows.less(slot, m_rows.shown[toSize(row)]);
            });
            insertShown(row, {first, last});
            first = last;
        }
    }

    void insertShown(int row, const Slots &arriving)
    {
        beginInsertRows({}, row, row + int(arriving.size()) - 1);
        for (const int slot : arriving)
            m_rows.entry(slot).shown = true;
        m_rows.shown.insert(m_rows.shown.begin() + row, arriving.begin(), arriving.end());
        endInsertRows();
    }

    void emitRuns(const Slots &touched)
    {
        std::vector<int> positions;
        for (const int slot : touched)
            positions.push_back(m_rows.position(slot));
        std::sort(positions.begin(), positions.end());
        for (size_t first = 0; first < positions.size();) {
            size_t last = first;
            while (last + 1 < positions.size() && positions[last + 1] == positions[last] + 1)
                ++last;
            Q_EMIT dataChanged(createIndex(positions[first], 0), createIndex(positions[last], columnCount() - 1));
            first = last + 1;
        }
    }

    // Puts `movers`, whose keys changed, in their place; the others keep their order among themselves.
    void resort(const Slots &movers)
    {
        if (m_rows.isSorted())
            return;
        std::vector<bool> moves(m_rows.capacity());
        for (const int slot : movers)
            moves[toSize(slot)] = true;
        arrange([&](Slots &shown) {
            const auto middle =
                std::stable_partition(shown.begin(), shown.end(), [&](int slot) { return !moves[toSize(slot)]; });
            std::sort(middle, shown.end(), m_rows.byOrder());
            std::inplace_merge(shown.begin(), middle, shown.end(), m_rows.byOrder());
        });
    }

    void dropRejected()
    {
        qsizetype kept = 0;
        arrange([&](Slots &shown) {
            kept =
                std::stable_partition(shown.begin(), shown.end(), [&](int slot) { return m_rows.entry(slot).accepted; })
                - shown.begin();
        });
        removeShown(int(kept), rowCount() - 1);
    }

    void append(const Slots &arriving)
    {
        insertShown(rowCount(), arriving);
        resort(arriving);
    }

    // Changes the order of the rows shown by `reorder`; selection and current row follow their rows.
    template <typename Reorder>
    void arrange(Reorder reorder)
    {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList before = persistentIndexList();
        Slots held;
        for (const QModelIndex &persistent : before)
            held.push_back(m_rows.shown[toSize(persistent.row())]);
        reorder(m_rows.shown);
        std::vector<int> rowOf(m_rows.capacity());
        for (size_t row = 0; row < m_rows.shown.size(); ++row)
            rowOf[toSize(m_rows.shown[row])] = int(row);
        QModelIndexList after;
        for (qsizetype i = 0; i < before.size(); ++i)
            after.append(createIndex(rowOf[toSize(held[static_cast<size_t>(i)])], before[i].column()));
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }

    KeyedRows<Row> m_rows;
    QDateTime m_now;
    int m_revision = 0;
};

} // namespace wrapdesk
