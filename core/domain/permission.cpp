// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/permission.h"

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr QLatin1String wildcard("*");

bool covers(const QString &granted, const QString &wanted)
{
    return granted == wildcard || granted.compare(wanted, Qt::CaseInsensitive) == 0;
}

bool grants(const GrantedPolicy &policy, QLatin1String name)
{
    const QStringList parts = QString(name).split(u':');
    return parts.size() == 3 && covers(policy.domain, parts.at(0)) && covers(policy.entity, parts.at(1))
           && std::any_of(policy.actions.begin(), policy.actions.end(),
                          [&](const QString &action) { return covers(action, parts.at(2)); });
}

// By the grant: not at all, only where a condition is met, or plainly.
enum class Grants
{
    No,
    Conditionally,
    Plainly
};

Grants grantedBy(const PermissionGrant &grant, const PermissionText &text)
{
    Grants best = Grants::No;
    for (const GrantedPolicy &policy : grant.policies) {
        const bool isNamed = std::any_of(text.names.begin(), text.names.end(),
                                         [&](QLatin1String name) { return !name.isEmpty() && grants(policy, name); });
        if (isNamed)
            best = std::max(best, policy.isConditional ? Grants::Conditionally : Grants::Plainly);
    }
    return best;
}

bool isEverywhere(const PermissionGrant &grant)
{
    return grant.division.isEmpty() || grant.division.text() == wildcard;
}

struct Needs
{
    QList<Permission> permissions;
    QList<Scope> scopes;
};

// Codes without a look at the conversation would be written blindly.
Needs needsOf(Work work)
{
    switch (work) {
    case Work::GiveCodes:
        return {{Permission::CodeLegs, Permission::ReadConversations}, {Scope::Conversations}};
    case Work::FindStragglers:
        return {{Permission::FindStragglers}, {Scope::Analytics}};
    case Work::WatchLive:
        return {{Permission::WatchQueues}, {Scope::Analytics, Scope::Notifications}};
    case Work::SeeQueues:
        return {{Permission::SeeQueues}, {Scope::Routing}};
    }
    return {};
}

} // namespace

QString Lack::name() const
{
    if (permission)
        return textOf(*permission).name();
    return scope ? QString(textOf(*scope).name) : QString();
}

QString Lack::meaning() const
{
    if (permission)
        return QString::fromLatin1(textOf(*permission).meaning);
    return scope ? QString::fromLatin1(textOf(*scope).meaning) : QString();
}

Error Lack::error() const
{
    const bool isPermission = permission.has_value();
    return {.kind = ErrorKind::Forbidden,
            .code = isPermission ? QStringLiteral("missing.permissions") : QStringLiteral("missing.scopes"),
            .message = isPermission ? QStringLiteral("this sign-in lacks the permission %1").arg(name())
                                    : QStringLiteral("the OAuth client lacks the scope %1").arg(name())};
}

Reach Permissions::reachOf(Permission permission) const
{
    if (!m_facts.grants)
        return {};
    const PermissionText &text = textOf(permission);
    QMap<DivisionId, QString> divisions;
    Grants best = Grants::No;
    bool everywhere = false;
    for (const PermissionGrant &grant : *m_facts.grants) {
        const Grants granted = grantedBy(grant, text);
        if (granted == Grants::No)
            continue;
        best = std::max(best, granted);
        everywhere = everywhere || !text.hasDivisions || isEverywhere(grant);
        divisions.insert(grant.division, grant.divisionName);
    }
    if (best == Grants::No)
        return {.kind = Reach::Kind::Nowhere};
    Reach reach{.kind = everywhere ? Reach::Kind::Everywhere : Reach::Kind::Divisions,
                .isConditional = best == Grants::Conditionally};
    if (!everywhere)
        reach.divisions = divisions;
    return reach;
}

ScopeState Permissions::stateOf(Scope scope) const
{
    if (m_facts.isPerson && !*m_facts.isPerson)
        return ScopeState::NotApplicable;
    // A token whose scopes are not told may have them all.
    if (!m_facts.scopes || m_facts.scopes->isEmpty())
        return ScopeState::NotKnown;
    const ScopeText &text = textOf(scope);
    const bool isGranted = m_facts.scopes->contains(text.name, Qt::CaseInsensitive)
                           || (!text.wider.isEmpty() && m_facts.scopes->contains(text.wider, Qt::CaseInsensitive));
    return isGranted ? ScopeState::Granted : ScopeState::Missing;
}

std::optional<Lack> Permissions::lackFor(Work work) const
{
    const Needs needs = needsOf(work);
    for (const Permission permission : needs.permissions) {
        if (reachOf(permission).kind == Reach::Kind::Nowhere)
            return Lack{.permission = permission, .scope = {}};
    }
    for (const Scope scope : needs.scopes) {
        if (stateOf(scope) == ScopeState::Missing)
            return Lack{.permission = {}, .scope = scope};
    }
    return {};
}

CodingLimits codingLimits(const Permissions &permissions, const QHash<QueueId, Queue> &queues)
{
    CodingLimits limits;
    limits.isBarred = permissions.lackFor(Work::GiveCodes).has_value();
    const Reach reach = permissions.reachOf(Permission::CodeLegs);
    if (reach.kind != Reach::Kind::Divisions)
        return limits;
    for (const Queue &queue : queues) {
        if (!queue.division.isEmpty() && !reach.divisions.contains(queue.division))
            limits.outside.insert(queue.id);
    }
    return limits;
}

} // namespace wrapdesk
