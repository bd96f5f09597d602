// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

namespace wrapdesk {

// Beside an id: puts it on the clipboard. GUI thread.
class CopyButton : public QToolButton
{
    Q_OBJECT

public:
    CopyButton(const QString &name, const QString &accessibleName, QWidget *parent);

    // What a click copies; empty: nothing to copy.
    void offer(const QString &text);

private:
    QString m_text;
};

} // namespace wrapdesk
