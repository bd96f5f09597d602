// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/stragglerspage.h"

#include "errortext.h"
#include "pages/stragglersfoot.h"
#include "widgets/boardview.h"
#include "widgets/filterbar.h"
#include "widgets/listframe.h"
#include "widgets/nudgeoffer.h"
#include "wording.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>

namespace wrapdesk {

namespace {

constexpr int renarrowSeconds = 30; // rows grow into the age filter

} // namespace

StragglersPage::StragglersPage(QWidget *parent)
    : QWidget(parent),
      m_filters(new FilterBar(this)),
      m_board(new BoardView(QStringLiteral("stragglerBoard"), this)),
      m_frame(new ListFrame(QStringLiteral("stragglerFrame"), m_board, this)),
      m_picker(new CodePicker(this)),
      m_selected(m_rows, (m_board->setModel(&m_rows), *m_board->selectionModel())),
      m_foot(new StragglersFoot(m_rows, m_selected, this)),
      m_nudgeOffer(new NudgeOffer(this))
{
    setObjectName(QStringLiteral("stragglersPage"));
    build();
    wire();
    wirePicker();
    wireFoot();
    narrow();
}

void StragglersPage::build()
{
    m_board->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_board->setContextMenuPolicy(Qt::CustomContextMenu);
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
    layout->addWidget(m_foot);
    layout->addWidget(m_nudgeOffer);
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
    connect(m_board, &QWidget::customContextMenuRequested, this, &StragglersPage::showMenu);
}

void StragglersPage::wirePicker()
{
    connect(
        m_picker, &CodePicker::taken, this,
        [this](const LegId &leg, const CodeId &code, const QString &notes, const std::optional<AssignedCode> &seen) {
            const PickerChoice choice = m_picker->choice();
            if (!choice.isForMany)
                return Q_EMIT codeTaken(leg, code, notes, seen);
            const auto taken = std::find_if(choice.codes.begin(), choice.codes.end(),
                                            [&](const WrapupCode &offered) { return offered.id == code; });
            if (taken != choice.codes.end())
                m_foot->takeCode(*taken);
        });
    connect(m_picker, &CodePicker::retryRequested, this, &StragglersPage::codesWanted);
    connect(m_picker, &CodePicker::closed, this, [this] { m_board->setFocus(Qt::PopupFocusReason); });
}

void StragglersPage::wireFoot()
{
    connect(&m_foot->bulk(), &BulkBar::codeWanted, this, &StragglersPage::bulkChoiceWanted);
    connect(&m_foot->bulk(), &BulkBar::left, this, [this] { m_board->setFocus(Qt::OtherFocusReason); });
    connect(m_foot, &StragglersFoot::legChosen, this, &StragglersPage::showLeg);
    // Their buttons go with what they ask for; the keyboard goes back to the list and not just anywhere.
    for (const auto request :
         {&RunBar::cancelRequested, &RunBar::retryRequested, &RunBar::tagRequested, &RunBar::dismissRequested})
        connect(&m_foot->run(), request, this, [this] { m_board->setFocus(Qt::OtherFocusReason); });
    connect(m_foot, &StragglersFoot::rearranged, this, &StragglersPage::keepInSight, Qt::QueuedConnection);
    auto *apply = new QAction(this);
    apply->setObjectName(QStringLiteral("applyAction"));
    apply->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    apply->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(apply, &QAction::triggered, &m_foot->bulk(), &BulkBar::apply);
    addAction(apply);
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
    if (m_picker->isVisible() && !m_picker->choice().isForMany && !m_rows.find(m_picker->choice().leg))
        m_picker->close(); // somebody else has coded the leg meanwhile
    m_foot->noteRows();
    refresh();
}

void StragglersPage::updateCourses(const QHash<LegId, WriteCourse> &courses)
{
    m_rows.updateCourses(courses);
    m_foot->noteRows();
    refresh();
}

void StragglersPage::dismiss(const QSet<LegId> &legs)
{
    m_rows.dismiss(legs);
    refresh();
}

void StragglersPage::setState(const ListState &state, const Health &health)
{
    m_state = state;
    m_barred = whyNoCodes(health);
    m_foot->bulk().setBarred(m_barred);
    if (!m_barred.isEmpty() && m_picker->isVisible())
        m_picker->close();
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
    if (!row.isValid() || !m_barred.isEmpty())
        return;
    if (m_selected.count() > 1) {
        if (m_foot->bulk().isVisible())
            m_foot->bulk().focusCode();
        return;
    }
    const StragglerRow &straggler = m_rows.at(row.row());
    if (straggler.straggler.unwritable == Unwritable::No && !straggler.isBeingWritten())
        Q_EMIT choiceWanted(straggler.key);
}

void StragglersPage::offer(const PickerChoice &choice)
{
    if (m_picker->isVisible() && m_picker->choice().leg == choice.leg)
        m_picker->update(choice);
    else
        place(choice);
}

void StragglersPage::place(const PickerChoice &choice)
{
    if (choice.isForMany) {
        if (m_foot->bulk().isVisible())
            m_picker->open(choice, m_foot->bulk().codePlace(this));
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

void StragglersPage::select(const QSet<LegId> &legs)
{
    QItemSelection selection;
    const int last = m_rows.columnCount() - 1;
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        int end = row;
        while (end < m_rows.rowCount() && legs.contains(m_rows.at(end).key))
            ++end;
        if (end > row)
            selection.append(QItemSelectionRange(m_rows.index(row, 0), m_rows.index(end - 1, last)));
        row = end;
    }
    m_board->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void StragglersPage::clearSelection() { m_board->selectionModel()->clearSelection(); }

void StragglersPage::takeSuggestions()
{
    if (!m_barred.isEmpty())
        return;
    QList<TakenSuggestion> taken;
    for (const LegId &leg : m_selected.ids()) {
        const StragglerRow *row = m_rows.find(leg);
        if (row && row->hasSuggestion())
            taken.append({leg, *row->suggestion, row->leg.code});
    }
    if (!taken.isEmpty())
        Q_EMIT suggestionsTaken(taken);
}

// Shows where the leg stands without choosing it: the selection stays.
void StragglersPage::showLeg(const LegId &leg)
{
    const QModelIndex row = m_rows.indexOf(leg);
    if (!row.isValid())
        return;
    m_board->selectionModel()->setCurrentIndex(row, QItemSelectionModel::NoUpdate);
    m_board->scrollTo(row, QAbstractItemView::PositionAtCenter);
}

// A bar at the foot has taken the room the current row stood in.
void StragglersPage::keepInSight()
{
    if (m_board->hasFocus() && m_board->currentIndex().isValid())
        m_board->scrollTo(m_board->currentIndex());
}

QList<Nudge> StragglersPage::nudges() const
{
    QList<Nudge> nudges;
    for (const LegId &leg : m_selected.ids()) {
        if (const StragglerRow *row = m_rows.find(leg))
            nudges.append({row->agent, row->queue, row->leg.media, row->leg.endedAt, leg.conversation});
    }
    return nudges;
}

bool StragglersPage::isAnySelected(bool (StragglerRow::*is)() const) const
{
    return std::any_of(m_selected.ids().begin(), m_selected.ids().end(), [&](const LegId &leg) {
        const StragglerRow *row = m_rows.find(leg);
        return row && (row->*is)();
    });
}

void StragglersPage::showMenu(const QPoint &at)
{
    if (m_selected.count() == 0)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("stragglerMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isAllowed = m_barred.isEmpty();
    menu->setToolTipsVisible(true);
    QAction *choose = menu->addAction(tr("Choose a &code…"), this, [this] { askForChoice(m_board->currentIndex()); });
    QAction *take = menu->addAction(tr("&Take the suggestion"), this, &StragglersPage::takeSuggestions);
    choose->setEnabled(isAllowed);
    take->setEnabled(isAllowed && isAnySelected(&StragglerRow::hasSuggestion));
    for (QAction *action : {choose, take})
        action->setToolTip(m_barred);
    menu->addSeparator();
    connect(menu->addAction(tr("Copy &nudge list")), &QAction::triggered, this,
            [this] { m_nudgeOffer->copy(nudges()); });
    connect(menu->addAction(tr("&Save nudge list…")), &QAction::triggered, this,
            [this] { m_nudgeOffer->save(nudges()); });
    menu->addSeparator();
    QAction *dismissed = menu->addAction(tr("&Dismiss those coded meanwhile"));
    dismissed->setEnabled(isAnySelected(&StragglerRow::isContested));
    connect(dismissed, &QAction::triggered, this, [this] { dismiss(m_selected.ids()); });
    menu->popup(m_board->viewport()->mapToGlobal(at));
}

} // namespace wrapdesk
