// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cell.h"
#include "session/session.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace wrapdesk {

// Around every list: says truthfully that it loads, that nothing is there and what to do, that it failed and why, or
// shows it, with a line above where it is stale or incomplete. GUI thread.
class ListFrame : public QWidget
{
    Q_OBJECT

public:
    enum class Face
    {
        Loading,
        Empty,
        NoMatch,
        Failed,
        Ready
    };

    struct Words
    {
        QString loading;
        QString emptyTitle;
        QString emptyHint;
        QString emptyAction; // on the empty list's button; empty: no button
        Glyph emptyGlyph = Glyph::Check;
        QString emptyChoice; // on a second button beside it; empty: none
    };

    ListFrame(const QString &name, QWidget *content, QWidget *parent = nullptr);

    void setWords(const Words &words) { m_words = words; }
    // `shown` of `total` rows pass the filters.
    void show(const ListState &state, int shown, int total, const QDateTime &now);
    Face face() const { return m_face; }

    static Face faceOf(const ListState &state, int shown, int total);

Q_SIGNALS:
    void retryRequested(); // the failed list's button, and the empty one's
    void emptyChoiceRequested(); // the empty list's second button
    void clearFiltersRequested(); // where rows are there but none passes

private:
    void buildMessage();
    void say(Glyph glyph, const QString &title, const QString &hint, const QString &action);
    void showNote(const ListState &state, const QDateTime &now);

    Words m_words;
    Face m_face = Face::Loading;
    QWidget *m_message;
    QLabel *m_glyph;
    QLabel *m_title;
    QLabel *m_hint;
    QProgressBar *m_progress;
    QPushButton *m_action;
    QPushButton *m_choice;
    QWidget *m_noteBar;
    QLabel *m_note;
    QPushButton *m_noteAction;
    QStackedWidget *m_stack;
};

} // namespace wrapdesk
