// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmenu.h"

#include <QActionGroup>

namespace wrapdesk {

ViewMenu::ViewMenu(const std::optional<Scheme> &scheme, Density density, QWidget *parent)
    : QMenu(tr("&View"), parent), m_afterPages(addSeparator())
{
    setObjectName(QStringLiteral("viewMenu"));
    connect(add(this, "searchAction", tr("&Find stragglers"), QKeySequence::Find), &QAction::triggered, this,
            &ViewMenu::searchRequested);
    m_details = add(this, "drawerAction", tr("&Details"), Qt::CTRL | Qt::Key_I);
    m_details->setCheckable(true);
    connect(m_details, &QAction::toggled, this, &ViewMenu::detailsRequested);
    addSeparator();
    addSchemes(scheme);
    addDensities(density);
}

QAction *ViewMenu::add(QMenu *menu, const char *name, const QString &text, const QKeySequence &key)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    return action;
}

void ViewMenu::addPage(const char *name, const QString &text)
{
    QAction *action = add(this, name, text, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + m_pages)));
    insertAction(m_afterPages, action);
    connect(action, &QAction::triggered, this, [this, page = m_pages] { Q_EMIT pageRequested(page); });
    ++m_pages;
}

void ViewMenu::showDetails(bool open) { m_details->setChecked(open); }

void ViewMenu::addSchemes(const std::optional<Scheme> &chosen)
{
    QMenu *menu = addMenu(tr("&Colours"));
    auto *group = new QActionGroup(this);
    const auto choice = [&](const char *name, const QString &text, const std::optional<Scheme> &scheme) {
        QAction *action = group->addAction(add(menu, name, text));
        action->setCheckable(true);
        action->setChecked(chosen == scheme);
        connect(action, &QAction::triggered, this, [this, scheme] { Q_EMIT schemeChosen(scheme); });
    };
    choice("systemSchemeAction", tr("As the &system"), std::nullopt);
    choice("lightSchemeAction", tr("&Light"), Scheme::Light);
    choice("darkSchemeAction", tr("&Dark"), Scheme::Dark);
}

void ViewMenu::addDensities(Density chosen)
{
    QMenu *menu = addMenu(tr("D&ensity"));
    auto *group = new QActionGroup(this);
    const auto choice = [&](const char *name, const QString &text, Density density) {
        QAction *action = group->addAction(add(menu, name, text));
        action->setCheckable(true);
        action->setChecked(chosen == density);
        connect(action, &QAction::triggered, this, [this, density] { Q_EMIT densityChosen(density); });
    };
    choice("comfortableAction", tr("C&omfortable"), Density::Comfortable);
    choice("compactAction", tr("Co&mpact"), Density::Compact);
}

} // namespace wrapdesk
