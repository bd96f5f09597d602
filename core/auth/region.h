// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QList>
#include <QUrl>

namespace wrapdesk {

// The hosts of one platform environment (FACTS §2): api.{env} and login.{env}.
struct Hosts
{
    QUrl api; // base of /api/v2/…
    QUrl login; // base of /oauth/token

    bool operator==(const Hosts &) const = default;
};

struct Region
{
    QString name; // AWS region, e.g. "eu-west-1"
    QString environment; // e.g. "mypurecloud.ie"

    Hosts hosts() const;
};

// The whole list of FACTS §2.
const QList<Region> &regions();

// By AWS name or environment; Invalid with the nearest names if there is no such region.
Result<Region> regionNamed(const QString &nameOrEnvironment);

// What the two addresses are called where they are asked for.
struct AddressNames
{
    QString api;
    QString login;
};

// An explicit pair: https anywhere, plain http on loopback only; no user info, query or fragment. Invalid, beginning
// with the name of the address that cannot be used.
Result<Hosts> hostsFromUrls(const QString &api, const QString &login, const AddressNames &names);

} // namespace wrapdesk
