// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cell.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace wrapdesk {

// One line over the pages: what is the matter, and the button that helps. Never a message box. GUI thread.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(const QString &name, QWidget *parent = nullptr);

    // `action` empty: no button.
    void show(Glyph glyph, Tone tone, const QString &text, const QString &action = {}, const QString &tip = {});

Q_SIGNALS:
    void actionRequested();

private:
    QLabel *m_glyph;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace wrapdesk
