// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/queue.h"
#include "domain/roster.h"

#include <QHash>

namespace wrapdesk {

// The lists of an organisation as they were last known, each with the platform time it was true at: what is shown
// where the platform cannot be reached. Without customers' addresses and without notes. A value.
struct LastKnown
{
    static constexpr qsizetype mostLegs = 20'000;

    // What a queue offered.
    struct QueueCodes
    {
        QDateTime at;
        QList<WrapupCode> codes;

        bool operator==(const QueueCodes &) const = default;
    };
    struct SeenLeg
    {
        Leg leg;
        QDateTime at; // last seen

        bool operator==(const SeenLeg &) const = default;
    };

    UserId user; // who was signed in; empty: an application
    QString userName;
    QString organization; // its name
    bool communicationBasedAcw = false;
    QDateTime queuesAt; // also of the organisation's codes
    QList<Queue> queues;
    QList<WrapupCode> codes;
    QHash<QueueId, QueueCodes> queueCodes;
    QHash<UserId, QString> agents; // those of the legs
    QHash<TeamId, QString> teams;
    QDateTime legsAt;
    QList<SeenLeg> legs; // stragglers, the newest first
    int legsLeftOut = 0; // older ones, beyond mostLegs

    bool operator==(const LastKnown &) const = default;
};

// Fills in legs, legsLeftOut and the names of those they name.
void keepStragglers(const Roster &roster, const QHash<UserId, QString> &agents, const QHash<TeamId, QString> &teams,
                    LastKnown &kept);
// What a roster is told of them, as of the times they were seen.
QList<LegEvent> eventsOf(const LastKnown &known);

} // namespace wrapdesk

Q_DECLARE_METATYPE(wrapdesk::LastKnown)
