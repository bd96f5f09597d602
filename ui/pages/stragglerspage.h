// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/stragglerfilter.h"
#include "session/session.h"
#include "widgets/codepicker.h"

namespace wrapdesk {

class BoardView;
class FilterBar;
class ListFrame;

// The inbox: every ended leg that wants a supervisor's eye, and the picker that gives it a code. Values come in, wishes
// go out as signals: it does not know the session. GUI thread.
class StragglersPage : public QWidget
{
    Q_OBJECT

public:
    explicit StragglersPage(QWidget *parent = nullptr);

    void merge(const QList<StragglerRow> &rows);
    void update(const QList<StragglerRow> &changed, const QList<LegId> &removed);
    void updateCourse(const LegId &leg, const WriteCourse &course);
    void setState(const ListState &state, const Health &health);
    void tick(const QDateTime &now);

    // The answer to choiceWanted: opens the picker at the leg's row, or brings the open one up to date.
    void offer(const PickerChoice &choice);
    void focusSearch();
    const StragglerModel &rows() const { return m_rows; }
    BoardView &board() { return *m_board; }
    CodePicker &picker() { return *m_picker; }

Q_SIGNALS:
    void legSelected(const wrapdesk::LegId &leg);
    void choiceWanted(const wrapdesk::LegId &leg);
    void codesWanted(const wrapdesk::QueueId &queue);
    void codeTaken(const wrapdesk::LegId &leg, const wrapdesk::CodeId &code, const QString &notes,
                   const std::optional<wrapdesk::AssignedCode> &seen);
    void retryRequested();

private:
    void build();
    void wire();
    void narrow();
    void refresh();
    void askForChoice(const QModelIndex &row);

    StragglerModel m_rows;
    ListState m_state;
    FilterBar *m_filters;
    BoardView *m_board;
    ListFrame *m_frame;
    CodePicker *m_picker;
    QDateTime m_narrowedAt;
    int m_surveyed = -1; // the rows' revision the filters know
};

} // namespace wrapdesk
