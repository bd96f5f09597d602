// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/auditwords.h"

#include "session/rulewords.h"

namespace wrapdesk {

namespace {

std::optional<WrapupCode> codeOf(const std::optional<AssignedCode> &assigned, const CodeBook &codes)
{
    return assigned && assigned->stands() ? std::optional(codes.named(assigned->code)) : std::nullopt;
}

QString detailOf(const Intent &intent)
{
    QStringList words;
    if (intent.error)
        words << describe(*intent.error);
    if (intent.unwatched)
        words << QStringLiteral("unwatched: Wrapdesk was not running when it took effect, what was chosen meanwhile "
                                "went unseen");
    if (intent.replaced && intent.state == IntentState::Confirmed)
        words << QStringLiteral("a code chosen meanwhile was replaced; it is put back");
    return words.join(QStringLiteral("; "));
}

QString change(const QString &what, const QString &before, const QString &after)
{
    return before == after ? QString() : QStringLiteral("%1: %2 → %3").arg(what, before, after);
}

QString onOff(bool isOn) { return isOn ? QStringLiteral("on") : QStringLiteral("off"); }

QString quiet(const WeekHours &hours) { return hours.isEmpty() ? QStringLiteral("none") : RuleWords({}).hours(hours); }

QStringList ruleChanges(const OrganizationSettings &before, const OrganizationSettings &after)
{
    const auto percent = [](int share) { return QStringLiteral("%1 %").arg(share); };
    return {change(QStringLiteral("all rules"), onOff(before.rulesOn), onOff(after.rulesOn)),
            change(QStringLiteral("time zone of the rules"), QString::fromUtf8(before.timeZone),
                   QString::fromUtf8(after.timeZone)),
            change(QStringLiteral("quiet hours"), quiet(before.quietHours), quiet(after.quietHours)),
            change(QStringLiteral("share at which a rule is stopped"), percent(before.breakerPercent),
                   percent(after.breakerPercent)),
            change(QStringLiteral("a provisional code keeps rules away"), onOff(before.provisionalWins),
                   onOff(after.provisionalWins))};
}

} // namespace

AuditEntry auditOf(const Intent &intent, const Leg *leg, const WritingNeeds &names)
{
    AuditEntry entry{.at = intent.settledAt.isValid() ? intent.settledAt : names.now(),
                     .kind = intent.what == Intent::What::Tag ? AuditKind::Tag : AuditKind::Write,
                     .by = intent.by,
                     .byName = names.userName(intent.by),
                     .leg = intent.leg,
                     .media = intent.media,
                     .queue = intent.queue,
                     .queueName = names.queueName(intent.queue),
                     .before = codeOf(intent.found ? intent.found : intent.seen, names.codes),
                     .reason = intent.reason,
                     .outcome = intent.state,
                     .refusal = intent.refusal,
                     .detail = detailOf(intent),
                     .correlationIds = intent.correlationIds};
    if (leg) {
        entry.agent = leg->agent;
        entry.agentName = leg->agentName.isEmpty() ? names.userName(leg->agent) : leg->agentName;
    }
    if (intent.replaced && intent.state == IntentState::Confirmed)
        entry.before = codeOf(intent.replaced, names.codes);
    if (intent.state == IntentState::Confirmed)
        entry.after = intent.code;
    if (intent.error && !intent.error->correlationId.isEmpty()
        && !entry.correlationIds.contains(intent.error->correlationId))
        entry.correlationIds << intent.error->correlationId;
    return entry;
}

AuditEntry auditOf(const OrganizationSettings &before, const OrganizationSettings &after, const WritingNeeds &names)
{
    QStringList changes{change(QStringLiteral("seconds to undo"), QString::number(before.undo.count()),
                               QString::number(after.undo.count())),
                        change(QStringLiteral("days the activity is kept"), QString::number(before.auditDays),
                               QString::number(after.auditDays)),
                        change(QStringLiteral("attribute for locked legs"), before.tagAttribute, after.tagAttribute)};
    changes << ruleChanges(before, after);
    changes.removeAll(QString());
    return {.at = names.now(),
            .kind = AuditKind::Settings,
            .by = names.user(),
            .byName = names.userName(names.user()),
            .detail = changes.join(QStringLiteral("; "))};
}

} // namespace wrapdesk
