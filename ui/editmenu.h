// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/writing.h"

#include <QMenu>

namespace wrapdesk {

// The Edit menu: taking back what is held, sending it at once, and for what is selected the suggestions of rules and
// the nudge list. GUI thread.
class EditMenu : public QMenu
{
    Q_OBJECT

public:
    explicit EditMenu(QWidget *parent);

    // `leg`: what the only leg of the step is called. Nothing: there is nothing to take back.
    void showHeld(const std::optional<HeldStep> &step, const QString &leg = {});
    void showSelected(qsizetype legs);
    // Why no codes can be given at all; empty: they can.
    void setBarred(const QString &reason);

Q_SIGNALS:
    void undoRequested();
    void sendNowRequested();
    void suggestionsRequested(); // those of the selected legs are to be taken
    void nudgeCopyRequested();
    void nudgeSaveRequested();

private:
    QAction *add(const char *name, const QString &text, const QKeySequence &key, void (EditMenu::*request)());

    void allow();

    qsizetype m_selected = 0;
    QString m_barred;
    QAction *m_undo;
    QAction *m_send;
    QAction *m_suggested;
    QAction *m_copy;
    QAction *m_save;
};

} // namespace wrapdesk
