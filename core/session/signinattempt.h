// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "session/profile.h"
#include "session/savedprofile.h"

#include <QObject>

#include <memory>

namespace wrapdesk {

class SignIn;
class TokenEndpoint;

// One attempt to sign in to an organisation, by whatever grant its profile names: a person in the browser, or an
// application at the token endpoint. Stores nothing. Deleting it gives the attempt up. Main thread.
class SignInAttempt : public QObject
{
    Q_OBJECT

public:
    // `secret`: of the OAuth client; empty with GrantKind::Person. `clock` must outlive the attempt.
    SignInAttempt(SavedProfile profile, Secret secret, const Clock &clock, QObject *parent = nullptr);
    ~SignInAttempt() override;

    const SavedProfile &profile() const { return m_profile; }
    // Once. `browserWanted` follows where a person is asked, then `finished`.
    void start();
    // The address a browser on another machine ended at. Invalid, and the attempt goes on, where it is not that one.
    Result<void> takeRedirect(const QString &address);

    // What must be registered as the redirect of an OAuth client that people sign in with.
    static QString redirectToRegister();
    // The secret as it was pasted, blanks around it taken off. Invalid where it cannot be one.
    static Result<Secret> secretFrom(const QString &pasted);

Q_SIGNALS:
    void browserWanted(const QUrl &address); // where a person has to sign in; good for five minutes
    // An answer came that belongs to something else; it was not used, and the attempt goes on.
    void strangerCame(const wrapdesk::Error &error);
    // Once. Credentials fit for a Session.
    void finished(const wrapdesk::Result<wrapdesk::Profile> &profile);

private:
    void finish(const Result<Token> &token);

    const SavedProfile m_profile;
    const ClientCredentials m_client;
    const Profile m_hosts;
    const Clock &m_clock;
    std::unique_ptr<SignIn> m_signIn; // of a person
    std::unique_ptr<TokenEndpoint> m_endpoint; // of an application
};

} // namespace wrapdesk
