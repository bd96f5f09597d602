// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/selectedlegs.h"

#include <QItemSelectionModel>

namespace wrapdesk {

namespace {

template <typename Visit>
void forEachRow(const QItemSelection &selection, Visit visit)
{
    for (const QItemSelectionRange &range : selection) {
        if (!range.isValid() || range.left() > 0)
            continue; // the rest of rows counted already
        for (int row = range.top(); row <= range.bottom(); ++row)
            visit(row);
    }
}

} // namespace

SelectedLegs::SelectedLegs(const StragglerModel &rows, const QItemSelectionModel &selection, QObject *parent)
    : QObject(parent), m_rows(rows)
{
    connect(&selection, &QItemSelectionModel::selectionChanged, this, &SelectedLegs::note);
}

// Rows about to be removed are deselected while they are still there.
void SelectedLegs::note(const QItemSelection &selected, const QItemSelection &deselected)
{
    bool hasGrown = false;
    forEachRow(deselected, [this](int row) { m_ids.remove(m_rows.at(row).key); });
    forEachRow(selected, [&](int row) {
        const qsizetype before = m_ids.size();
        m_ids.insert(m_rows.at(row).key);
        hasGrown = hasGrown || m_ids.size() > before;
    });
    Q_EMIT changed(hasGrown);
}

} // namespace wrapdesk
