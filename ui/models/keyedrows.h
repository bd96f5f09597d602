// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cell.h"

#include <QHash>
#include <QList>

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

namespace wrapdesk {

// The flat sorted index under a KeyedTableModel: rows by key in slots that never move, and the slots shown in their
// order, with sort and search keys made once per row. Knows nothing of signals.
template <typename Row>
class KeyedRows
{
public:
    using Key = decltype(Row::key);
    using Filter = std::function<bool(const Row &)>;
    using Slots = std::vector<int>;

    struct Entry
    {
        Row row;
        SortKey sortKey;
        QString searchKey;
        bool accepted = false; // by the filter
        bool shown = false; // its slot is in `shown`
    };

    // What a batch of changes comes to, decided against the rows as they stand.
    struct Plan
    {
        std::vector<int> leaving; // positions in `shown`
        Slots freed;
        Slots arriving;
        std::vector<std::pair<int, Entry>> updates; // of rows that stay known
    };

    explicit KeyedRows(std::span<const Column<Row>> ofColumns) : columns(ofColumns) { }

    static size_t index(int number) { return static_cast<size_t>(number); }
    Entry &entry(int slot) { return m_entries[index(slot)]; }
    const Entry &entry(int slot) const { return m_entries[index(slot)]; }
    const Entry &entryAt(int row) const { return entry(shown[index(row)]); }
    size_t capacity() const { return m_entries.size(); }
    const QHash<Key, int> &slots() const { return m_slotOf; }
    const Entry *find(const Key &key) const
    {
        const auto slot = m_slotOf.constFind(key);
        return slot == m_slotOf.cend() ? nullptr : &entry(*slot);
    }

    void setFilter(Filter filter, const QString &typed)
    {
        m_filter = std::move(filter);
        m_typed = typed.simplified().toCaseFolded();
        for (const int slot : std::as_const(m_slotOf))
            entry(slot).accepted = accepts(entry(slot));
    }

    void setOrder(int column, Qt::SortOrder order)
    {
        m_sortColumn = column;
        m_order = order;
        for (const int slot : std::as_const(m_slotOf))
            entry(slot).sortKey = sortKeyOf(entry(slot).row);
    }

    bool less(int a, int b) const
    {
        const Entry &left = entry(a);
        const Entry &right = entry(b);
        if (const auto order = left.sortKey <=> right.sortKey; order != 0)
            return m_order == Qt::AscendingOrder ? order < 0 : order > 0;
        return left.row.key < right.row.key;
    }
    auto byOrder() const
    {
        return [this](int a, int b) { return less(a, b); };
    }
    bool isSorted() const { return std::is_sorted(shown.begin(), shown.end(), byOrder()); }
    // Where the slot stands or would stand.
    int position(int slot) const
    {
        return int(std::lower_bound(shown.begin(), shown.end(), slot, byOrder()) - shown.begin());
    }

    // `changed` counts before `removed` only where a key is in one of them.
    Plan planFor(const QList<Row> &changed, const QList<Key> &removed)
    {
        Plan plan;
        for (const Key &key : removed) {
            const auto slot = m_slotOf.constFind(key);
            if (slot == m_slotOf.cend())
                continue;
            if (entry(*slot).shown)
                plan.leaving.push_back(position(*slot));
            plan.freed.push_back(*slot);
            m_slotOf.erase(slot);
        }
        QHash<Key, const Row *> latest;
        for (const Row &row : changed)
            latest.insert(row.key, &row);
        for (const Row *row : std::as_const(latest))
            planRow(*row, plan);
        return plan;
    }

    void release(int slot)
    {
        entry(slot) = {};
        m_free.push_back(slot);
    }

    std::span<const Column<Row>> columns;
    Slots shown; // in the order shown

private:
    SortKey sortKeyOf(const Row &row) const { return columns[index(m_sortColumn)].sortKey(row); }

    bool accepts(const Entry &entry) const
    {
        return (!m_filter || m_filter(entry.row)) && (m_typed.isEmpty() || entry.searchKey.contains(m_typed));
    }

    Entry entryFor(const Row &row) const
    {
        Entry entry{.row = row, .sortKey = sortKeyOf(row), .searchKey = row.searchText().toCaseFolded()};
        entry.accepted = accepts(entry);
        return entry;
    }

    void planRow(const Row &row, Plan &plan)
    {
        const auto slot = m_slotOf.constFind(row.key);
        if (slot == m_slotOf.cend()) {
            if (const int fresh = adopt(row); entry(fresh).accepted)
                plan.arriving.push_back(fresh);
            return;
        }
        if (entry(*slot).row == row)
            return;
        plan.updates.emplace_back(*slot, entryFor(row));
        if (entry(*slot).shown && !plan.updates.back().second.accepted)
            plan.leaving.push_back(position(*slot));
    }

    int adopt(const Row &row)
    {
        int slot = int(m_entries.size());
        if (m_free.empty()) {
            m_entries.push_back(entryFor(row));
        } else {
            slot = m_free.back();
            m_free.pop_back();
            entry(slot) = entryFor(row);
        }
        m_slotOf.insert(row.key, slot);
        return slot;
    }

    std::vector<Entry> m_entries; // by slot
    Slots m_free;
    QHash<Key, int> m_slotOf;
    Filter m_filter;
    QString m_typed;
    int m_sortColumn = 0;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace wrapdesk
