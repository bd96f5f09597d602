// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/session.h"

#include <QFrame>

class QPushButton;

namespace wrapdesk {

class OrganizationButton;
class StatusItem;

// The foot of the window: whether what is shown is the present truth, and what it costs (FEATURES S8). Each part tells
// its state by shape and words. GUI thread.
class HealthStrip : public QFrame
{
    Q_OBJECT

public:
    explicit HealthStrip(QWidget *parent = nullptr);

    void show(const Health &health, const QDateTime &now);
    OrganizationButton &organization() { return *m_organization; }
    // What a person calls the organisation here (empty: as the platform does), and the colour chosen for it (nothing:
    // one that goes with its name).
    void setMark(const QString &name, std::optional<int> mark);
    QString organizationName(const Health &health) const; // empty: none is open
    // Why secrets do not outlive the program; nothing: they do.
    void showSecretsTrouble(const std::optional<Error> &trouble);

Q_SIGNALS:
    void rulesSwitched(bool on); // wished; the button shows what is

private:
    StatusItem *add(const QString &name);
    void showLive(const Health &health, const QDateTime &now);
    void showSweep(const Health &health, const QDateTime &now);
    void showBudget(const Health &health);
    void showWarnings(const Health &health);
    void addSwitch();
    void showSwitch(std::optional<bool> on);

    OrganizationButton *m_organization;
    StatusItem *m_live;
    StatusItem *m_heartbeat;
    StatusItem *m_sweep;
    StatusItem *m_budget;
    StatusItem *m_throttled;
    StatusItem *m_outbox;
    StatusItem *m_clock;
    QPushButton *m_rules;
    StatusItem *m_secrets;
    StatusItem *m_user;
    QString m_name; // here
    std::optional<int> m_mark;
};

} // namespace wrapdesk
