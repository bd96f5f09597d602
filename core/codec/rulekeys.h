// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace wrapdesk::rulekeys {

// The keys and words of the rule file, in the order in which a person reads them; resources/rules.schema.json has the
// same. Those of the conditions are ruleFieldName().
inline const auto fileVersion = QStringLiteral("wrapdeskRules");
inline const auto schema = QStringLiteral("$schema"); // for editors; says nothing to us
inline const auto rules = QStringLiteral("rules");
inline const auto id = QStringLiteral("id");
inline const auto name = QStringLiteral("name");
inline const auto mode = QStringLiteral("mode");
inline const auto when = QStringLiteral("when");
inline const auto timing = QStringLiteral("timing");
inline const auto code = QStringLiteral("code");
inline const auto notes = QStringLiteral("notes");
inline const auto perHour = QStringLiteral("perHour");
inline const auto perQueueHour = QStringLiteral("perQueueHour");
inline const auto schedule = QStringLiteral("schedule");
inline const auto mayUseMappedCode = QStringLiteral("mayUseMappedCode");
inline const auto version = QStringLiteral("version"); // in the database only
inline const auto anyOf = QStringLiteral("anyOf");
inline const auto noneOf = QStringLiteral("noneOf");
inline const auto from = QStringLiteral("from");
inline const auto to = QStringLiteral("to");
inline const auto beforeTimeout = QStringLiteral("beforeTimeout");
inline const auto afterGrace = QStringLiteral("afterGrace");

QStringList ofFile();
QStringList ofRule();
QStringList ofConditions();
QStringList ofChoice();
QStringList ofRange();
QStringList ofTiming();
QStringList ofNamed(); // what has an id and a name

QStringList modes();
QStringList media();
QStringList directions();
QStringList classes();

inline constexpr int mostPerHour = 1'000'000;

} // namespace wrapdesk::rulekeys
