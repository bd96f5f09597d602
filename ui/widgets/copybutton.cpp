// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/copybutton.h"

#include <QClipboard>
#include <QGuiApplication>

namespace wrapdesk {

CopyButton::CopyButton(const QString &name, const QString &accessibleName, QWidget *parent) : QToolButton(parent)
{
    setObjectName(name);
    setProperty("link", true);
    setText(tr("Copy"));
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setEnabled(false);
    connect(this, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text); });
}

void CopyButton::offer(const QString &text)
{
    m_text = text;
    setEnabled(!text.isEmpty());
}

} // namespace wrapdesk
