// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/passrules.h"

#include "session/onepass.h"
#include "session/rules.h"
#include "session/writing.h"

#include <algorithm>

namespace wrapdesk {

PassRules::PassRules(Session &session, RuleSource source) : m_session(session), m_source(std::move(source)) { }

// A person looks for the file and the line first.
Error PassRules::told(const Error &error) const
{
    Error told = error;
    const QString where = error.where.isEmpty() ? QString() : error.where + QStringLiteral(": ");
    told.message = QStringLiteral("%1: %2%3").arg(m_source.fileName, where, error.message);
    return told;
}

Result<void> PassRules::check() const
{
    if (m_source.fileName.isEmpty())
        return {};
    const Result<void> checked = Rules::checkFile(m_source.file);
    return checked ? checked : Failure(told(checked.error()));
}

Result<QStringList> PassRules::take()
{
    Rules &rules = m_session.rules();
    if (!m_source.fileName.isEmpty()) {
        const Result<QStringList> remarks = rules.borrow(m_source.file);
        return remarks ? remarks : Failure(told(remarks.error()));
    }
    if (rules.isOpen() && !rules.rules().isEmpty())
        return QStringList();
    const QString why = rules.isOpen() ? QStringLiteral("this organisation has no rules yet: make some at the desk, or "
                                                        "give a file of them with --rules")
                                       : QStringLiteral("the rules cannot be read from the database");
    return Failure(Error{.kind = ErrorKind::Invalid, .message = why, .where = QStringLiteral("--rules-store")});
}

QList<QueueId> PassRules::reached() const
{
    const Rules &rules = m_session.rules();
    QSet<QueueId> reached;
    for (const Rule &rule : rules.book().rules()) {
        if (rule.mode == RuleMode::Off)
            continue;
        const QList<Queue> queues = rules.reach(rule);
        for (const Queue &queue : queues)
            reached.insert(queue.id);
    }
    return reached.values();
}

void PassRules::judge(PassedLeg &passed) const
{
    const RuleVerdict verdict = m_session.rules().judge(passed.leg.id);
    tell(passed, verdict);
    const auto queue = m_session.queues().constFind(passed.leg.queue);
    if (m_source.explains)
        passed.explanation = explained(m_session.rules().book().rules(), verdict.decision,
                                       {.leg = passed.leg,
                                        .straggler = passed.straggler,
                                        .division = queue == m_session.queues().cend() ? DivisionId() : queue->division,
                                        .at = m_session.now()},
                                       m_session.rules().words());
}

void PassRules::act(PassedLeg &passed) const
{
    tell(passed, m_session.rules().act(passed.leg.id));
    if (!passed.skipped)
        passed.remark = QStringLiteral("“%1” by rule “%2”").arg(codeOf(*passed.rule), passed.rule->name);
}

// BeingWritten: by this very rule, or by what an earlier pass has left and this one settles first.
void PassRules::tell(PassedLeg &passed, const RuleVerdict &verdict) const
{
    passed.rule.reset();
    passed.skipped = true;
    passed.remark = QStringLiteral("no rule means it");
    if (!verdict.rule)
        return;
    const RuleStop stop = verdict.stop == RuleStop::BeingWritten ? RuleStop::None : verdict.stop;
    passed.rule = PassedRule{
        .id = verdict.rule->id, .name = verdict.rule->name, .code = verdict.rule->code, .stop = stop, .at = verdict.at};
    passed.skipped = stop != RuleStop::None;
    passed.remark = remarkOn(*passed.rule);
}

QString PassRules::codeOf(const PassedRule &rule) const { return m_session.codes().named(rule.code.text()).name; }

QString PassRules::remarkOn(const PassedRule &rule) const
{
    const QString name = QStringLiteral("rule “%1”").arg(rule.name);
    if (rule.stop == RuleStop::None)
        return QStringLiteral("would get “%1” by %2").arg(codeOf(rule), name);
    if (rule.stop == RuleStop::Suggests)
        return QStringLiteral("%1 suggests “%2”").arg(name, codeOf(rule));
    QString remark = QStringLiteral("%1: %2").arg(name, m_session.rules().words().stop(rule.stop));
    if (rule.stop == RuleStop::Blocked)
        remark += QStringLiteral(": ") + conflictOf(rule.id);
    if (rule.at.isValid())
        remark += QStringLiteral(", until %1 UTC").arg(rule.at.toUTC().toString(u"yyyy-MM-dd hh:mm:ss"));
    return remark;
}

QString PassRules::conflictOf(const RuleId &rule) const
{
    const Rules &rules = m_session.rules();
    const QList<Conflict> &conflicts = rules.conflicts();
    const auto found = std::find_if(conflicts.cbegin(), conflicts.cend(), [&rule](const Conflict &conflict) {
        return conflict.isBlocking && conflict.rule == rule;
    });
    return found == conflicts.cend() ? QString() : rules.words().conflict(*found, rules.book().rules());
}

} // namespace wrapdesk
