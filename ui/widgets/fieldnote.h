// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace wrapdesk {

// A remark beside or under a field: what it means, or what is wrong with it. Away while there is none. GUI thread.
class FieldNote : public QLabel
{
    Q_OBJECT

public:
    enum class Kind
    {
        Hint,
        Trouble
    };

    FieldNote(const QString &name, QWidget *parent);

    void say(const QString &text, Kind kind = Kind::Hint); // plain text; empty: nothing
};

} // namespace wrapdesk
