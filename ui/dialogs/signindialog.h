// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLabel;
class QTabWidget;

namespace wrapdesk {

class AbilitiesPage;
class PermissionsPage;

// Who is signed in, where, and what that sign-in may do. GUI thread.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SignInDialog(QWidget *parent = nullptr);

    // `user` empty: an application with client credentials.
    void showSignIn(const QString &organization, const QString &user);
    PermissionsPage &permissions() { return *m_permissions; }
    AbilitiesPage &abilities() { return *m_abilities; }

private:
    QLabel *m_organization;
    QLabel *m_user;
    QTabWidget *m_pages;
    PermissionsPage *m_permissions;
    AbilitiesPage *m_abilities;
};

} // namespace wrapdesk
