// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "binding.h"
#include "dialogs/organizationdialog.h"
#include "mainwindow.h"
#include "session/credentialshelf.h"
#include "session/demoorganization.h"
#include "session/profilebook.h"
#include "signinbinding.h"

#include <QPointer>

// One window and the one organisation in it: its session, its budget, its database, and the way it is signed in. GUI
// thread.
class Seat : public QObject
{
    Q_OBJECT

public:
    // What all windows share; outlives them.
    struct Means
    {
        const wrapdesk::Clock &clock;
        wrapdesk::ProfileBook &book;
        wrapdesk::CredentialShelf &shelf;
        wrapdesk::SignInBinding::OpenBrowser openBrowser;
    };

    Seat(const Means &means, const wrapdesk::UiState &state);

    // One of these, while it is free; the last one counts.
    void openDemo();
    void openSaved(const wrapdesk::SavedProfile &saved);
    void openUnsaved(const wrapdesk::Profile &profile); // as the command line has it
    void openNothing(const wrapdesk::Error &error, std::function<void()> retry); // why, and what the button does
    // Asks for an organisation; `isFirstRun` offers the demo organisation too.
    void openSignIn(bool isFirstRun);

    wrapdesk::MainWindow &window() { return m_window; }
    wrapdesk::Session *session() { return m_session.get(); } // null until there is a profile
    const QString &organization() const { return m_saved.id; } // of the book; empty: none of it
    bool isDemo() const { return m_demo != nullptr; }
    // Nothing is open here: another organisation may take the window.
    bool isFree() const { return !m_session && !m_demo; }
    void raise();
    // The way to the platform is another: what could not be reached is tried again.
    void goOn();

Q_SIGNALS:
    void organizationsChanged(); // the book has
    void signedOut(); // and of no use any more

private:
    void retry();
    void begin(const wrapdesk::Profile &profile);
    void call(const wrapdesk::SavedProfile &saved);
    void closeDialog();
    void fetchKept();
    void renewed(const wrapdesk::Token &token);
    void signInAgain();
    void askToSignIn(wrapdesk::OrganizationDialog::Purpose purpose);
    void signedIn(const wrapdesk::SavedProfile &saved, const wrapdesk::Profile &profile);
    void keep();
    void signOut();

    const Means m_means;
    std::unique_ptr<wrapdesk::DemoOrganization> m_demo;
    wrapdesk::SavedProfile m_saved; // without an id: not of the book
    wrapdesk::Credentials m_credentials; // of the session
    std::optional<wrapdesk::Credentials> m_unkept; // until it is known whose they are
    std::unique_ptr<wrapdesk::Session> m_session;
    wrapdesk::MainWindow m_window;
    QPointer<wrapdesk::OrganizationDialog> m_dialog;
    std::function<void()> m_retry; // while there is no session
};
