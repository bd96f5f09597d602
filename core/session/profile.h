// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/credentials.h"

#include <QUrl>

#include <variant>

namespace wrapdesk {

// Which organisation to sign in to, and as whom. Hosts are checked where they are made (auth/region).
struct Profile
{
    QUrl api;
    QUrl login;
    std::variant<ClientCredentials, AccessToken> credentials;
    QString dataFolder; // where each organisation's database lies, in a folder of its own
    bool isDemo = false;
};

} // namespace wrapdesk
