// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/signinattempt.h"

#include "auth/credentials.h"
#include "auth/signin.h"
#include "session/credentialshelf.h"

namespace wrapdesk {

SignInAttempt::SignInAttempt(SavedProfile profile, Secret secret, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_profile(std::move(profile)),
      m_client{.clientId = m_profile.clientId, .clientSecret = std::move(secret)},
      m_hosts(profileFor(m_profile, m_client)),
      m_clock(clock)
{
}

SignInAttempt::~SignInAttempt() = default;

void SignInAttempt::start()
{
    if (m_profile.grant == GrantKind::Application) {
        m_endpoint = std::make_unique<TokenEndpoint>(m_hosts.login, m_client, m_clock);
        m_endpoint->askWithClientCredentials(this, [this](const Result<Token> &token) { finish(token); });
        return;
    }
    m_signIn = std::make_unique<SignIn>(m_hosts.login, m_client, m_clock);
    connect(m_signIn.get(), &SignIn::browserWanted, this, &SignInAttempt::browserWanted);
    connect(m_signIn.get(), &SignIn::strangerCame, this, &SignInAttempt::strangerCame);
    connect(m_signIn.get(), &SignIn::finished, this, &SignInAttempt::finish);
    m_signIn->start();
}

Result<void> SignInAttempt::takeRedirect(const QString &address)
{
    if (m_signIn)
        return m_signIn->takeRedirect(address);
    return Failure(Error{.kind = ErrorKind::Invalid, .message = QStringLiteral("no browser has been asked for")});
}

QString SignInAttempt::redirectToRegister() { return SignIn::redirectToRegister(); }

Result<Secret> SignInAttempt::secretFrom(const QString &pasted)
{
    Result<Secret> secret = headerSafe(Secret(pasted.trimmed().toUtf8()));
    if (secret)
        return secret;
    return Failure(
        Error{.kind = ErrorKind::Invalid,
              .message = pasted.trimmed().isEmpty()
                             ? QStringLiteral("the client secret is missing; this kind of sign-in needs it")
                             : QStringLiteral("the client secret holds a blank, a line break or a letter no secret "
                                              "has; copy it again, and nothing else"),
              .where = QStringLiteral("clientSecret")});
}

void SignInAttempt::finish(const Result<Token> &token)
{
    if (!token)
        return Q_EMIT finished(Failure(token.error()));
    Profile profile = m_hosts;
    // An application asks for a token of its own whenever it needs one.
    if (m_profile.grant != GrantKind::Application)
        profile.credentials = SignedInPerson{.client = m_client, .token = *token};
    Q_EMIT finished(profile);
}

} // namespace wrapdesk
