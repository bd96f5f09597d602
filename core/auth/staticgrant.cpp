// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/staticgrant.h"

#include <utility>

namespace wrapdesk {

StaticGrant::StaticGrant(Secret token, QObject *parent) : Grant(parent), m_token(std::move(token)) { }

void StaticGrant::fetch(QObject *context, std::function<void(const Result<Token> &)> handler)
{
    Result<Token> answer = Failure(
        Error{.kind = ErrorKind::Unauthorized,
              .message = QStringLiteral("the platform refuses the access token that was given: it has expired, was "
                                        "revoked, or belongs to another region; get a new one")});
    if (const std::optional<Secret> token = std::exchange(m_token, std::nullopt))
        answer = Token{.secret = *token, .lifetime = std::nullopt};
    QMetaObject::invokeMethod(
        context, [handler = std::move(handler), answer] { handler(answer); }, Qt::QueuedConnection);
}

} // namespace wrapdesk
