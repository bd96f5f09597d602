// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/signincheck.h"

#include "api/tokens.h"
#include "api/users.h"
#include "session/grants.h"

namespace wrapdesk {

SignInCheck::SignInCheck(const Profile &profile, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_tokens(grantFor(profile, clock), clock),
      m_gate(m_tokens, clock),
      m_client(profile.api, m_gate, clock)
{
}

SignInCheck::~SignInCheck() = default;

void SignInCheck::start()
{
    m_client.send(api::tokens::me(), this, [this](const Result<TokenInfo> &answer) {
        if (!answer)
            return Q_EMIT failed(answer.error());
        fetchUser(answer->organization.id);
    });
}

void SignInCheck::fetchUser(const OrganizationId &organization)
{
    m_client.send(api::users::me(), this, [this, organization](const Result<User> &answer) {
        if (answer)
            Q_EMIT told(organization, answer->id);
        else if (answer.error().code == u"not.a.user")
            Q_EMIT told(organization, {});
        else
            Q_EMIT failed(answer.error());
    });
}

} // namespace wrapdesk
