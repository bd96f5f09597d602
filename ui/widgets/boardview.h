// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme.h"

#include <QPersistentModelIndex>
#include <QTableView>

namespace wrapdesk {

class CellDelegate;

// How wide a column would like to be and can do with; where even that is too much, those with the lowest `yields` above
// 0 hide first.
struct ColumnWidth
{
    int preferred = 0;
    int least = 0;
    int yields = 0;
};

// The table of every page. While rows come, go and move, what the person looks at stays where it is: the chosen row
// if it is in sight, else the topmost one. With no row chosen, at the very top, new rows come into sight. GUI
// thread.
class BoardView : public QTableView
{
    Q_OBJECT

public:
    explicit BoardView(const QString &name, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    CellDelegate &cells() { return *m_cells; }
    virtual void setDensity(Density density);
    // By column, in pixels; the `wide` column takes what is left over.
    void setWidths(const QList<ColumnWidth> &widths, int wide);

    // Widths as the person set them, and the order of the rows.
    QByteArray columnState() const;
    void restoreColumnState(const QByteArray &state);

Q_SIGNALS:
    void rowChosen(const QModelIndex &row); // Enter, W or double click

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void holdPlace();
    void holdPlaceWithout(int first, int last);
    void keepPlace();
    void fitColumns();
    void noteWidth(int column, int width);

    CellDelegate *m_cells;
    QPersistentModelIndex m_anchor;
    int m_anchorY = 0;
    QList<ColumnWidth> m_widths;
    int m_wide = -1;
    bool m_isFitting = false;
};

} // namespace wrapdesk
