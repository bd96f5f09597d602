// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rulewords.h"
#include "support/choices.h"

// What rules are told in: an id's name is the id with a capital letter; what begins with "gone" has none.
namespace wrapdesk::test {

template <typename Name>
Name id(const char *text)
{
    return Name(QString::fromLatin1(text));
}

inline QueueId queue(const char *text) { return id<QueueId>(text); }

template <typename Name>
QString named(const Name &each)
{
    const QString text = each.text();
    return text.startsWith(u"gone") ? text : text.left(1).toUpper() + text.mid(1);
}

inline RuleWords words()
{
    return RuleWords({.queue = named<QueueId>,
                      .agent = named<UserId>,
                      .team = named<TeamId>,
                      .division = named<DivisionId>,
                      .code = named<CodeId>,
                      .zone = QTimeZone("Europe/Berlin")});
}

inline Rule rule()
{
    Rule rule;
    rule.id = id<RuleId>("first");
    rule.name = QStringLiteral("Nights");
    rule.mode = RuleMode::Apply;
    rule.code = id<CodeId>("sale");
    return rule;
}

inline const WeekHours office{.days = {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday},
                              .from = QTime(8, 0),
                              .to = QTime(18, 0)};

} // namespace wrapdesk::test
