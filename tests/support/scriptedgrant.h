// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/grant.h"

#include <QPointer>

namespace wrapdesk::test {

// A grant that answers when the test says so.
class ScriptedGrant final : public Grant
{
public:
    void fetch(QObject *context, std::function<void(const Result<Token> &)> handler) override
    {
        ++fetches;
        m_context = context;
        m_handler = std::move(handler);
    }

    void answer(const Result<Token> &token)
    {
        if (m_context)
            std::exchange(m_handler, nullptr)(token);
    }
    void answer(const QByteArray &token, std::optional<std::chrono::seconds> lifetime = std::nullopt)
    {
        answer(Token{.secret = Secret(token), .lifetime = lifetime});
    }
    bool isAsked() const { return m_handler != nullptr; }

    int fetches = 0;

private:
    QPointer<QObject> m_context;
    std::function<void(const Result<Token> &)> m_handler;
};

} // namespace wrapdesk::test
