// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace wrapdesk {

// The File menu: sweeping, who is signed in, and what is set for the organisation and for this computer. GUI thread.
class FileMenu : public QMenu
{
    Q_OBJECT

public:
    explicit FileMenu(QWidget *parent);

    void allowSettings(bool allow);
    void allowSignOut(bool allow);

Q_SIGNALS:
    void sweepRequested();
    void signInRequested();
    void anotherOrganizationRequested();
    void signOutRequested();
    void settingsRequested();
    void connectionRequested();
    void quitRequested();

private:
    QAction *add(const char *name, const QString &text, const QKeySequence &key, void (FileMenu::*request)());

    QAction *m_signOut = nullptr;
    QAction *m_settings = nullptr;
};

} // namespace wrapdesk
