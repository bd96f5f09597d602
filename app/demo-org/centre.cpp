// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "centre.h"

#include "random.h"
#include "tables.h"

#include <QSet>
#include <QUuid>

#include <algorithm>

namespace demoorg {

namespace {

constexpr int agentCount = 80;
constexpr int supervisorCount = 5;

// The id of a fixed thing of the organisation: depends on the seed and its name alone.
QString idOf(quint32 seed, const QString &kind, const QString &name)
{
    const QUuid space(QStringLiteral("{6f6e8f4e-51a3-4a55-9a3c-5b0a4a1d7c11}"));
    const QString text = QStringLiteral("%1/%2/%3").arg(seed).arg(kind, name);
    return QUuid::createUuidV5(space, text).toString(QUuid::WithoutBraces);
}

template <typename T>
const T *byId(const QList<T> &list, const QString &id)
{
    const auto found = std::find_if(list.cbegin(), list.cend(), [&](const T &item) { return item.id == id; });
    return found == list.cend() ? nullptr : &*found;
}

QString idByName(const QList<Division> &divisions, const QString &name)
{
    const auto found = std::find_if(divisions.cbegin(), divisions.cend(),
                                    [&](const Division &division) { return division.name == name; });
    return found == divisions.cend() ? QString() : found->id;
}

QString mailName(const QString &name)
{
    QString plain;
    for (const QChar c : name.toLower().normalized(QString::NormalizationForm_KD)) {
        if (c == u'ł')
            plain += u'l';
        else if (c == u'ø')
            plain += u'o';
        else if (c == u' ')
            plain += u'.';
        else if (c >= u'a' && c <= u'z')
            plain += c;
    }
    return plain;
}

void addDivisions(Centre &org, quint32 seed)
{
    for (const QString &name : divisionNames())
        org.divisions.append({idOf(seed, QStringLiteral("division"), name), name, org.divisions.isEmpty()});
}

void addCodes(Centre &org, quint32 seed)
{
    const QString partners = idByName(org.divisions, QStringLiteral("Partners"));
    for (const QString &name : codeNames()) {
        Code code{.id = idOf(seed, QStringLiteral("code"), name), .name = name};
        if (name == foreignCodeName())
            code.divisionId = partners;
        if (unusedCodeNames().contains(name))
            code.description = QStringLiteral("No longer in use");
        org.codes.append(code);
    }
    const QString gone = QStringLiteral("Winter campaign");
    org.deletedCode = {.id = idOf(seed, QStringLiteral("code"), gone), .name = gone};
}

void addTeams(Centre &org, quint32 seed)
{
    for (const QString &name : teamNames())
        org.teams.append({idOf(seed, QStringLiteral("team"), name), name});
}

// Most agents are in a team, supervisors in none.
QString teamOf(const Centre &org, qsizetype agent)
{
    const qsizetype place = agent % (org.teams.size() + 1);
    return agent < agentCount && place < org.teams.size() ? org.teams.at(place).id : QString();
}

void addUsers(Centre &org, quint32 seed, Random &random)
{
    QSet<QString> taken;
    while (org.users.size() < agentCount + supervisorCount) {
        const QString name = random.pick(firstNames()) + u' ' + random.pick(lastNames());
        if (taken.contains(name))
            continue;
        taken.insert(name);
        const QString id = idOf(seed, QStringLiteral("user"), name);
        const QString mail = mailName(name) + QStringLiteral("@quillmere.example");
        org.users.append({id, name, mail, random.pick(org.divisions).id, teamOf(org, org.users.size())});
        if (org.users.size() > agentCount)
            org.supervisorIds.append(id);
    }
}

QStringList idsOfCodes(const Centre &org, const QStringList &names)
{
    QStringList ids;
    for (const Code &code : org.codes) {
        if (names.contains(code.name))
            ids.append(code.id);
    }
    return ids;
}

// Every agent works for two or three queues, so that each queue has about sixteen.
void addMembers(Centre &org, Random &random)
{
    for (int i = 0; i < agentCount; ++i) {
        const qsizetype first = i % org.queues.size();
        QSet<qsizetype> places{first};
        for (int more = random.chance(0.5) ? 2 : 1; more > 0; --more)
            places.insert(static_cast<qsizetype>(random.between(0, org.queues.size() - 1)));
        for (qsizetype place = 0; place < org.queues.size(); ++place) {
            if (places.contains(place))
                org.queues[place].memberIds.append(org.users.at(i).id);
        }
    }
}

void addQueues(Centre &org, quint32 seed, double speed)
{
    for (const QueuePlan &plan : queuePlans()) {
        Queue queue{.id = idOf(seed, QStringLiteral("queue"), plan.name),
                    .name = plan.name,
                    .divisionId = idByName(org.divisions, plan.division),
                    .wrapupPrompt = plan.wrapupPrompt,
                    .media = plan.media,
                    .codeIds = idsOfCodes(org, plan.codes)};
        if (plan.timeoutMs > 0)
            queue.timeoutMs = std::max(1000, static_cast<int>(plan.timeoutMs / speed));
        org.queues.append(queue);
    }
}

} // namespace

const Queue *Centre::queue(const QString &queueId) const { return byId(queues, queueId); }

const Code *Centre::code(const QString &codeId) const { return byId(codes, codeId); }

const User *Centre::user(const QString &userId) const { return byId(users, userId); }

const Team *Centre::team(const QString &teamId) const { return byId(teams, teamId); }

QString Centre::codeName(const QString &codeId) const
{
    if (const Code *known = code(codeId))
        return known->name;
    if (codeId == builtin::defaultId)
        return builtin::defaultName;
    if (codeId == deletedCode.id)
        return deletedCode.name;
    return codeId.startsWith(QLatin1String("ININ-")) ? codeId : QString();
}

Centre makeCentre(quint32 seed, double speed)
{
    Random random(seed);
    Centre org;
    org.name = QStringLiteral("Quillmere Mutual");
    org.id = idOf(seed, QStringLiteral("organization"), org.name);
    addDivisions(org, seed);
    addCodes(org, seed);
    addTeams(org, seed);
    addUsers(org, seed, random);
    addQueues(org, seed, speed);
    addMembers(org, random);
    return org;
}

} // namespace demoorg
