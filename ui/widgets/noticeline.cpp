// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/noticeline.h"

#include "theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace wrapdesk {

NoticeLine::NoticeLine(const QString &name, QWidget *parent)
    : QWidget(parent), m_glyph(new QLabel(this)), m_text(new QLabel(this))
{
    m_text->setObjectName(name);
    m_text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_glyph);
    layout->addWidget(m_text, 1);
    hide();
}

void NoticeLine::say(const QString &text)
{
    m_glyph->setPixmap(theme::pixmap(Glyph::Warning, theme::colours().of(Tone::Pending), 16, devicePixelRatioF()));
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

} // namespace wrapdesk
