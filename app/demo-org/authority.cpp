// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authority.h"

#include "roles.h"
#include "site.h"

#include <algorithm>

namespace demoorg {

namespace {

const QString anything = QStringLiteral("*");

bool isOneOf(const QStringList &allowed, const QString &asked)
{
    return allowed.contains(asked) || allowed.contains(anything);
}

QList<RoleGrant> inEach(const Role &role, const QStringList &divisionIds)
{
    QList<RoleGrant> result;
    for (const QString &id : divisionIds)
        result.append({&role, id});
    return result;
}

} // namespace

bool Policy::allows(const QString &permission) const
{
    return permission.section(u':', 0, 0) == domain && isOneOf({entity}, permission.section(u':', 1, 1))
           && isOneOf(actions, permission.section(u':', 2));
}

bool Role::allows(const QString &permission) const
{
    return std::ranges::any_of(policies, [&](const Policy &policy) { return policy.allows(permission); });
}

bool Reach::has(const QString &divisionId) const
{
    return !isNowhere() && (divisionId.isEmpty() || isOneOf(m_divisions, divisionId));
}

bool Reach::hasAny(const QStringList &divisionIds) const
{
    return divisionIds.isEmpty() ? !isNowhere()
                                 : std::ranges::any_of(divisionIds, [this](const QString &id) { return has(id); });
}

Authority::Authority(const Site &site)
{
    for (const Division &division : site.divisions())
        m_divisionIds.append(division.id);
    const Division &home = site.divisions().constFirst();
    const Division &limited = site.divisions().at(1);
    const QStringList &ids = site.supervisorIds();
    addPerson(ids.at(0), Post::Supervisor, QStringLiteral("sees and codes everything, in every division"),
              inEach(roles::supervisor(), m_divisionIds));
    addPerson(ids.at(1), Post::DivisionSupervisor,
              QStringLiteral("sees and codes, in the division %1 only").arg(limited.name),
              {{&roles::supervisor(), limited.id}, {&roles::employee(), home.id}});
    addPerson(ids.at(2), Post::Viewer, QStringLiteral("sees everything, may not code"),
              inEach(roles::viewer(), m_divisionIds));
    addPerson(ids.at(3), Post::Newcomer, QStringLiteral("has next to no permissions: no queues, no analytics"),
              {{&roles::employee(), home.id}});
    addPerson(ids.at(4), Post::Administrator, QStringLiteral("may do everything, by wildcards"),
              {{&roles::administrator(), everyDivision}});
}

void Authority::addPerson(const QString &userId, Post post, const QString &may, const QList<RoleGrant> &grants)
{
    m_people.append({.userId = userId, .post = post, .may = may, .grants = grants});
}

const Person *Authority::person(const QString &userId) const
{
    const auto found = std::ranges::find(m_people, userId, &Person::userId);
    return found == m_people.cend() ? nullptr : &*found;
}

const Person &Authority::at(Post post) const { return *std::ranges::find(m_people, post, &Person::post); }

void Authority::grant(Post post, const RoleGrant &grant)
{
    std::ranges::find(m_people, post, &Person::post)->grants.append(grant);
}

QList<RoleGrant> Authority::grants(const Caller &caller) const
{
    if (!caller.isUser())
        return inEach(roles::supervisor(), m_divisionIds);
    if (const Person *known = person(caller.userId))
        return known->grants;
    return {{&roles::agent(), everyDivision}};
}

Reach Authority::reach(const Caller &caller, const QStringList &permissions) const
{
    Reach result;
    const QList<RoleGrant> held = grants(caller);
    for (const RoleGrant &grant : held)
        if (std::ranges::any_of(permissions, [&](const QString &each) { return grant.role->allows(each); }))
            result.add(grant.divisionId);
    // Whoever holds it in each division also reaches what is of a division that is gone.
    if (std::ranges::all_of(m_divisionIds, [&](const QString &id) { return result.has(id); }))
        result.add(everyDivision);
    return result;
}

} // namespace demoorg
