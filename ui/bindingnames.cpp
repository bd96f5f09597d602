// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bindingnames.h"

#include "wording.h"

namespace wrapdesk {

QString names::code(const Session &session, const std::optional<AssignedCode> &code)
{
    return code && code->stands() ? session.codes().named(code->code).name : QString();
}

QString names::queue(const Session &session, const Leg &leg)
{
    return leg.queue.isEmpty() ? Wording::tr("No queue") : session.queueName(leg.queue);
}

QString names::leg(const Session &session, const LegId &leg)
{
    const RosterEntry *entry = session.roster().find(leg);
    if (!entry)
        return leg.conversation.text();
    return Wording::legLine(queue(session, entry->leg), session.agentName(entry->leg), entry->leg, session.now());
}

} // namespace wrapdesk
