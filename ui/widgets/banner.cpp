// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/banner.h"

#include "theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wrapdesk {

Banner::Banner(const QString &name, QWidget *parent)
    : QFrame(parent), m_glyph(new QLabel(this)), m_text(new QLabel(this)), m_action(new QPushButton(this))
{
    setObjectName(name);
    setProperty("banner", true);
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_text->setWordWrap(true);
    m_action->setObjectName(name + QStringLiteral("Action"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 16, 6);
    layout->setSpacing(8);
    layout->addWidget(m_glyph);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionRequested);
    hide();
}

void Banner::show(Glyph glyph, Tone tone, const QString &text, const QString &action, const QString &tip)
{
    m_glyph->setPixmap(theme::pixmap(glyph, theme::colours().of(tone), 16, devicePixelRatioF()));
    m_text->setText(text);
    m_text->setToolTip(tip);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setVisible(true);
}

} // namespace wrapdesk
