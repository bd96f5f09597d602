// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QLatin1String>
#include <QObject>

#include <functional>
#include <optional>

namespace wrapdesk {

// What one secret is called. Two organisations, two accounts or two regions never share one.
struct SecretKey
{
    QString region; // the environment, e.g. mypurecloud.ie, or the API host of a URL pair; a proxy's address
    QString organization; // its id; empty: of no organisation
    QString account; // a user's id or an OAuth client's
    QString name; // "refresh-token", "access-token", "client-secret", "proxy-password"

    bool operator==(const SecretKey &) const = default;

    // "wrapdesk:region:organization:account:name" with '%' and ':' inside the parts escaped as in a URL, so that no
    // two keys have the same text. Not secret, but it names an account: for the keychain, not for logs.
    QString text() const;
};

// The password for `user` of that proxy alone: of this computer, not of an organisation.
SecretKey proxyPasswordKey(const QString &proxyUrl, const QString &user);

// Where secrets outlive the program. Main thread. Each operation is answered once and never from within; not at all
// once its context or the store is gone. Operations take effect in the order they were asked for. An Error is of kind
// Secret, its code one of secrettrouble, its message cause and cure.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using ReadHandler = std::function<void(const Result<std::optional<Secret>> &)>;
    using DoneHandler = std::function<void(const Result<void> &)>;

    using QObject::QObject;

    // Nothing: there is none, or the keyring is locked. The two look the same, so nothing never means "was never
    // signed in".
    virtual void read(const SecretKey &key, QObject *context, ReadHandler handler) = 0;
    // Both are done even if the context goes meanwhile.
    virtual void write(const SecretKey &key, const Secret &secret, QObject *context, DoneHandler handler) = 0;
    virtual void erase(const SecretKey &key, QObject *context, DoneHandler handler) = 0; // of none: is done, too
};

// Why a keychain does not keep secrets: the codes of an error of kind Secret.
namespace secrettrouble {

inline constexpr QLatin1String noService("no-service"); // there is no keychain service, or it cannot be reached
inline constexpr QLatin1String refused("refused"); // locked, or somebody said no
inline constexpr QLatin1String noAnswer("no-answer"); // nothing came within the limit

} // namespace secrettrouble

} // namespace wrapdesk
