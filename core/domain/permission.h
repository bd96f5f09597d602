// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "domain/queue.h"
#include "domain/straggler.h"

#include <QMap>
#include <QStringList>

#include <array>
#include <span>

namespace wrapdesk {

// What this program asks of a role (FACTS §2, §10), each by the permission of the platform that grants it.
enum class Permission
{
    CodeLegs,
    ReadConversations,
    FindStragglers,
    WatchQueues,
    SeeQueues,
    NameCodes,
    ReadAcwSettings,
    SeeMappings,
};

// What it asks of the OAuth client a person signs in with (FACTS §7).
enum class Scope
{
    Conversations,
    Analytics,
    Routing,
    Notifications,
    BasicInfo,
    Users,
    Authorization,
    Organization,
    Outbound,
};

// What a page or an action does and cannot do without.
enum class Work
{
    GiveCodes,
    FindStragglers,
    WatchLive,
    SeeQueues,
};

// Texts are for people, in English, marked for translation in the context "Permissions".
struct PermissionText
{
    Permission permission;
    std::array<QLatin1String, 2> names; // any of them will do; the second may be empty
    const char *meaning; // one line
    const char *neededFor; // pages, actions or comforts
    bool isEssential; // a page or an action does not work without it
    bool hasDivisions; // granted for some divisions it holds only there; else a grant for any of them will do
    Scope scope; // that goes with it

    QString name() const; // "a:b:view or a:c:view"
};

struct ScopeText
{
    Scope scope;
    QLatin1String name; // what to ask for
    QLatin1String wider; // has it as well; empty: none
    const char *meaning;
    const char *neededFor;
    bool isEssential;
};

std::span<const PermissionText> permissionTexts(); // all there are, in the order to show them
std::span<const ScopeText> scopeTexts();
const PermissionText &textOf(Permission permission);
const ScopeText &textOf(Scope scope);

// Every permission named in a text of the platform ("You are missing the following permission(s): a:b:c").
QStringList permissionNamesIn(const QString &text);
// What the platform wants for a request; `where` as in Error: verb and path template. Nothing where it wants none.
std::optional<Permission> permissionNeededBy(const QString &where);
// The permission that goes by this name; nothing where this program does not need it.
std::optional<Permission> permissionNamed(const QString &name);

struct GrantedPolicy
{
    QString domain; // each of the three may be the wildcard "*"
    QString entity;
    QStringList actions;
    bool isConditional = false; // holds only where the platform finds a condition met

    bool operator==(const GrantedPolicy &) const = default;
};

// One role, granted in one division.
struct PermissionGrant
{
    DivisionId division; // "*" or empty: all of them
    QString divisionName;
    QList<GrantedPolicy> policies;

    bool operator==(const PermissionGrant &) const = default;
};

// How far a permission reaches.
struct Reach
{
    enum class Kind
    {
        NotKnown, // the grants could not be read: the platform decides
        Nowhere,
        Divisions,
        Everywhere
    };
    Kind kind = Kind::NotKnown;
    QMap<DivisionId, QString> divisions; // with their names; only with Divisions
    bool isConditional = false; // the platform checks conditions that cannot be told beforehand

    bool operator==(const Reach &) const = default;
};

enum class ScopeState
{
    NotKnown,
    Granted,
    Missing,
    NotApplicable // client credentials have no scopes (FACTS §7)
};

// The one thing that keeps some work from being done.
struct Lack
{
    std::optional<Permission> permission;
    std::optional<Scope> scope; // where it is not a permission

    bool operator==(const Lack &) const = default;
    QString name() const;
    QString meaning() const;
    Error error() const; // of kind Forbidden, code "missing.permissions" or "missing.scopes"; the message names it
};

// What a sign-in may do, as it can be told beforehand. A value; whatever could not be read is not known, and then
// nothing is held back.
class Permissions
{
public:
    struct Facts
    {
        std::optional<QList<PermissionGrant>> grants; // nothing: could not be read
        std::optional<QStringList> scopes; // the same
        std::optional<bool> isPerson; // false: client credentials
        QString oauthClient; // its id; empty: not told
        std::optional<Error> trouble; // why something could not be read

        bool operator==(const Facts &) const = default;
    };

    Permissions() = default;
    explicit Permissions(Facts facts) : m_facts(std::move(facts)) { }

    Reach reachOf(Permission permission) const;
    ScopeState stateOf(Scope scope) const;
    // The first thing that is certainly missing for the work; nothing: it may be tried.
    std::optional<Lack> lackFor(Work work) const;

    const Facts &facts() const { return m_facts; }
    bool operator==(const Permissions &) const = default;

private:
    Facts m_facts;
};

// Which of these queues' legs may not be coded.
CodingLimits codingLimits(const Permissions &permissions, const QHash<QueueId, Queue> &queues);

} // namespace wrapdesk
