// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"
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

    // Opens what the command line asks for, else what was open last.
    void start();
    // Opens nothing and says why: what is asked for cannot be had, and nothing is sent another way instead.
    void refuse(const wrapdesk::Error &error);
    // The same for another start of the program: raises the window if it is open.
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
    std::vector<std::unique_ptr<Seat>> m_seats;
};
