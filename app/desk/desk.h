// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "binding.h"
#include "commandline.h"
#include "mainwindow.h"
#include "session/demoorganization.h"

#include <QSettings>

class QApplication;

// The composition of the desk: a profile from the command line or the demo organisation, a session on it, and the
// window bound to both. GUI thread.
class Desk : public QObject
{
    Q_OBJECT

public:
    Desk(QApplication &application, const CommandLine &command);
    ~Desk() override;

    // Shows the window and signs in.
    void start();
    wrapdesk::MainWindow &window() { return m_window; }
    wrapdesk::Session *session() { return m_session.get(); } // null until there is a profile

private:
    void findProfile();
    void signIn(const wrapdesk::Profile &profile);
    void dress(const std::optional<wrapdesk::Scheme> &scheme);

    QApplication &m_application;
    CommandLine m_command;
    wrapdesk::Scheme m_systemScheme;
    QSettings m_settings;
    wrapdesk::SystemClock m_clock;
    std::unique_ptr<wrapdesk::DemoOrganization> m_demo;
    std::unique_ptr<wrapdesk::Session> m_session;
    wrapdesk::MainWindow m_window;
};
