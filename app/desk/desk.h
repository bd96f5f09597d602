// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"
#include "dialogs/connectiondialog.h"
#include "seat.h"
#include "theme.h"

#include <QSettings>

#include <vector>

class QApplication;

// The desk: one window for each organisation that is open, each with a session of its own, and what they share. Ends
// with its last window. GUI thread.
class Desk : public QObject
{
    Q_OBJECT

public:
    Desk(QApplication &application, const CommandLine &command);
    ~Desk() override;

    // Shows the window, has every connection go the way that is asked for, and opens what the command line wants, else
    // what was open last. Where that way cannot be had nothing is opened, and nothing is sent another way instead.
    void start();
    // Opens what another start of the program wants: raises the window if it is open.
    void open(const CommandLine &command);

    // The first window; there always is one while the program runs.
    wrapdesk::MainWindow &window() { return m_seats.front()->window(); }
    wrapdesk::Session *session() { return m_seats.front()->session(); }

private:
    Seat &newSeat();
    Seat &freeSeat();
    void openSaved(const QString &id);
    void openDemo();
    void openAnother();
    void openSignedIn(const CommandLine &command, Seat &seat);
    void openConnection(wrapdesk::MainWindow &window);
    void changeConnection(const wrapdesk::ConnectionSettings &settings, const wrapdesk::Secret &password,
                          wrapdesk::ConnectionDialog &dialog);
    void showOrganizations();
    void leave(Seat &seat);
    void remember(Seat &seat);
    void dress(const std::optional<wrapdesk::Scheme> &scheme);

    QApplication &m_application;
    CommandLine m_command;
    wrapdesk::Scheme m_systemScheme;
    QSettings m_settings;
    wrapdesk::SystemClock m_clock;
    wrapdesk::ProfileBook m_book;
    wrapdesk::CredentialShelf m_shelf;
    bool m_isConnected = false; // the way to the platform is the one that is asked for
    std::vector<std::unique_ptr<Seat>> m_seats;
    std::vector<std::unique_ptr<Seat>> m_leaving; // until the event loop is back
};
