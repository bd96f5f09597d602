// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/organizationsettings.h"
#include "domain/ruleact.h"
#include "session/rulewords.h"

#include <QSet>

namespace wrapdesk {

// What keeps rules from acting, whatever the leg says: the master switch, their mode, conflicts, hours, caps. A value;
// `now` is platform time.
class RuleRails
{
public:
    // What stops a rule, and until when; a null time: until something is changed.
    struct Halt
    {
        RuleStop stop = RuleStop::None;
        QDateTime until;
    };

    RuleRails() = default;
    // An unknown time zone in the settings is UTC.
    RuleRails(const OrganizationSettings &settings, QSet<RuleId> blocked);

    const QTimeZone &zone() const { return m_zone; }
    bool provisionalWins() const { return m_settings.provisionalWins; }
    int breakerPercent() const { return m_settings.breakerPercent; }
    bool isBlocked(const RuleId &rule) const { return m_blocked.contains(rule); }

    // The rule as a whole; the cap for each queue is not looked at.
    Halt haltOf(const Rule &rule, const RuleHistory &history, const QDateTime &now) const;
    // On a leg of this queue.
    Halt haltOn(const Rule &rule, const QueueId &queue, const RuleHistory &history, const QDateTime &now) const;

private:
    Halt always(const Rule &rule) const;
    Halt byHours(const Rule &rule, const QDateTime &now) const;

    OrganizationSettings m_settings;
    QTimeZone m_zone = QTimeZone::utc();
    QSet<RuleId> m_blocked;
};

} // namespace wrapdesk
