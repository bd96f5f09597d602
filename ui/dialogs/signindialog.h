// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLabel;
class QTabWidget;

namespace wrapdesk {

class AbilitiesPage;

// Who is signed in, where, and what that sign-in may do. GUI thread.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SignInDialog(QWidget *parent = nullptr);

    // `user` empty: an application with client credentials.
    void showSignIn(const QString &organization, const QString &user);
    AbilitiesPage &abilities() { return *m_abilities; }

private:
    QLabel *m_organization;
    QLabel *m_user;
    QTabWidget *m_pages;
    AbilitiesPage *m_abilities;
};

} // namespace wrapdesk
