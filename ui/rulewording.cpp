// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rulewording.h"

#include "wording.h"

#include <array>

namespace wrapdesk {

namespace {

const QString dot = QStringLiteral(" · ");

constexpr std::array resultsInOrder{RuleResult::Coded,  RuleResult::Corrected, RuleResult::HumanWon,
                                    RuleResult::Missed, RuleResult::Refused,   RuleResult::Failed};

// What a person has to know of, unlike what only says that all goes as it should.
bool isHalt(RuleStop stop)
{
    return stop != RuleStop::None && stop != RuleStop::Suggests && stop != RuleStop::NotDue
           && stop != RuleStop::BeingWritten && stop != RuleStop::DecidedBefore;
}

RuleDoing told(Glyph glyph, Tone tone, const QString &now, const QString &under = {})
{
    return {.glyph = glyph, .tone = tone, .now = now, .under = under, .tip = {}};
}

RuleDoing halted(const RuleStatus &status, const RuleWords &words, const QDateTime &now)
{
    const QString until = Wording::clockTime(status.until, now);
    return told(Glyph::Warning, Tone::Pending,
                status.until.isValid() ? RuleWording::tr("Stopped until %1").arg(until) : RuleWording::tr("Stopped"),
                words.stop(status.stop));
}

RuleDoing applying(const RuleStatus &status)
{
    if (status.willMiss > 0)
        return told(Glyph::Warning, Tone::Bad,
                    RuleWording::tr("%1 waiting, %2 will be missed")
                        .arg(Wording::count(status.waiting), Wording::count(status.willMiss)));
    if (status.waiting > 0)
        return told(Glyph::Pending, Tone::Normal, RuleWording::tr("%1 waiting").arg(Wording::count(status.waiting)));
    if (!status.lastMatched.isValid())
        return told(Glyph::None, Tone::Muted, RuleWording::tr("Has not met a leg yet"));
    return told(Glyph::None, Tone::Muted, RuleWording::tr("Nothing waits"));
}

RuleDoing suggesting(const RuleStatus &status)
{
    if (status.means > 0)
        return told(Glyph::Rules, Tone::Normal, RuleWording::tr("%1 suggested").arg(Wording::count(status.means)));
    if (!status.lastMatched.isValid())
        return told(Glyph::None, Tone::Muted, RuleWording::tr("Has not met a leg yet"));
    return told(Glyph::None, Tone::Muted, RuleWording::tr("Nothing to suggest"));
}

} // namespace

QString RuleWording::mode(RuleMode mode)
{
    switch (mode) {
    case RuleMode::Off:
        return tr("Off");
    case RuleMode::Suggest:
        return tr("Suggest");
    case RuleMode::Apply:
        return tr("Apply");
    }
    return {};
}

QString RuleWording::result(RuleResult result)
{
    switch (result) {
    case RuleResult::Open:
        return tr("under way");
    case RuleResult::Coded:
        return tr("coded");
    case RuleResult::Corrected:
        return tr("changed later");
    case RuleResult::HumanWon:
        return tr("coded by others");
    case RuleResult::Missed:
        return tr("missed");
    case RuleResult::Refused:
        return tr("refused");
    case RuleResult::Failed:
        return tr("failed");
    }
    return {};
}

RuleDoing RuleWording::doing(const Rule &rule, const RuleStatus &status, const RuleWords &words, const QDateTime &now)
{
    RuleDoing doing = told(Glyph::None, Tone::Muted, tr("Does nothing"));
    if (rule.mode != RuleMode::Off) {
        if (isHalt(status.stop))
            doing = halted(status, words, now);
        else
            doing = rule.mode == RuleMode::Apply ? applying(status) : suggesting(status);
    }
    const QString counts = lately(status.today);
    QStringList all{doing.now, doing.under, counts};
    all.removeAll(QString());
    doing.tip = all.join(u'\n');
    if (doing.under.isEmpty())
        doing.under = counts;
    return doing;
}

QString RuleWording::lately(const QMap<RuleResult, int> &results)
{
    QStringList parts;
    for (const RuleResult one : resultsInOrder) {
        if (const int count = results.value(one); count > 0)
            parts << QStringLiteral("%1 %2").arg(Wording::count(count), result(one));
    }
    return parts.isEmpty() ? QString() : tr("%1 in 24 h").arg(parts.join(dot));
}

QString RuleWording::conflicts(qsizetype blocking, qsizetype all)
{
    if (blocking > 0)
        return tr("%1, blocked").arg(Wording::count(all));
    return all > 0 ? Wording::count(all) : QString();
}

QString RuleWording::rules(qsizetype number)
{
    return number == 1 ? tr("1 rule") : tr("%1 rules").arg(Wording::count(number));
}

} // namespace wrapdesk
