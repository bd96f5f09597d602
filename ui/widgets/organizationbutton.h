// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

namespace wrapdesk {

// One organisation among those known on this computer.
struct OrganizationChoice
{
    QString id;
    QString name;
    int colour = 0; // theme::markColour
    bool isOpen = false; // in this window

    bool operator==(const OrganizationChoice &) const = default;
};

// The foot of the window at its left: whose window this is, and the way to the others. GUI thread.
class OrganizationButton : public QToolButton
{
    Q_OBJECT

public:
    explicit OrganizationButton(QWidget *parent = nullptr);

    // `mark`: the number of its colour.
    void showOrganization(const QString &name, int mark, const QString &tip);
    void showChoices(const QList<OrganizationChoice> &choices);

Q_SIGNALS:
    void organizationChosen(const QString &id); // its window is wanted
    void anotherRequested(); // one that is not known yet
    void demoRequested();

private:
    void fill();

    QList<OrganizationChoice> m_choices;
};

} // namespace wrapdesk
