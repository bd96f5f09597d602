// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/grant.h"

namespace wrapdesk {

// A user's access token that was got elsewhere. It cannot be renewed: once refused, Unauthorized.
class StaticGrant final : public Grant
{
    Q_OBJECT

public:
    explicit StaticGrant(Secret token, QObject *parent = nullptr);

    void fetch(QObject *context, std::function<void(const Result<Token> &)> handler) override;

private:
    std::optional<Secret> m_token; // until it has been handed out
};

} // namespace wrapdesk
