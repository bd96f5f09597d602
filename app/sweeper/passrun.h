// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "commandline.h"
#include "session/credentialshelf.h"
#include "session/demoorganization.h"
#include "session/profilebook.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <memory>

// One `once` command from sign-in to its last line. Ends the event loop with the exit code.
class PassRun : public QObject
{
    Q_OBJECT

public:
    explicit PassRun(CommandLine command, QObject *parent = nullptr);
    ~PassRun() override;

    void start();
    void refuse(const wrapdesk::Error &error); // what the command line asks for cannot be had
    void interrupt();

private:
    void fetchKept();
    void signIn(const wrapdesk::Profile &profile);
    void print(const wrapdesk::PassReport &report);
    int exitCode(const wrapdesk::PassReport &report) const;
    void end(int exitCode);
    void say(const QString &line);

    const CommandLine m_command;
    const wrapdesk::SystemClock m_clock;
    QElapsedTimer m_elapsed;
    QTextStream m_errors;
    bool m_hasEnded = false;
    std::unique_ptr<wrapdesk::DemoOrganization> m_demo;
    wrapdesk::SavedProfile m_saved; // with --organisation
    std::unique_ptr<wrapdesk::CredentialShelf> m_shelf; // with --organisation
    std::unique_ptr<wrapdesk::Session> m_session;
    std::unique_ptr<wrapdesk::OnePass> m_pass;
};
