// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/livemodel.h"
#include "session/session.h"

#include <QWidget>

class QLabel;
class QListView;

namespace wrapdesk {

class BoardView;
class CardDelegate;
class ListFrame;

// The legs of the moment, grouped by queue; a card per queue on top counts them and narrows the list to it.
// Values come in, wishes go out as signals: it does not know the session. GUI thread.
class LivePage : public QWidget
{
    Q_OBJECT

public:
    explicit LivePage(QWidget *parent = nullptr);

    void merge(const QList<LiveRow> &rows);
    void update(const QList<LiveRow> &changed, const QList<LegId> &removed);
    void setState(const ListState &state);
    void tick(const QDateTime &now);
    BoardView &board() { return *m_board; }

Q_SIGNALS:
    void legSelected(const wrapdesk::LegId &leg);
    void retryRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildCards();
    void count();
    void refresh();
    void narrow();
    void fitCards();

    LiveModel m_legs;
    QueueLoadModel m_loads;
    ListState m_state;
    QLabel *m_summary;
    QListView *m_cards;
    CardDelegate *m_cardPainter;
    int m_cardWidth = 0;
    BoardView *m_board;
    ListFrame *m_frame;
};

} // namespace wrapdesk
