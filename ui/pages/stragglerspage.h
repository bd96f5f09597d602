// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/selectedlegs.h"
#include "models/stragglerfilter.h"
#include "nudgelist.h"
#include "session/session.h"
#include "widgets/codepicker.h"

class QMenu;

namespace wrapdesk {

class BoardView;
class FilterBar;
class ListFrame;
class NudgeOffer;
class StragglersFoot;

// A rule's suggestion that is to be given to its leg, as it was shown.
struct TakenSuggestion
{
    LegId leg;
    QString code; // its name
    std::optional<AssignedCode> seen; // what stood on the leg then
};

// The inbox: every ended leg that wants a supervisor's eye, the picker that gives it a code, and the bar that gives
// many of them one. Values come in, wishes go out as signals: it does not know the session. GUI thread.
class StragglersPage : public QWidget
{
    Q_OBJECT

public:
    explicit StragglersPage(QWidget *parent = nullptr);

    void merge(const QList<StragglerRow> &rows);
    void update(const QList<StragglerRow> &changed, const QList<LegId> &removed);
    void updateCourses(const QHash<LegId, WriteCourse> &courses);
    // Has been seen: lets go of those of `legs` that are no stragglers any more.
    void dismiss(const QSet<LegId> &legs);
    void setState(const ListState &state, const Health &health);
    void tick(const QDateTime &now);

    // The answer to choiceWanted or bulkChoiceWanted: opens the picker at the leg's row or over the bulk bar, or brings
    // the open one up to date.
    void offer(const PickerChoice &choice);
    void focusSearch();
    void select(const QSet<LegId> &legs); // those of them that are shown
    void clearSelection();
    void takeSuggestions(); // of the selected legs, each its own
    const SelectedLegs &selected() const { return m_selected; }
    QList<Nudge> nudges() const; // of the selected legs
    const StragglerModel &rows() const { return m_rows; }
    BoardView &board() { return *m_board; }
    CodePicker &picker() { return *m_picker; }
    StragglersFoot &foot() { return *m_foot; }
    NudgeOffer &nudgeOffer() { return *m_nudgeOffer; }

Q_SIGNALS:
    void legSelected(const wrapdesk::LegId &leg);
    void choiceWanted(const wrapdesk::LegId &leg);
    void bulkChoiceWanted();
    void codesWanted(const wrapdesk::QueueId &queue);
    void codeTaken(const wrapdesk::LegId &leg, const wrapdesk::CodeId &code, const QString &notes,
                   const std::optional<wrapdesk::AssignedCode> &seen);
    void suggestionsTaken(const QList<wrapdesk::TakenSuggestion> &taken);
    void retryRequested();

private:
    void build();
    void wire();
    void narrow();
    void refresh();
    void wirePicker();
    void wireFoot();
    void askForChoice(const QModelIndex &row);
    void place(const PickerChoice &choice);
    void showLeg(const LegId &leg);
    bool isAnySelected(bool (StragglerRow::*is)() const) const;
    void showMenu(const QPoint &at);
    void keepInSight();

    StragglerModel m_rows;
    ListState m_state;
    FilterBar *m_filters;
    BoardView *m_board;
    ListFrame *m_frame;
    CodePicker *m_picker;
    SelectedLegs m_selected;
    StragglersFoot *m_foot;
    NudgeOffer *m_nudgeOffer;
    QString m_barred; // why no codes can be given at all; empty: they can
    QDateTime m_narrowedAt;
    int m_surveyed = -1; // the rows' revision the filters know
};

} // namespace wrapdesk
