// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"

#include <QList>
#include <QStringList>

namespace demoorg {

class Site;

// What a role allows: "domain:entity:action" for each action; * stands for every entity or every action.
struct Policy
{
    QString domain;
    QString entity;
    QStringList actions;

    bool allows(const QString &permission) const;
};

struct Role
{
    QString id;
    QString name;
    QString description;
    QList<Policy> policies;

    bool allows(const QString &permission) const;
};

// A role held in one division; "*" is the platform's mark for every division.
struct RoleGrant
{
    const Role *role = nullptr;
    QString divisionId;
};

// The divisions in which somebody may do something.
class Reach
{
public:
    void add(const QString &divisionId) { m_divisions.append(divisionId); }

    bool isNowhere() const { return m_divisions.isEmpty(); }
    // True also for a thing of no division, which is everybody's who may at all.
    bool has(const QString &divisionId) const;
    bool hasAny(const QStringList &divisionIds) const;

private:
    QStringList m_divisions;
};

// Those who may sign in, by what they may do.
enum class Post
{
    Supervisor, // everything the program needs, in every division
    DivisionSupervisor, // the same, in one division
    Viewer, // may look everywhere, but not code
    Newcomer, // next to nothing: no analytics, no queues
    Administrator // everything, by wildcards
};

struct Person
{
    QString userId;
    Post post = Post::Newcomer;
    QString may; // in words, for the sign-in page
    QList<RoleGrant> grants;
};

// Who holds which role where. Stands for the life of a site.
class Authority
{
public:
    explicit Authority(const Site &site);
    Authority(const Authority &) = delete;
    Authority &operator=(const Authority &) = delete;

    const QList<Person> &people() const { return m_people; } // in the order of the sign-in page
    const Person *person(const QString &userId) const; // null: nobody who may sign in
    const Person &at(Post post) const;
    // One more role for a person of these, as an administrator grants it.
    void grant(Post post, const RoleGrant &grant);

    // Of whom the token stands for: an agent holds the agents' role everywhere, client credentials the supervisor's.
    QList<RoleGrant> grants(const Caller &caller) const;
    // Where the caller holds any of these.
    Reach reach(const Caller &caller, const QStringList &permissions) const;

private:
    void addPerson(const QString &userId, Post post, const QString &may, const QList<RoleGrant> &grants);

    QStringList m_divisionIds;
    QList<Person> m_people;
};

// "*": every division, in a grant and in its JSON.
inline const QString everyDivision = QStringLiteral("*");

} // namespace demoorg
