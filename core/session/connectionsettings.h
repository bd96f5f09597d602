// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QString>

#include <functional>

class QObject;
class QSettings;

namespace wrapdesk {

class SecretStore;

enum class ProxyUse
{
    System, // as the desktop or the environment says
    None,
    Explicit
};

// How this computer gets to the platform: the same for every organisation. Never a password.
struct ConnectionSettings
{
    ProxyUse proxy = ProxyUse::System;
    QString proxyUrl; // of Explicit: http://HOST:PORT or socks5://HOST:PORT
    QString proxyUser; // empty: the proxy wants no name
    QString caFile; // PEM, believed besides the system's authorities; empty: none

    bool operator==(const ConnectionSettings &) const = default;

    static ConnectionSettings load(const QSettings &settings);
    void save(QSettings &settings) const;
};

// What the command line of either program says about it.
struct ConnectionOptions
{
    QString proxy; // a URL, "system" or "none"; empty: as remembered
    QString caFile; // empty: as remembered
};

// The settings that the options and what is remembered come to. A user name may stand in the URL. Invalid with cause
// and cure; a password in the URL is refused.
Result<ConnectionSettings> connectionFrom(const ConnectionOptions &options, const ConnectionSettings &remembered);

// Has every connection of this process go that way from here on. Invalid with cause and cure: a proxy or a CA file that
// cannot be used; then nothing has changed.
Result<void> applyConnection(const ConnectionSettings &settings, const Secret &proxyPassword);

// The same with the password from WRAPDESK_PROXY_PASSWORD or, where that is not set, from `secrets`, if a password is
// wanted. Answers once, later, on the thread of `context`, unless that is gone by then. `secrets` must live until then.
void applyConnection(const ConnectionSettings &settings, SecretStore &secrets, QObject *context,
                     std::function<void(const Result<void> &)> done);
// A person has chosen these; `password` of the proxy, empty: the one that is kept. Has every connection go that way and
// keeps the password in `secrets`; an error as above, then nothing has changed. Keeping the settings is the caller's.
void changeConnection(const ConnectionSettings &settings, const Secret &password, SecretStore &secrets,
                      QObject *context, std::function<void(const Result<void> &)> done);
// What both programs begin with: connectionFrom() and the above.
void applyConnection(const ConnectionOptions &options, const ConnectionSettings &remembered, SecretStore &secrets,
                     QObject *context, std::function<void(const Result<void> &)> done);

} // namespace wrapdesk
