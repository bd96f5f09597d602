// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/stragglerspage.h"

#include "widgets/boardview.h"
#include "widgets/filterbar.h"
#include "widgets/listframe.h"
#include "wording.h"

#include <QBoxLayout>

namespace wrapdesk {

namespace {

constexpr int renarrowSeconds = 30; // rows grow into the age filter

} // namespace

StragglersPage::StragglersPage(QWidget *parent)
    : QWidget(parent),
      m_filters(new FilterBar(this)),
      m_board(new BoardView(QStringLiteral("stragglerBoard"), this)),
      m_frame(new ListFrame(QStringLiteral("stragglerFrame"), m_board, this)),
      m_picker(new CodePicker(this))
{
    setObjectName(QStringLiteral("stragglersPage"));
    build();
    wire();
    narrow();
}

void StragglersPage::build()
{
    m_board->setModel(&m_rows);
    m_board->setAccessibleName(tr("Stragglers"));
    m_board->setWidths({{148, 128},
                        {80, 72},
                        {144, 108},
                        {148, 104},
                        {116, 92, 2},
                        {120, 96, 1},
                        {100, 84, 3},
                        {192, 112},
                        {190, 120}},
                       StragglerModel::Outcome);
    m_board->sortByColumn(StragglerModel::State, Qt::AscendingOrder);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_filters);
    layout->addWidget(m_frame, 1);
}

void StragglersPage::wire()
{
    connect(m_filters, &FilterBar::changed, this, &StragglersPage::narrow);
    connect(m_frame, &ListFrame::clearFiltersRequested, m_filters, &FilterBar::clear);
    connect(m_frame, &ListFrame::retryRequested, this, &StragglersPage::retryRequested);
    connect(m_board, &BoardView::rowChosen, this, &StragglersPage::askForChoice);
    connect(m_board->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &row) {
        if (row.isValid())
            Q_EMIT legSelected(m_rows.at(row.row()).key);
    });
    connect(m_picker, &CodePicker::taken, this, &StragglersPage::codeTaken);
    connect(m_picker, &CodePicker::retryRequested, this, &StragglersPage::codesWanted);
    connect(m_picker, &CodePicker::closed, this, [this] { m_board->setFocus(Qt::PopupFocusReason); });
}

void StragglersPage::merge(const QList<StragglerRow> &rows)
{
    QHash<LegId, bool> named;
    for (const StragglerRow &row : rows)
        named.insert(row.key, true);
    QList<LegId> removed;
    m_rows.forEach([&](const StragglerRow &row) {
        if (!named.contains(row.key))
            removed.append(row.key);
    });
    update(rows, removed);
}

void StragglersPage::update(const QList<StragglerRow> &changed, const QList<LegId> &removed)
{
    m_rows.update(changed, removed);
    if (m_picker->isVisible() && !m_rows.find(m_picker->choice().leg))
        m_picker->close(); // somebody else has coded the leg meanwhile
    refresh();
}

void StragglersPage::updateCourse(const LegId &leg, const WriteCourse &course)
{
    m_rows.updateCourse(leg, course);
    refresh();
}

void StragglersPage::setState(const ListState &state, const Health &health)
{
    m_state = state;
    const QString swept = health.sweep.asOf.isValid()
                              ? tr("Last sweep %1, nothing missed. New ones appear here by themselves.")
                                    .arg(Wording::clockTime(health.sweep.asOf, m_rows.now()))
                              : tr("New ones appear here by themselves.");
    const QString progress =
        health.sweepPages > 0
            ? tr("Looking for stragglers: page %1 of %2…").arg(health.sweepPage).arg(health.sweepPages)
            : tr("Looking for stragglers of the last hours…");
    m_frame->setWords({progress, tr("No stragglers: every ended leg has a real code"), swept, tr("Sweep now")});
    refresh();
}

void StragglersPage::tick(const QDateTime &now)
{
    m_rows.tick(now);
    if (m_filters->filter().olderThan.count() > 0
        && (!m_narrowedAt.isValid() || m_narrowedAt.secsTo(now) >= renarrowSeconds))
        narrow();
    refresh();
}

void StragglersPage::narrow()
{
    m_narrowedAt = m_rows.now();
    m_rows.setFilter(
        [filter = m_filters->filter(), this](const StragglerRow &row) { return filter.accepts(row, m_rows.now()); },
        m_filters->typed());
    refresh();
}

void StragglersPage::refresh()
{
    if (m_surveyed != m_rows.revision()) { // counting 10,000 rows is nothing to do every second
        m_surveyed = m_rows.revision();
        m_filters->survey(m_rows);
    }
    m_frame->show(m_state, m_rows.rowCount(), m_rows.total(), m_rows.now());
}

void StragglersPage::askForChoice(const QModelIndex &row)
{
    if (!row.isValid())
        return;
    const StragglerRow &straggler = m_rows.at(row.row());
    if (straggler.straggler.unwritable == Unwritable::No && !straggler.isBeingWritten())
        Q_EMIT choiceWanted(straggler.key);
}

void StragglersPage::offer(const PickerChoice &choice)
{
    if (m_picker->isVisible() && m_picker->choice().leg == choice.leg) {
        m_picker->update(choice);
        return;
    }
    const QModelIndex row = m_rows.indexOf(choice.leg);
    if (!row.isValid())
        return;
    m_board->setCurrentIndex(row);
    const QRect cell = m_board->visualRect(row);
    m_picker->open(choice, QRect(m_board->viewport()->mapTo(this, cell.topLeft()), cell.size()));
}

void StragglersPage::focusSearch() { m_filters->focusSearch(); }

} // namespace wrapdesk
