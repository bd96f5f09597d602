// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model.h"

namespace demoorg {

// Who and what the simulated contact centre consists of. Stands for the life of a site.
struct Centre
{
    QString id;
    QString name;
    QList<Division> divisions;
    QList<Code> codes;
    QList<Queue> queues;
    QList<Team> teams;
    QList<User> users; // agents first, supervisors last
    QStringList supervisorIds;
    Code deletedCode; // was in the code list once; closed legs still carry it

    const Queue *queue(const QString &queueId) const;
    const Code *code(const QString &codeId) const;
    const User *user(const QString &userId) const;
    const Team *team(const QString &teamId) const;

    // What a wrap-up with this code is called: built-in names and the deleted code included; else empty.
    QString codeName(const QString &codeId) const;
};

// Always the same organisation for a seed; `speed` shortens the queues' ACW time-outs, never below a second.
Centre makeCentre(quint32 seed, double speed);

// Codes the platform itself puts on legs (FACTS §3, §11.1). No code list has them.
namespace builtin {
inline const QString timedOut = QStringLiteral("ININ-WRAP-UP-TIMEOUT");
inline const QString skipped = QStringLiteral("ININ-WRAP-UP-SKIPPED");
inline const QString deleted = QStringLiteral("ININ-WRAP-UP-DELETED");
inline const QString defaultId = QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66");
inline const QString defaultName = QStringLiteral("Default Wrap-up Code");
} // namespace builtin

} // namespace demoorg
