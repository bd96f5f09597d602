// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/tokens.h"
#include "session/grants.h"
#include "session/sessionprivate.h"
#include "store/store.h"

namespace wrapdesk {

namespace {

using namespace std::chrono_literals;

constexpr auto revocationAtMost = 5s; // who signs out does not wait for a network that is down

} // namespace

void Session::Private::listenToTokens()
{
    connect(&tokens, &TokenSource::tokenChanged, q, &Session::tokenChanged);
    connect(&tokens, &TokenSource::signInRequested, q, [this](const Error &error) {
        health.signIn = error;
        changeHealth();
    });
}

// What waits for a sign-in goes on the moment one is adopted, so whose it is has to be known before.
void Session::Private::check(const Profile &signIn)
{
    signInCheck = std::make_unique<SignInCheck>(signIn, clock, nullptr);
    connect(signInCheck.get(), &SignInCheck::told, q,
            [this, signIn](const OrganizationId &organization, const UserId &user) {
                signInCheck.release()->deleteLater();
                checked(signIn, organization, user);
            });
    connect(signInCheck.get(), &SignInCheck::failed, q, [this](const Error &error) {
        signInCheck.release()->deleteLater();
        Q_EMIT q->signInRefused(error);
    });
    signInCheck->start();
}

void Session::Private::checked(const Profile &signIn, const OrganizationId &organization, const UserId &user)
{
    const auto refuse = [this](const char *code, const QString &message) {
        Q_EMIT q->signInRefused(Error{.kind = ErrorKind::Conflict, .code = QLatin1String(code), .message = message});
    };
    if (!catalog.organizationId().isEmpty() && organization != catalog.organizationId())
        return refuse("other-organisation",
                      QStringLiteral("this sign-in is to another organisation than this window's; "
                                     "open it in a window of its own"));
    if (isReady && user != catalog.userId())
        return refuse("other-account",
                      QStringLiteral("somebody else has signed in; what waits here was decided by %1. "
                                     "Sign in as the same person, or sign out first")
                          .arg(catalog.user().isEmpty() ? QStringLiteral("an application") : catalog.user()));
    tokens.adopt(grantFor(signIn, clock));
    health.signIn.reset();
    catalog.fetchPermissions(); // the roles may be others by now, and so may the OAuth client
    changeHealth();
    Q_EMIT q->signedInAgain();
}

void Session::Private::signOut()
{
    tokens.setWaitsForSignIn(false);
    feed.reset(); // else it would see its channel die and complain
    sweeper.cancel();
    isSignedOut = true;
    writing.store().keepLastKnown({}); // nobody who is signed out has anything to look at
    const auto once = std::make_shared<bool>(false);
    const auto end = [this, once](const Result<void> &revoked) {
        if (!std::exchange(*once, true))
            Q_EMIT q->signedOut(revoked);
    };
    client.send(api::tokens::revoke(), q, [end](const Result<void> &answer) {
        // A token that is dead already needs no more revoking.
        end(!answer && answer.error().kind == ErrorKind::Unauthorized ? Result<void>() : answer);
    });
    clock.later(revocationAtMost, q, [end] {
        end(Failure(Error{.kind = ErrorKind::Timeout,
                          .message = QStringLiteral("the platform did not confirm that the token is revoked")}));
    });
}

} // namespace wrapdesk
