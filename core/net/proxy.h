// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QNetworkProxy>

namespace wrapdesk {

// How connections of this process leave the machine: all of them, on every thread, from here on. What listens, and what
// stays on this machine (localhost, *.localhost, 127.0.0.0/8, ::1), never uses a proxy.
void useSystemProxy(); // the desktop's, or http_proxy, https_proxy and no_proxy of the environment
void useNoProxy();
void useProxy(const QNetworkProxy &proxy); // with its user and password, if it wants any

// "http://host:port" or "socks5://host:port", with or without a user name before the host. Invalid, saying how to write
// it, for anything else; and for a password, which would be read by everybody who sees the text.
Result<QNetworkProxy> proxyFromUrl(const QString &text);

// A proxy that does not take the user name or the password (407). Asking again would only lock the account.
Error proxyRefusal();
bool isProxyRefusal(const Error &error);

} // namespace wrapdesk
