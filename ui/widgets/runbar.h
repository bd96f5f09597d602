// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/writing.h"
#include "widgets/leggroups.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace wrapdesk {

// At the foot of the inbox while a bulk run goes and until its end has been taken note of; also what was found unsent
// after a restart. It shows what it is given and asks for what is wanted. GUI thread.
class RunBar : public QFrame
{
    Q_OBJECT

public:
    // What it speaks of; the buttons that mean the same for both ask by the same signals.
    enum class About
    {
        Nothing,
        Run,
        Leftovers
    };

    explicit RunBar(QWidget *parent = nullptr);

    void setNames(const LegNames &names) { m_names = names; }
    void showRun(const BulkProgress &run, bool canTag);
    void showLeftovers(qsizetype unsent, qsizetype unsettled);
    void showNothing();
    // The answer to resultsWanted.
    void showResults(const QList<LegGroup> &groups);
    // Why something asked for was not done; empty: no trouble.
    void showTrouble(const QString &trouble);
    About about() const { return m_about; }
    bool isBusy() const { return m_isBusy; } // a run goes: no other can be started

Q_SIGNALS:
    void pauseRequested(bool paused);
    void cancelRequested();
    void resultsWanted();
    void retryRequested(); // what was refused or failed of the run, or the leftovers
    void tagRequested();
    void nudgeCopyRequested();
    void nudgeSaveRequested();
    void dismissRequested();
    void legChosen(const wrapdesk::LegId &leg);

private:
    QPushButton *addButton(const char *name, const QString &text);
    void build();
    void wire();
    void say(Glyph glyph, Tone tone, const QString &text);
    void offerEnd(const BulkProgress &run, bool canTag);
    void hideButtons();

    About m_about = About::Nothing;
    bool m_isBusy = false;
    bool m_isPaused = false;
    LegNames m_names;
    QBoxLayout *m_buttons = nullptr;
    QLabel *m_glyph;
    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QToolButton *m_results;
    QPushButton *m_retry;
    QPushButton *m_tag;
    QToolButton *m_nudge;
    QPushButton *m_dismiss;
    QLabel *m_trouble;
    LegGroups *m_groups;
};

} // namespace wrapdesk
