// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/ruleboard.h"

#include "widgets/ruledelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>

namespace wrapdesk {

namespace {

constexpr int gapLine = 2;

std::optional<RuleMode> modeOf(int key)
{
    switch (key) {
    case Qt::Key_O:
        return RuleMode::Off;
    case Qt::Key_S:
        return RuleMode::Suggest;
    case Qt::Key_A:
        return RuleMode::Apply;
    default:
        return {};
    }
}

} // namespace

RuleBoard::RuleBoard(const QString &name, RulesModel &rules, QWidget *parent) : BoardView(name, parent), m_rules(rules)
{
    setItemDelegate(new RuleDelegate(this));
    setModel(&rules);
    setSortingEnabled(false); // their order is what decides
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDragDropOverwriteMode(false);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(false); // Qt's is as wide as one cell
    RuleBoard::setDensity(Density::Comfortable);
}

void RuleBoard::setDensity(Density density)
{
    verticalHeader()->setDefaultSectionSize(density == Density::Compact ? 44 : 56);
}

void RuleBoard::ask(int row, int by)
{
    const int place = row + by;
    if (row >= 0 && by != 0 && place >= 0 && place < m_rules.rowCount())
        Q_EMIT moveAsked(m_rules.at(row).rule.id, place);
}

void RuleBoard::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    const int key = event->key();
    const bool isArrow = key == Qt::Key_Up || key == Qt::Key_Down;
    if (event->modifiers() == Qt::AltModifier && isArrow)
        return ask(row, key == Qt::Key_Up ? -1 : 1);
    const auto mode = event->modifiers() == Qt::NoModifier ? modeOf(key) : std::nullopt;
    if (row >= 0 && mode)
        return Q_EMIT modeAsked(m_rules.at(row).rule.id, *mode);
    if (row >= 0 && key == Qt::Key_Delete)
        return Q_EMIT removeAsked(m_rules.at(row).rule.id);
    BoardView::keyPressEvent(event);
}

std::optional<RuleBoard::Third> RuleBoard::thirdAt(const QPoint &at) const
{
    const QModelIndex cell = indexAt(at);
    if (cell.column() != RulesModel::Mode)
        return {};
    const auto mode = RuleDelegate::modeAt(visualRect(cell), at);
    return mode ? std::optional(Third{m_rules.at(cell.row()).rule.id, *mode}) : std::nullopt;
}

void RuleBoard::mousePressEvent(QMouseEvent *event)
{
    BoardView::mousePressEvent(event);
    m_pressed = event->button() == Qt::LeftButton ? thirdAt(event->position().toPoint()) : std::nullopt;
}

void RuleBoard::mouseReleaseEvent(QMouseEvent *event)
{
    BoardView::mouseReleaseEvent(event);
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed && event->button() == Qt::LeftButton && thirdAt(event->position().toPoint()) == pressed)
        Q_EMIT modeAsked(pressed->rule, pressed->mode);
}

// On a toggle it is two clicks, not the choice of a row.
void RuleBoard::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (thirdAt(event->position().toPoint()))
        mousePressEvent(event);
    else
        BoardView::mouseDoubleClickEvent(event);
}

int RuleBoard::gapAt(const QPoint &at) const
{
    const int row = rowAt(at.y());
    if (row < 0)
        return m_rules.rowCount();
    return at.y() < rowViewportPosition(row) + rowHeight(row) / 2 ? row : row + 1;
}

void RuleBoard::markGap(int gap)
{
    m_gap = gap;
    viewport()->update();
}

void RuleBoard::dragEnterEvent(QDragEnterEvent *event)
{
    const auto rule = RulesModel::dragged(*event->mimeData());
    if (rule && m_rules.rowOf(*rule) >= 0)
        event->acceptProposedAction();
}

// The view itself scrolls near its edges; what may be dropped where is ours to say.
void RuleBoard::dragMoveEvent(QDragMoveEvent *event)
{
    BoardView::dragMoveEvent(event);
    const auto rule = RulesModel::dragged(*event->mimeData());
    event->setAccepted(rule && m_rules.rowOf(*rule) >= 0);
    markGap(event->isAccepted() ? gapAt(event->position().toPoint()) : -1);
}

void RuleBoard::dragLeaveEvent(QDragLeaveEvent *event)
{
    BoardView::dragLeaveEvent(event);
    markGap(-1);
}

void RuleBoard::dropEvent(QDropEvent *event)
{
    const int gap = gapAt(event->position().toPoint());
    const auto rule = RulesModel::dragged(*event->mimeData());
    markGap(-1);
    stopAutoScroll();
    setState(NoState);
    const int row = rule ? m_rules.rowOf(*rule) : -1;
    event->setAccepted(row >= 0);
    if (row >= 0)
        ask(row, (gap > row ? gap - 1 : gap) - row); // its own place does not count
}

void RuleBoard::paintEvent(QPaintEvent *event)
{
    BoardView::paintEvent(event);
    if (m_gap < 0 || m_rules.rowCount() == 0)
        return;
    const int last = m_rules.rowCount() - 1;
    const int y = m_gap <= last ? rowViewportPosition(m_gap) : rowViewportPosition(last) + rowHeight(last);
    QPainter painter(viewport());
    painter.fillRect(0, std::max(y - gapLine / 2, 0), viewport()->width(), gapLine, theme::colours().accent);
}

} // namespace wrapdesk
