// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/clock.h"
#include "session/profile.h"
#include "session/savedprofile.h"

#include <QObject>

#include <functional>
#include <memory>

namespace wrapdesk {

class OrganizationDialog;
class SignInAttempt;

// Where the dialog and a sign-in meet: what somebody filled in becomes an attempt, what comes of it is shown or handed
// on. Owned by the dialog. GUI thread.
class SignInBinding : public QObject
{
    Q_OBJECT

public:
    // Opens an address in the person's browser; false: there is none.
    using OpenBrowser = std::function<bool(const QUrl &)>;

    // `known`: what the dialog was opened with. `clock` must outlive the dialog.
    SignInBinding(OrganizationDialog &dialog, SavedProfile known, const Clock &clock, OpenBrowser openBrowser);
    ~SignInBinding() override;

Q_SIGNALS:
    // It has succeeded; nothing is stored yet. The dialog stays open until somebody closes it.
    void signedIn(const wrapdesk::SavedProfile &saved, const wrapdesk::Profile &profile);

private:
    void start();
    void open(const QUrl &address);

    OrganizationDialog &m_dialog;
    const SavedProfile m_known;
    const Clock &m_clock;
    const OpenBrowser m_openBrowser;
    std::unique_ptr<SignInAttempt> m_attempt;
};

} // namespace wrapdesk
