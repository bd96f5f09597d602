// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/stragglermodel.h"

#include <QSet>

class QItemSelection;
class QItemSelectionModel;

namespace wrapdesk {

// The legs selected in the inbox, by id: kept up as the selection changes, so that nobody walks thousands of indexes to
// learn which they are. Rows that leave or are filtered out leave it as well. GUI thread.
class SelectedLegs : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    SelectedLegs(const StragglerModel &rows, const QItemSelectionModel &selection, QObject *parent = nullptr);

    const QSet<LegId> &ids() const { return m_ids; }
    qsizetype count() const { return m_ids.size(); }

Q_SIGNALS:
    void changed(bool hasGrown); // hasGrown: legs came in that were not selected before

private:
    void note(const QItemSelection &selected, const QItemSelection &deselected);

    const StragglerModel &m_rows;
    QSet<LegId> m_ids;
};

} // namespace wrapdesk
