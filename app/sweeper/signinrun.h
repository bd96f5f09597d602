// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "commandline.h"
#include "session/credentialshelf.h"
#include "session/profilebook.h"
#include "session/session.h"
#include "session/signinattempt.h"
#include "session/signincheck.h"

#include <QSocketNotifier>
#include <QTextStream>

#include <memory>

// One `sign-in` or `sign-out` command from its start to its last line. Ends the event loop with the exit code.
class SignInRun : public QObject
{
    Q_OBJECT

public:
    explicit SignInRun(CommandLine command, QObject *parent = nullptr);
    ~SignInRun() override;

    void start();
    void interrupt();
    void refuse(const wrapdesk::Error &error); // what the command line asks for cannot be had

private:
    void signIn();
    void askPerson(const QUrl &address);
    void readPasted();
    void signedIn(const wrapdesk::Profile &profile);
    void keep(const wrapdesk::Profile &profile, const wrapdesk::OrganizationId &organization,
              const wrapdesk::UserId &user);
    void signOut();
    void erase(const wrapdesk::SavedProfile &saved);
    void end(int exitCode);
    void fail(const wrapdesk::Error &error, int exitCode);
    void say(const QString &line);

    const CommandLine m_command;
    const wrapdesk::SystemClock m_clock;
    QTextStream m_errors;
    wrapdesk::ProfileBook m_book;
    wrapdesk::CredentialShelf m_shelf;
    std::unique_ptr<wrapdesk::SignInAttempt> m_attempt;
    std::unique_ptr<wrapdesk::SignInCheck> m_check;
    std::unique_ptr<wrapdesk::Session> m_session; // to revoke its token
    std::unique_ptr<QSocketNotifier> m_input;
    QByteArray m_pasted;
    bool m_hasEnded = false;
};
