// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/organizationbutton.h"

#include "theme.h"

#include <QMenu>

namespace wrapdesk {

OrganizationButton::OrganizationButton(QWidget *parent) : QToolButton(parent)
{
    setObjectName(QStringLiteral("healthOrganization"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    setIconSize(theme::markIconSize);
    setMenu(new QMenu(this));
    fill();
}

void OrganizationButton::showOrganization(const QString &name, int mark, const QString &tip)
{
    if (text() == name && toolTip() == tip && property("mark").toInt() == mark && !icon().isNull())
        return; // asked every second
    setProperty("mark", mark);
    setText(name);
    setIcon(theme::markIcon(mark));
    setToolTip(tip);
    setAccessibleName(tr("Organisation: %1").arg(name));
}

void OrganizationButton::showChoices(const QList<OrganizationChoice> &choices)
{
    if (m_choices == choices)
        return;
    m_choices = choices;
    fill();
}

void OrganizationButton::fill()
{
    menu()->clear();
    for (const OrganizationChoice &choice : std::as_const(m_choices)) {
        QString label = choice.name;
        QAction *action = menu()->addAction(theme::markIcon(choice.colour), label.replace(u'&', QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("organization-%1").arg(choice.id));
        action->setEnabled(!choice.isOpen);
        if (choice.isOpen)
            action->setText(tr("%1 (this window)").arg(action->text()));
        connect(action, &QAction::triggered, this, [this, id = choice.id] { Q_EMIT organizationChosen(id); });
    }
    if (!m_choices.isEmpty())
        menu()->addSeparator();
    QAction *another = menu()->addAction(tr("&Sign in to another organisation…"));
    another->setObjectName(QStringLiteral("anotherOrganizationAction"));
    connect(another, &QAction::triggered, this, &OrganizationButton::anotherRequested);
    QAction *demo = menu()->addAction(tr("&Demo organisation"));
    demo->setObjectName(QStringLiteral("demoOrganizationAction"));
    connect(demo, &QAction::triggered, this, &OrganizationButton::demoRequested);
}

} // namespace wrapdesk
