// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/boardview.h"

#include "widgets/boardheader.h"
#include "widgets/celldelegate.h"

#include <QDataStream>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace wrapdesk {

BoardView::BoardView(const QString &name, QWidget *parent) : QTableView(parent), m_cells(new CellDelegate(this))
{
    setObjectName(name);
    setItemDelegate(m_cells);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalHeader(new BoardHeader(this));
    setSortingEnabled(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(0);
    BoardView::setDensity(Density::Comfortable);
    connect(this, &QTableView::doubleClicked, this, &BoardView::rowChosen);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { noteWidth(column, width); });
}

// Our place is held before the view itself hears of a change (it may scroll to a new current row), and kept after.
void BoardView::setModel(QAbstractItemModel *model)
{
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &BoardView::holdPlace);
    connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &BoardView::holdPlace);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { holdPlaceWithout(first, last); });
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &BoardView::keepPlace);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &BoardView::keepPlace);
    connect(model, &QAbstractItemModel::layoutChanged, this, &BoardView::keepPlace);
}

void BoardView::setDensity(Density density) { verticalHeader()->setDefaultSectionSize(theme::rowHeight(density)); }

void BoardView::setWidths(const QList<ColumnWidth> &widths, int wide)
{
    m_widths = widths;
    m_wide = wide;
    fitColumns();
}

QByteArray BoardView::columnState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    QList<int> widths;
    for (const ColumnWidth &width : m_widths)
        widths.append(width.preferred);
    stream << widths << horizontalHeader()->sortIndicatorSection() << int(horizontalHeader()->sortIndicatorOrder());
    return state;
}

void BoardView::restoreColumnState(const QByteArray &state)
{
    QDataStream stream(state);
    QList<int> widths;
    int column = -1;
    int order = Qt::AscendingOrder;
    stream >> widths >> column >> order;
    if (stream.status() != QDataStream::Ok || widths.size() != m_widths.size() || column < 0)
        return; // of another version, or none
    for (qsizetype i = 0; i < widths.size(); ++i)
        m_widths[i].preferred = std::max(widths[i], m_widths[i].least);
    sortByColumn(column, order == Qt::DescendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder);
    fitColumns();
}

void BoardView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || (key == Qt::Key_W && event->modifiers() == Qt::NoModifier)) {
        if (!currentIndex().isValid() && model()->rowCount() > 0)
            selectionModel()->setCurrentIndex(model()->index(0, 0),
                                              selectionModel()->hasSelection()
                                                  ? QItemSelectionModel::NoUpdate
                                                  : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        if (currentIndex().isValid())
            Q_EMIT rowChosen(currentIndex());
    } else if (key == Qt::Key_Escape) {
        selectionModel()->clear(); // back to watching
    } else {
        QTableView::keyPressEvent(event);
    }
}

void BoardView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void BoardView::holdPlace() { holdPlaceWithout(-1, -1); }

// The rows from `first` to `last` are about to go and cannot hold anything.
void BoardView::holdPlaceWithout(int first, int last)
{
    const auto stays = [&](int row) { return row < first || row > last; };
    const QModelIndex current = currentIndex();
    const bool isChosen = current.isValid() && selectionModel()->isRowSelected(current.row());
    QModelIndex anchor;
    if (isChosen && stays(current.row()) && viewport()->rect().contains(0, rowViewportPosition(current.row()))) {
        anchor = current;
    } else if (verticalScrollBar()->value() > 0) {
        const int top = rowAt(0);
        anchor = model()->index(stays(top) ? top : last + 1, 0);
    }
    m_anchor = anchor;
    m_anchorY = anchor.isValid() ? rowViewportPosition(anchor.row()) : 0;
}

void BoardView::keepPlace()
{
    if (!m_anchor.isValid())
        return;
    updateGeometries(); // the scroll bar learns of new rows only later otherwise
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(m_anchor.row()) - m_anchorY);
    m_anchor = QModelIndex();
}

// First hides what can be spared, then shares what is there between least and preferred widths.
void BoardView::fitColumns()
{
    if (m_wide < 0 || m_isFitting)
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    QList<int> shown;
    int least = 0;
    for (int column = 0; column < m_widths.size(); ++column) {
        shown.append(column);
        least += m_widths[column].least;
    }
    const int room = viewport()->width();
    for (int yields = 1; yields <= int(m_widths.size()) && least > room; ++yields) {
        const auto spared =
            std::find_if(shown.begin(), shown.end(), [&](int column) { return m_widths[column].yields == yields; });
        if (spared == shown.end())
            continue;
        least -= m_widths[*spared].least;
        shown.erase(spared);
    }
    setHorizontalScrollBarPolicy(least > room ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    int wishes = 0;
    for (const int column : std::as_const(shown))
        wishes += m_widths[column].preferred - m_widths[column].least;
    const int spare = std::max(room - least, 0);
    int left = spare;
    for (int column = 0; column < m_widths.size(); ++column) {
        setColumnHidden(column, !shown.contains(column));
        const int wish = m_widths[column].preferred - m_widths[column].least;
        const int given = wishes > 0 ? wish * std::min(spare, wishes) / wishes : 0;
        left -= shown.contains(column) ? given : 0;
        setColumnWidth(column, m_widths[column].least + given);
    }
    setColumnWidth(m_wide, columnWidth(m_wide) + std::max(left, 0));
}

// A person dragged the column's edge.
void BoardView::noteWidth(int column, int width)
{
    if (!m_isFitting && column < m_widths.size() && width > 0)
        m_widths[column].preferred = std::max(width, m_widths[column].least);
}

} // namespace wrapdesk
