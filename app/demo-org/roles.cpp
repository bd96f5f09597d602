// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roles.h"

#include <QUuid>

namespace demoorg {

namespace {

Policy policy(const QString &domain, const QString &entity, const QStringList &actions)
{
    return {.domain = domain, .entity = entity, .actions = actions};
}

Role role(const QString &name, const QString &description, const QList<Policy> &policies)
{
    const QUuid space(QStringLiteral("{0b0f1f86-4f7b-4d1c-9a10-6f3f4a1d2c55}"));
    return {.id = QUuid::createUuidV5(space, name).toString(QUuid::WithoutBraces),
            .name = name,
            .description = description,
            .policies = policies};
}

// What reading takes (FACTS §2).
QList<Policy> reading()
{
    const QStringList view{QStringLiteral("view")};
    const QString analytics = QStringLiteral("analytics");
    const QString conversation = QStringLiteral("conversation");
    return {
        policy(QStringLiteral("routing"), QStringLiteral("queue"), {QStringLiteral("view"), QStringLiteral("search")}),
        policy(QStringLiteral("routing"), QStringLiteral("wrapupCode"), view),
        policy(conversation, QStringLiteral("communication"), view),
        policy(conversation, QStringLiteral("settings"), view),
        policy(analytics, QStringLiteral("conversationDetail"), view),
        policy(analytics, QStringLiteral("queueObservation"), view),
        policy(QStringLiteral("outbound"), QStringLiteral("wrapUpCodeMapping"), view)};
}

Policy coding()
{
    return policy(QStringLiteral("conversation"), QStringLiteral("participant"), {QStringLiteral("wrapup")});
}

} // namespace

namespace roles {

const Role &supervisor()
{
    static const Role instance =
        role(QStringLiteral("Wrap-up Supervisor"), QStringLiteral("Sees conversations and sets wrap-up codes."),
             reading() + QList<Policy>{coding()});
    return instance;
}

const Role &viewer()
{
    static const Role instance =
        role(QStringLiteral("Wrap-up Viewer"), QStringLiteral("Sees conversations and their codes."), reading());
    return instance;
}

const Role &employee()
{
    static const Role instance =
        role(QStringLiteral("Employee"), QStringLiteral("What everybody in the organisation may do."),
             {policy(QStringLiteral("directory"), QStringLiteral("user"), {QStringLiteral("view")})});
    return instance;
}

const Role &administrator()
{
    static const auto everything = [](const char *domain) {
        return policy(QString::fromLatin1(domain), QStringLiteral("*"), {QStringLiteral("*")});
    };
    static const Role instance = role(QStringLiteral("Master Admin"), QStringLiteral("May do everything."),
                                      {everything("routing"), everything("conversation"), everything("analytics"),
                                       everything("outbound"), everything("directory"), everything("authorization")});
    return instance;
}

const Role &agent()
{
    static const Role instance = role(
        QStringLiteral("Agent"), QStringLiteral("Takes conversations and codes them."),
        {policy(QStringLiteral("conversation"), QStringLiteral("communication"), {QStringLiteral("view")}), coding()});
    return instance;
}

} // namespace roles

} // namespace demoorg
