// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "passrun.h"

#include "base/log.h"
#include "exitcode.h"
#include "passoutput.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>
#include <utility>

using namespace wrapdesk;

PassRun::PassRun(CommandLine command, QObject *parent)
    : QObject(parent), m_command(std::move(command)), m_errors(stderr)
{
}

PassRun::~PassRun() = default;

void PassRun::start()
{
    m_elapsed.start();
    if (m_command.demo) {
        m_demo = std::make_unique<DemoOrganization>();
        connect(m_demo.get(), &DemoOrganization::ready, this, &PassRun::signIn);
        connect(m_demo.get(), &DemoOrganization::failed, this, [this](const Error &error) {
            say(error.message);
            end(ExitUnreachable);
        });
        say(QStringLiteral("starting the demo organisation"));
        m_demo->start({});
        return;
    }
    if (!m_command.organization.isEmpty())
        return fetchKept();
    const Result<Profile> profile = profileFrom(m_command.signIn);
    if (profile)
        return signIn(*profile);
    refuse(profile.error());
}

void PassRun::refuse(const Error &error)
{
    say(error.message);
    end(ExitUsage);
}

void PassRun::fetchKept()
{
    const Result<SavedProfile> saved = ProfileBook().named(m_command.organization);
    if (!saved) {
        say(saved.error().message);
        return end(ExitUsage);
    }
    m_saved = *saved;
    m_shelf = std::make_unique<CredentialShelf>(m_clock);
    m_shelf->fetch(m_saved, this, [this](const Result<Profile> &profile) {
        if (profile)
            return signIn(*profile);
        say(QStringLiteral("%1; sign in with “wrapdesk-sweeper sign-in”").arg(profile.error().message));
        end(ExitSignInRefused);
    });
}

void PassRun::signIn(const Profile &profile)
{
    m_session = std::make_unique<Session>(profile, Session::Options{.desk = false, .holdAtMost = {}}, m_clock);
    const auto *person = std::get_if<SignedInPerson>(&profile.credentials);
    if (m_shelf && person) {
        connect(m_session.get(), &Session::tokenChanged, this, [this, client = person->client](const Token &token) {
            m_shelf->keep(m_saved, SignedInPerson{.client = client, .token = token});
        });
    }
    m_pass = std::make_unique<OnePass>(*m_session, m_command.order);
    connect(m_pass.get(), &OnePass::progressed, this, &PassRun::say);
    connect(m_pass.get(), &OnePass::finished, this, &PassRun::print);
    m_pass->start();
}

void PassRun::interrupt()
{
    if (m_pass)
        return m_pass->cancel();
    // The demo organisation is not there yet. A session that never signs in has nothing to tell, in the same form.
    m_session = std::make_unique<Session>(Profile(), Session::Options{.desk = false, .holdAtMost = {}}, m_clock);
    print({.incomplete = QStringLiteral("interrupted"), .cancelled = true});
}

void PassRun::print(const PassReport &report)
{
    if (report.error)
        say(report.badOrder ? report.error->message : describe(*report.error));
    if (m_session->health().writingStopped)
        say(QStringLiteral(
            "this sign-in cannot code: the platform asks for a user. Give a supervisor's access token with "
            "--access-token-file; the supervisor needs the permission conversation:participant:wrapup"));
    QTextStream out(stdout);
    if (m_command.json) {
        const auto elapsed = std::chrono::milliseconds(m_elapsed.elapsed());
        out << QJsonDocument(toJson(report, *m_session, elapsed)).toJson(QJsonDocument::Compact) << '\n';
    } else if (report.window.from.isValid() && (!report.error || !report.stragglers.isEmpty())) {
        out << toTable(report, *m_session);
    }
    out.flush();
    end(exitCode(report));
}

int PassRun::exitCode(const PassReport &report) const
{
    if (report.cancelled)
        return ExitInterrupted;
    if (report.badOrder)
        return ExitUsage;
    if (m_session->health().signIn)
        return ExitSignInRefused;
    if (report.error) {
        switch (report.error->kind) {
        case ErrorKind::Unauthorized:
        case ErrorKind::Forbidden:
            return ExitSignInRefused;
        default:
            return ExitUnreachable;
        }
    }
    return report.hasFailures() || m_session->health().writingStopped ? ExitSomeRefused : ExitDone;
}

// The first word counts: what breaks while we end changes nothing.
void PassRun::end(int exitCode)
{
    if (std::exchange(m_hasEnded, true))
        return;
    // A renewed sign-in that is not kept could never be used again.
    if (m_shelf && m_shelf->isKeeping()) {
        connect(m_shelf.get(), &CredentialShelf::settled, this, [exitCode] { QCoreApplication::exit(exitCode); });
        return;
    }
    QMetaObject::invokeMethod(
        this, [exitCode] { QCoreApplication::exit(exitCode); }, Qt::QueuedConnection);
}

void PassRun::say(const QString &line)
{
    m_errors << "wrapdesk-sweeper: " << redacted(line) << '\n';
    m_errors.flush();
}
