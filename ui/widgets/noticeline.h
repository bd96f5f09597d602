// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace wrapdesk {

// A line that warns, there only while there is something to say. GUI thread.
class NoticeLine : public QWidget
{
    Q_OBJECT

public:
    // `name`: of the text, for tests and the style sheet.
    explicit NoticeLine(const QString &name, QWidget *parent = nullptr);

    void say(const QString &text); // empty: nothing

private:
    QLabel *m_glyph;
    QLabel *m_text;
};

} // namespace wrapdesk
