// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rulewording.h"

#include <QAbstractTableModel>

namespace wrapdesk {

// One rule as the list tells it.
struct RuleRow
{
    Rule rule;
    QString sentence;
    RuleDoing doing;
    qsizetype conflicts = 0;
    qsizetype blocking = 0; // of those
    QString conflictText; // all of them in words
    bool isDrafted = false; // was edited and not kept yet
    int place = 0; // 1: first; the model's to tell

    bool operator==(const RuleRow &) const = default;
};

// The rules in their order, which is what decides. Changes by identity: rows come, go and move one by one, so that
// selection and scroll position stay; it never resets. GUI thread.
class RulesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns
    {
        Place,
        Mode,
        Name,
        Code,
        Doing,
        Conflicts
    };
    enum Roles
    {
        ModeRole = Qt::UserRole + 100, // RuleMode, of the Mode column
        SecondLineRole, // QString: what stands under the cell's text; empty: nothing
        BarredRole // bool, of the Mode column: apply cannot be chosen
    };

    using QAbstractTableModel::QAbstractTableModel;

    // All there are, in order.
    void show(const QList<RuleRow> &rows);

    // Why no rule can be set to apply; empty: each can.
    void setBarred(const QString &reason);

    const RuleRow &at(int row) const { return m_rows.at(row); }
    int rowOf(const RuleId &rule) const; // -1: not there

    static QString dragFormat(); // of a dragged rule's id
    static std::optional<RuleId> dragged(const QMimeData &mime);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &cell, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &cell) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override { return {dragFormat()}; }
    QMimeData *mimeData(const QModelIndexList &cells) const override;

private:
    QString textOf(const QModelIndex &cell) const;
    void dropMissing(const QHash<RuleId, int> &places);
    void put(int row, const RuleRow &wanted, const QHash<RuleId, int> &places);
    void moveRow(int from, int to);

    QList<RuleRow> m_rows;
    QString m_barred;
};

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::RuleMode)
