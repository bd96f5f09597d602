// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signinbinding.h"

#include "dialogs/organizationdialog.h"
#include "session/signinattempt.h"

namespace wrapdesk {

SignInBinding::SignInBinding(OrganizationDialog &dialog, SavedProfile known, const Clock &clock,
                             OpenBrowser openBrowser)
    : QObject(&dialog),
      m_dialog(dialog),
      m_known(std::move(known)),
      m_clock(clock),
      m_openBrowser(std::move(openBrowser))
{
    connect(&dialog, &OrganizationDialog::signInRequested, this, &SignInBinding::start);
    connect(&dialog, &OrganizationDialog::cancelled, this, [this] { m_attempt.reset(); });
    connect(&dialog, &OrganizationDialog::openRequested, this, &SignInBinding::open);
    connect(&dialog, &OrganizationDialog::redirectPasted, this, [this](const QString &address) {
        if (!m_attempt)
            return;
        if (const Result<void> taken = m_attempt->takeRedirect(address); !taken)
            m_dialog.showStranger(taken.error());
        else
            m_dialog.showBusy();
    });
}

SignInBinding::~SignInBinding() = default;

void SignInBinding::start()
{
    Result<SavedProfile> profile = profileOf(m_dialog.form());
    if (!profile)
        return m_dialog.showFailure(profile.error());
    Secret secret;
    if (profile->grant != GrantKind::Person) {
        const Result<Secret> typed = SignInAttempt::secretFrom(m_dialog.secret());
        if (!typed)
            return m_dialog.showFailure(typed.error());
        secret = *typed;
    }
    profile->id = m_known.id;
    m_attempt = std::make_unique<SignInAttempt>(*profile, secret, m_clock);
    connect(m_attempt.get(), &SignInAttempt::browserWanted, this, [this](const QUrl &address) {
        m_dialog.showWaiting(address, m_attempt->profile().place(), SignInAttempt::redirectToRegister());
        open(address);
    });
    connect(m_attempt.get(), &SignInAttempt::strangerCame, &m_dialog, &OrganizationDialog::showStranger);
    connect(m_attempt.get(), &SignInAttempt::finished, this, [this](const Result<Profile> &signIn) {
        const SavedProfile saved = m_attempt->profile();
        m_attempt.release()->deleteLater();
        if (signIn)
            Q_EMIT signedIn(saved, *signIn);
        else
            m_dialog.showFailure(signIn.error());
    });
    m_dialog.showBusy();
    m_attempt->start();
}

void SignInBinding::open(const QUrl &address)
{
    if (!m_openBrowser(address)) {
        m_dialog.showStranger(
            Error{.kind = ErrorKind::Invalid,
                  .message = tr("no browser could be opened here; copy the address and open it where there is one")});
    }
}

} // namespace wrapdesk
