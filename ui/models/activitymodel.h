// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/audit.h"
#include "models/cell.h"

#include <QAbstractTableModel>

namespace wrapdesk {

// The audit, newest first, as far as it was asked for: views that come to the end want the next page. New entries come
// in on top. It resets only when other entries are asked for. GUI thread.
class ActivityModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns
    {
        Time,
        Outcome,
        Person,
        QueueName,
        Agent,
        MediaKind,
        Before,
        After,
        Why,
        Detail
    };

    using QAbstractTableModel::QAbstractTableModel;

    // The newest entries of another choice, newest first.
    void replace(const QList<AuditEntry> &entries, bool isLast);
    // The answer to moreWanted.
    void append(const QList<AuditEntry> &entries, bool isLast);
    // Newer ones, oldest first; what is there already is not taken twice.
    void insert(const QList<AuditEntry> &entries);
    // moreWanted was not answered: no more is wanted until it is asked for by hand.
    void giveUp() { m_isWaiting = true; }

    const AuditEntry &at(int row) const { return m_entries.at(row); }
    int rowOf(qint64 id) const; // -1: not there
    qint64 oldest() const { return m_entries.isEmpty() ? 0 : m_entries.last().id; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &cell, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreWanted(qint64 before); // entries with smaller ids

private:
    QList<AuditEntry> m_entries; // ids fall
    bool m_isLast = true;
    bool m_isWaiting = false; // for the next page
};

} // namespace wrapdesk
