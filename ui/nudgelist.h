// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"

namespace wrapdesk {

// A leg its own agent can still do something about. Never with the customer's address.
struct Nudge
{
    QString agent;
    QString queue;
    Media media = Media::Unknown;
    QDateTime endedAt; // UTC; written in local time
    ConversationId conversation;

    bool operator==(const Nudge &) const = default;
};

// The list to send round: agents by name, each with their legs, oldest first. Pure.
QString nudgeText(QList<Nudge> nudges);
// The same as CSV with a line of titles.
QByteArray nudgeCsv(QList<Nudge> nudges);

} // namespace wrapdesk
