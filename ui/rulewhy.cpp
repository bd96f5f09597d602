// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulewhy.h"

#include "wording.h"

namespace wrapdesk {

namespace {

constexpr int mostRulesTold = 8; // that do not mean the leg

QString rulingOf(const RuleAct &act)
{
    switch (act.result) {
    case RuleResult::Open:
        return RuleWhy::tr("Rule “%1”, version %2, is giving it “%3” since %4");
    case RuleResult::Coded:
        return RuleWhy::tr("Coded by rule “%1”, version %2, with “%3” at %4");
    case RuleResult::Corrected:
        return RuleWhy::tr("Coded by rule “%1”, version %2, with “%3” at %4; a person has chosen another since");
    case RuleResult::HumanWon:
        return RuleWhy::tr("Rule “%1”, version %2, meant to give it “%3” at %4; a person was faster");
    case RuleResult::Missed:
        return RuleWhy::tr("Rule “%1”, version %2, meant to give it “%3” at %4; the time-out was faster");
    case RuleResult::Refused:
        return RuleWhy::tr("Rule “%1”, version %2, tried to give it “%3” at %4 and was refused");
    case RuleResult::Failed:
        return RuleWhy::tr("Rule “%1”, version %2, tried to give it “%3” at %4; that failed");
    }
    return {};
}

QString willAct(const RuleVerdict &verdict, const QDateTime &now)
{
    const QString &name = verdict.rule->name;
    if (!verdict.at.isValid())
        return RuleWhy::tr("Rule “%1” will code it once its after-call work is over").arg(name);
    const std::chrono::seconds left{std::max<qint64>(now.secsTo(verdict.at), 0)};
    if (left.count() == 0)
        return RuleWhy::tr("Rule “%1” codes it now").arg(name);
    return RuleWhy::tr("Rule “%1” will code it in %2")
        .arg(name, left.count() < 60 ? RuleWhy::tr("%1 s").arg(left.count()) : Wording::duration(left));
}

QString rulingOf(const RuleVerdict &verdict, const RuleWords &words, const QDateTime &now)
{
    switch (verdict.stop) {
    case RuleStop::None:
    case RuleStop::NotDue:
        return willAct(verdict, now);
    case RuleStop::Suggests:
        return RuleWhy::tr("Rule “%1” suggests “%2”").arg(verdict.rule->name, verdict.rule->codeName);
    default:
        return RuleWhy::tr("Rule “%1” means it, but %2").arg(verdict.rule->name, words.stop(verdict.stop));
    }
}

// The first condition the leg does not meet.
QString obstacle(const Rule &rule, qsizetype place, const Decision &decision, const RuleWords &words,
                 const RuleWhy::About &about, const QDateTime &now)
{
    for (int number = 0; number < ruleFieldCount; ++number) {
        const auto field = static_cast<RuleField>(number);
        if (!decision.isMet(place, field))
            return RuleWhy::tr("“%1”: %2 is %3")
                .arg(rule.name, words.field(field),
                     words.value(field, about.leg, about.straggler, about.division, now));
    }
    return rule.mode == RuleMode::Off ? RuleWhy::tr("“%1” would mean it, but is off").arg(rule.name) : QString();
}

} // namespace

RuleWhy RuleWhy::of(const RuleAct &act, const QDateTime &now)
{
    RuleWhy why;
    why.ruling =
        rulingOf(act).arg(act.ruleName, QString::number(act.version), act.codeName, Wording::clockTime(act.at, now));
    why.conditions = act.why;
    return why;
}

RuleWhy RuleWhy::of(const RuleVerdict &verdict, const RuleBook &book, const RuleWords &words, const About &about,
                    const QDateTime &now)
{
    RuleWhy why;
    if (verdict.rule) {
        why.ruling = rulingOf(verdict, words, now);
        why.conditions = words.explanation(*verdict.rule, about.leg, about.straggler, about.division, now);
        return why;
    }
    if (book.rules().isEmpty())
        return why;
    if (!verdict.decision.isEligible) {
        why.ruling = tr("No rule may code such a leg");
        return why;
    }
    why.ruling = tr("No rule means it");
    for (qsizetype place = 0; place < book.rules().size() && why.conditions.size() < mostRulesTold; ++place) {
        const QString told = obstacle(book.rules().at(place), place, verdict.decision, words, about, now);
        if (!told.isEmpty())
            why.conditions << told;
    }
    return why;
}

} // namespace wrapdesk
