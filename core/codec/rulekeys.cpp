// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/rulekeys.h"

#include "domain/rule.h"

namespace wrapdesk::rulekeys {

namespace {

// The names of the values from `first` to `last`.
template <typename T>
QStringList namesOf(T first, T last, QString (*name)(T))
{
    QStringList names;
    for (int value = static_cast<int>(first); value <= static_cast<int>(last); ++value)
        names << name(static_cast<T>(value));
    return names;
}

} // namespace

QStringList ofFile() { return {fileVersion, rules, schema}; }

QStringList ofRule()
{
    return {id, name, mode, when, timing, code, notes, perHour, perQueueHour, schedule, mayUseMappedCode};
}

QStringList ofConditions() { return namesOf(RuleField::Queues, RuleField::ByDesign, ruleFieldName); }

QStringList ofChoice() { return {anyOf, noneOf}; }

QStringList ofRange() { return {from, to}; }

QStringList ofTiming() { return {beforeTimeout, afterGrace}; }

QStringList ofNamed() { return {id, name}; }

QStringList modes() { return namesOf(RuleMode::Off, RuleMode::Apply, ruleModeName); }

QStringList media() { return namesOf(Media::Voice, Media::InternalMessage, mediaName); }

QStringList directions() { return namesOf(Direction::Inbound, Direction::Outbound, directionName); }

// A person's code stands on orphaned legs.
QStringList classes() { return namesOf(StragglerClass::Pending, StragglerClass::SystemCoded, stragglerClassName); }

} // namespace wrapdesk::rulekeys
