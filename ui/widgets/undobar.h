// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/writing.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPropertyAnimation;
class QPushButton;

namespace wrapdesk {

// Slides in over the health strip while a code may still be taken back, and counts down what is left. Lies over the
// foot of its parent, never takes the keyboard, and knows no time of its own: it shows what it is given. GUI thread.
class UndoBar : public QFrame
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent);

    // `leg`: what the only leg of the step is called. Nothing: slides out.
    void show(const std::optional<HeldStep> &step, const QString &leg = {});

Q_SIGNALS:
    void undoRequested();
    void sendNowRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void tell(const HeldStep &step, const QString &leg);
    void slide(bool in);
    QPoint home(bool in) const;

    QLabel *m_text;
    QProgressBar *m_left;
    QPushButton *m_undo;
    QPushButton *m_send;
    QPropertyAnimation *m_motion;
    bool m_isIn = false;
    std::chrono::milliseconds m_longest{0}; // most that was left of the present step
};

} // namespace wrapdesk
