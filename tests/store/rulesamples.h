// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/storerig.h"

namespace wrapdesk::test {

inline RuleVersion versionOf(const char *rule, int number)
{
    RuleVersion version;
    version.rule = {.id = RuleId(text(rule)), .version = number, .name = text(rule), .mode = RuleMode::Apply};
    version.rule.when.queues.values = {QueueId(text("q"))};
    version.rule.code = CodeId(text("code"));
    version.rule.codeName = text("Sale");
    version.at = at(number);
    version.by = UserId(text("me"));
    version.byName = text("Ada");
    version.why = text("because");
    return version;
}

inline RuleAct actOf(const char *conversation, const QDateTime &when)
{
    return {.leg = {.conversation = ConversationId(text(conversation)),
                    .participant = ParticipantId(text("p")),
                    .communication = CommunicationId(text("m"))},
            .queue = QueueId(text("q")),
            .rule = RuleId(text("a")),
            .version = 2,
            .code = CodeId(text("code")),
            .codeName = text("Sale"),
            .ruleName = text("Night"),
            .why = {text("queue is Billing"), text("talk is 45 s")},
            .at = when,
            .result = RuleResult::Open};
}

} // namespace wrapdesk::test
