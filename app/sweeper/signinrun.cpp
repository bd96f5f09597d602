// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signinrun.h"

#include "base/log.h"
#include "exitcode.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <unistd.h>
#include <utility>

using namespace wrapdesk;

namespace {

constexpr qint64 largestSecretFile = 16LL * 1024;
constexpr qsizetype longestPaste = 16LL * 1024;

// The secret of the OAuth client from a file or the environment; empty: none is given.
Result<Secret> clientSecret(const QString &path)
{
    QByteArray content = qgetenv("GENESYS_CLIENT_SECRET");
    if (!path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return Failure(
                Error{.kind = ErrorKind::Secret,
                      .message = QStringLiteral("the client secret file cannot be read: %1").arg(file.errorString()),
                      .where = path});
        }
        content = file.read(largestSecretFile);
    }
    if (path.isEmpty() && content.isEmpty())
        return Secret();
    return SignInAttempt::secretFrom(QString::fromUtf8(content));
}

} // namespace

SignInRun::SignInRun(CommandLine command, QObject *parent)
    : QObject(parent), m_command(std::move(command)), m_errors(stderr), m_shelf(m_clock)
{
}

SignInRun::~SignInRun() = default;

void SignInRun::start()
{
    if (m_command.job == Job::SignIn)
        signIn();
    else
        signOut();
}

void SignInRun::interrupt()
{
    say(QStringLiteral("interrupted; nothing was kept"));
    end(ExitInterrupted);
}

void SignInRun::refuse(const Error &error) { fail(error, ExitUsage); }

void SignInRun::signIn()
{
    SignInForm form = m_command.form;
    const Result<Secret> secret = clientSecret(m_command.secretFile);
    if (!secret)
        return fail(secret.error(), ExitUsage);
    form.grant = secret->isEmpty() ? GrantKind::Person : GrantKind::PersonWithSecret;
    Result<SavedProfile> profile = profileOf(form);
    if (!profile)
        return fail(profile.error(), ExitUsage);
    if (!profile->apiUrl.isEmpty() && !m_command.trustsHosts) {
        say(QStringLiteral("%1 and %2 are none of the platform's regions; if they are your organisation's, say so with "
                           "--trust-hosts")
                .arg(profile->apiUrl.host(), profile->loginUrl.host()));
        return end(ExitUsage);
    }
    if (!form.name.isEmpty()) {
        if (const Result<SavedProfile> known = m_book.named(profile->name))
            profile->id = known->id; // signed in to again
    }
    m_attempt = std::make_unique<SignInAttempt>(*profile, *secret, m_clock);
    connect(m_attempt.get(), &SignInAttempt::browserWanted, this, &SignInRun::askPerson);
    connect(m_attempt.get(), &SignInAttempt::strangerCame, this,
            [this](const Error &error) { say(QStringLiteral("an answer was not used: %1").arg(error.message)); });
    connect(m_attempt.get(), &SignInAttempt::finished, this, [this](const Result<Profile> &signIn) {
        m_input.reset();
        if (signIn)
            signedIn(*signIn);
        else
            fail(signIn.error(), ExitSignInRefused);
    });
    m_attempt->start();
}

void SignInRun::askPerson(const QUrl &address)
{
    say(QStringLiteral("open this address in a browser and sign in within five minutes:"));
    QTextStream(stdout) << address.toString(QUrl::FullyEncoded) << '\n';
    say(QStringLiteral("a browser on another computer ends at an address that begins with http://localhost and does "
                       "not load: paste that address here"));
    say(QStringLiteral("if the page speaks of a redirect that is not registered, register %1 at the OAuth client")
            .arg(SignInAttempt::redirectToRegister()));
    m_input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_input.get(), &QSocketNotifier::activated, this, &SignInRun::readPasted);
}

void SignInRun::readPasted()
{
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count <= 0 || m_pasted.size() > longestPaste)
        return m_input.release()->deleteLater(); // nobody is there to paste; the browser here may still come
    m_pasted.append(buffer.data(), count);
    for (qsizetype end = m_pasted.indexOf('\n'); end >= 0; end = m_pasted.indexOf('\n')) {
        const QString line = QString::fromUtf8(m_pasted.left(end)).trimmed();
        m_pasted.remove(0, end + 1);
        if (line.isEmpty())
            continue;
        if (const Result<void> taken = m_attempt->takeRedirect(line); !taken)
            say(taken.error().message);
    }
}

void SignInRun::signedIn(const Profile &profile)
{
    m_check = std::make_unique<SignInCheck>(profile, m_clock, nullptr);
    connect(m_check.get(), &SignInCheck::failed, this, [this](const Error &error) { fail(error, ExitSignInRefused); });
    connect(
        m_check.get(), &SignInCheck::told, this,
        [this, profile](const OrganizationId &organization, const UserId &user) { keep(profile, organization, user); });
    m_check->start();
}

void SignInRun::keep(const Profile &profile, const OrganizationId &organization, const UserId &user)
{
    SavedProfile saved = m_attempt->profile();
    saved.organization = organization;
    saved.account = user.isEmpty() ? saved.clientId : user.text();
    const Result<SavedProfile> kept = m_book.keep(saved);
    if (!kept)
        return fail(kept.error(), ExitUsage);
    connect(&m_shelf, &CredentialShelf::settled, this, [this, name = kept->name] {
        if (m_shelf.trouble()) {
            say(QStringLiteral("signed in, but the sign-in cannot be kept: %1").arg(m_shelf.trouble()->message));
            return end(ExitSignInRefused);
        }
        say(QStringLiteral("signed in; use it with --organisation \"%1\"").arg(name));
        end(ExitDone);
    });
    m_shelf.keep(*kept, profile.credentials);
}

void SignInRun::signOut()
{
    const Result<SavedProfile> saved = m_book.named(m_command.organization);
    if (!saved)
        return fail(saved.error(), ExitUsage);
    m_shelf.fetch(*saved, this, [this, saved = *saved](const Result<Profile> &profile) {
        if (!profile)
            return erase(saved); // nothing that could be revoked
        m_session = std::make_unique<Session>(*profile, Session::Options{.desk = false, .holdAtMost = {}}, m_clock);
        connect(m_session.get(), &Session::signedOut, this, [this, saved](const Result<void> &revoked) {
            if (!revoked)
                say(QStringLiteral("the platform did not revoke the token; it lasts until it expires: %1")
                        .arg(describe(revoked.error())));
            erase(saved);
        });
        m_session->signOut();
    });
}

void SignInRun::erase(const SavedProfile &saved)
{
    m_shelf.erase(saved, this, [this, saved](const Result<void> &erased) {
        if (!erased)
            return fail(erased.error(), ExitSignInRefused);
        m_book.remove(saved.id);
        say(QStringLiteral("signed out of %1; nothing of the sign-in is kept").arg(saved.name));
        end(ExitDone);
    });
}

void SignInRun::fail(const Error &error, int exitCode)
{
    const bool isOffline = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout;
    say(error.httpStatus != 0 ? describe(error) : error.message);
    end(exitCode == ExitSignInRefused && isOffline && error.code.isEmpty() ? ExitUnreachable : exitCode);
}

void SignInRun::end(int exitCode)
{
    if (std::exchange(m_hasEnded, true))
        return;
    QMetaObject::invokeMethod(
        this, [exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
}

void SignInRun::say(const QString &line)
{
    m_errors << "wrapdesk-sweeper: " << redacted(line) << '\n';
    m_errors.flush();
}
