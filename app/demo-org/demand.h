// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "authority.h"

#include <optional>

namespace demoorg {

// What a route asks of the token that comes with a request (FACTS §2): OAuth scopes of its client, of which one is
// enough, and permissions of its roles. Empty lists ask nothing.
struct Demand
{
    enum class Of
    {
        Any,
        All
    };

    QStringList scopes;
    QStringList permissions;
    Of of = Of::Any;
};

// The scope `domain`, where the route only reads also `domain`:readonly.
QStringList scopeToRead(const char *domain);
QStringList scopeToWrite(const char *domain);

// Why the platform turns the caller away, naming what is missing, or nothing. Scopes mean nothing to client
// credentials, nor to a client that is not registered.
std::optional<Problem> unmet(const Demand &demand, const Caller &caller, const Authority &authority);

Problem missingPermissions(const QStringList &missing);

// A thing of a division in which the caller may not do this (FACTS §4).
Problem forbidden(const QString &what, const QString &id);

} // namespace demoorg
