// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rulerails.h"

namespace wrapdesk {

RuleRails::RuleRails(const OrganizationSettings &settings, QSet<RuleId> blocked)
    : m_settings(settings),
      m_zone(timeZoneFromName(QString::fromUtf8(settings.timeZone)).value_or(QTimeZone::utc())),
      m_blocked(std::move(blocked))
{
}

RuleRails::Halt RuleRails::always(const Rule &rule) const
{
    if (!m_settings.rulesOn)
        return {RuleStop::RulesOff, {}};
    if (m_blocked.contains(rule.id))
        return {RuleStop::Blocked, {}};
    if (rule.mode != RuleMode::Apply)
        return {RuleStop::Suggests, {}};
    return {};
}

RuleRails::Halt RuleRails::byHours(const Rule &rule, const QDateTime &now) const
{
    if (!rule.schedule.contains(now, m_zone))
        return {RuleStop::OutOfSchedule, rule.schedule.nextChange(now, m_zone).value_or(QDateTime())};
    if (!m_settings.quietHours.isEmpty() && m_settings.quietHours.contains(now, m_zone))
        return {RuleStop::QuietHours, m_settings.quietHours.nextChange(now, m_zone).value_or(QDateTime())};
    return {};
}

RuleRails::Halt RuleRails::haltOf(const Rule &rule, const RuleHistory &history, const QDateTime &now) const
{
    if (const Halt halt = always(rule); halt.stop != RuleStop::None)
        return halt;
    if (const Halt halt = byHours(rule, now); halt.stop != RuleStop::None)
        return halt;
    Rule hourOnly = rule;
    hourOnly.perQueueHour.reset();
    if (const QDateTime room = history.roomAt(hourOnly, {}, now); room.isValid())
        return {RuleStop::HourCap, room};
    return {};
}

RuleRails::Halt RuleRails::haltOn(const Rule &rule, const QueueId &queue, const RuleHistory &history,
                                  const QDateTime &now) const
{
    if (const Halt halt = haltOf(rule, history, now); halt.stop != RuleStop::None)
        return halt;
    if (const QDateTime room = history.roomAt(rule, queue, now); room.isValid())
        return {RuleStop::QueueCap, room};
    return {};
}

} // namespace wrapdesk
