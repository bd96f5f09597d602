// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/fieldnote.h"

#include <QStyle>

namespace wrapdesk {

FieldNote::FieldNote(const QString &name, QWidget *parent) : QLabel(parent)
{
    setObjectName(name);
    setProperty("fieldNote", true);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

void FieldNote::say(const QString &text, Kind kind)
{
    setText(text);
    if (const bool isTrouble = kind == Kind::Trouble; property("trouble").toBool() != isTrouble) {
        setProperty("trouble", isTrouble);
        style()->unpolish(this); // the style sheet is asked again
        style()->polish(this);
    }
    setVisible(!text.isEmpty());
}

} // namespace wrapdesk
