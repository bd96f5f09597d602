// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/localgate.h"
#include "base/id.h"
#include "net/apiclient.h"
#include "session/profile.h"

namespace wrapdesk {

// Whose sign-in it is, asked before anything else is done with it: what waits for one organisation must never go to
// another. Has a token source and a client of its own. Main thread.
class SignInCheck : public QObject
{
    Q_OBJECT

public:
    SignInCheck(const Profile &profile, const Clock &clock, QObject *parent);
    ~SignInCheck() override;

    void start();

Q_SIGNALS:
    // Once. `user` is empty for an application.
    void told(const wrapdesk::OrganizationId &organization, const wrapdesk::UserId &user);
    void failed(const wrapdesk::Error &error);

private:
    void fetchUser(const OrganizationId &organization);

    TokenSource m_tokens;
    LocalGate m_gate;
    ApiClient m_client;
};

} // namespace wrapdesk
