// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"
#include "writingrig.h"

namespace wrapdesk::test {

// Billing: a time-out of 60 s. Claims: mandatory, without one.
inline constexpr qsizetype billing = 0;
inline constexpr qsizetype claims = 1;

// One of the queue's codes that sets off nothing outbound.
inline CodeId plainCode(const DemoSite &site, qsizetype queue = billing)
{
    const QList<WrapupCode> codes = site.codesOf(queue);
    const auto plain = std::find_if(codes.cbegin(), codes.cend(), [](const WrapupCode &code) {
        return code.name == QLatin1String("No code chosen");
    });
    return plain == codes.cend() ? CodeId() : plain->id;
}

// Gives that code to every straggler of the queue.
inline Rule ruleFor(const DemoSite &site, qsizetype queue = billing, RuleMode mode = RuleMode::Apply)
{
    Rule rule;
    rule.name = QStringLiteral("Leftovers");
    rule.mode = mode;
    rule.when.queues.values = {site.queue(queue)};
    rule.code = plainCode(site, queue);
    return rule;
}

// A supervisor at the desk whose rules are read.
struct RuleDesk : Supervisor
{
    explicit RuleDesk(DemoSite &where) : Supervisor(where, atOnce) { }
    RuleDesk(DemoSite &where, const Profile &signIn) : Supervisor(where, signIn, atOnce) { }

    RuleId keep(const Rule &rule)
    {
        const Result<RuleId> kept = rules.keep(rule);
        if (!kept)
            qWarning("%s", qPrintable(kept.error().message));
        return kept ? *kept : RuleId();
    }
    RuleStop stopOn(const LegId &leg) const
    {
        const std::optional<RuleVerdict> verdict = rules.verdictOn(leg);
        return verdict ? verdict->stop : RuleStop::None;
    }
    bool isCoded(const LegId &leg, const CodeId &code) const
    {
        const std::optional<RuleAct> act = rules.actOn(leg);
        return site.codeOn(leg) == code.text() && act && act->result == RuleResult::Coded;
    }

    Rules &rules = session.rules();
};

} // namespace wrapdesk::test
