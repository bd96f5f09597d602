// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/persongrant.h"

#include <utility>

namespace wrapdesk {

PersonGrant::PersonGrant(const QUrl &login, SignedInPerson person, const Clock &clock, QObject *parent)
    : Grant(parent), m_token(std::move(person.token)), m_endpoint(login, std::move(person.client), clock)
{
}

void PersonGrant::fetch(QObject *context, std::function<void(const Result<Token> &)> handler)
{
    if (m_token.secret.isEmpty() && !m_token.refresh.isEmpty())
        return renew(context, std::move(handler));
    Result<Token> answer = Failure(
        Error{.kind = ErrorKind::Unauthorized,
              .code = QStringLiteral("sign-in-ended"),
              .message = QStringLiteral("the sign-in has ended and this OAuth client cannot renew it by itself")});
    if (!m_token.secret.isEmpty())
        answer = m_token;
    m_token.secret = Secret();
    QMetaObject::invokeMethod(
        context, [handler = std::move(handler), answer] { handler(answer); }, Qt::QueuedConnection);
}

void PersonGrant::renew(QObject *context, std::function<void(const Result<Token> &)> handler)
{
    m_endpoint.askWithRefreshToken(
        m_token.refresh, context, [this, handler = std::move(handler)](const Result<Token> &answer) {
            if (!answer)
                return handler(answer);
            Token token = *answer;
            if (token.refresh.isEmpty())
                token.refresh = m_token.refresh; // RFC 6749 §6: none means the old one stays good
            m_token = {.secret = {}, .lifetime = {}, .refresh = token.refresh};
            Q_EMIT tokenChanged(token);
            handler(token);
        });
}

} // namespace wrapdesk
