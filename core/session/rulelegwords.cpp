// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What RuleWords says of a leg, and of two versions of a rule.

#include "session/rulewords.h"

#include <algorithm>

namespace wrapdesk {

namespace {

template <typename T>
QString nameOf(const T &id, const std::function<QString(const T &)> &name)
{
    if (id.isEmpty())
        return RulePhrases::unknown();
    const QString known = name ? name(id) : QString();
    return known.isEmpty() ? id.text() : known;
}

QString between(const QDateTime &from, const QDateTime &to)
{
    if (!from.isValid() || !to.isValid())
        return RulePhrases::unknown();
    const std::chrono::milliseconds time(std::max<qint64>(0, from.msecsTo(to)));
    return RulePhrases::duration(std::chrono::duration_cast<std::chrono::seconds>(time));
}

template <typename T>
bool sameChoice(Choice<T> a, Choice<T> b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() == b.isEmpty();
    std::sort(a.values.begin(), a.values.end());
    std::sort(b.values.begin(), b.values.end());
    return a == b;
}

// The same values in another order ask for the same.
bool sameIn(RuleField field, const RuleConditions &a, const RuleConditions &b)
{
    switch (field) {
    case RuleField::Queues:
        return sameChoice(a.queues, b.queues);
    case RuleField::Media:
        return sameChoice(a.media, b.media);
    case RuleField::Directions:
        return sameChoice(a.directions, b.directions);
    case RuleField::Classes:
        return sameChoice(a.classes, b.classes);
    case RuleField::Agents:
        return sameChoice(a.agents, b.agents);
    case RuleField::Teams:
        return sameChoice(a.teams, b.teams);
    case RuleField::Divisions:
        return sameChoice(a.divisions, b.divisions);
    case RuleField::DisconnectTypes:
        return sameChoice(a.disconnectTypes, b.disconnectTypes);
    case RuleField::ExternalTags:
        return sameChoice(a.externalTags, b.externalTags);
    case RuleField::Talk:
        return a.talk == b.talk;
    case RuleField::AcwAge:
        return a.acwAge == b.acwAge;
    case RuleField::ConversationAge:
        return a.conversationAge == b.conversationAge;
    case RuleField::Hours:
        return a.hours == b.hours;
    case RuleField::ByDesign:
        return a.byDesign == b.byDesign;
    }
    return true;
}

QString yesOrNo(bool yes) { return yes ? RuleWords::tr("yes") : RuleWords::tr("no"); }

QString capIn(const std::optional<int> &cap) { return cap ? QString::number(*cap) : RuleWords::tr("none"); }

QString textIn(const QString &text) { return text.isEmpty() ? RuleWords::tr("none") : RulePhrases::quoted(text); }

} // namespace

QString RuleWords::value(RuleField field, const Leg &leg, const Straggler &straggler, const DivisionId &division,
                         const QDateTime &now) const
{
    const auto textOf = [](const QString &text) { return text.isEmpty() ? RulePhrases::unknown() : text; };
    switch (field) {
    case RuleField::Queues:
        return nameOf(leg.queue, m_names.queue);
    case RuleField::Media:
        return RulePhrases::media(leg.media);
    case RuleField::Directions:
        return RulePhrases::direction(leg.direction);
    case RuleField::Classes:
        return RulePhrases::stragglerClass(straggler.kind);
    case RuleField::Agents:
        return nameOf(leg.agent, m_names.agent);
    case RuleField::Teams:
        return nameOf(leg.team, m_names.team);
    case RuleField::Divisions:
        return nameOf(division, m_names.division);
    case RuleField::DisconnectTypes:
        return textOf(leg.disconnectType);
    case RuleField::ExternalTags:
        return leg.externalTag.isEmpty() ? RulePhrases::unknown() : RulePhrases::quoted(leg.externalTag);
    case RuleField::Talk:
        return between(leg.connectedAt, leg.endedAt);
    case RuleField::AcwAge:
        return between(leg.acwStart, leg.isInAcw() ? now : leg.acwEnd);
    case RuleField::ConversationAge:
        return between(leg.conversationStart, now);
    case RuleField::Hours:
        return leg.endedAt.isValid() ? RulePhrases::weekday(leg.endedAt, m_names.zone) : RulePhrases::unknown();
    case RuleField::ByDesign:
        return yesOrNo(!straggler.byDesign);
    }
    return {};
}

QStringList RuleWords::explanation(const Rule &rule, const Leg &leg, const Straggler &straggler,
                                   const DivisionId &division, const QDateTime &now) const
{
    QStringList lines;
    for (int place = 0; place < ruleFieldCount; ++place) {
        const auto each = static_cast<RuleField>(place);
        const QString askedFor = condition(rule.when, each);
        if (!askedFor.isEmpty())
            lines << tr("%1 is %2 (asked for: %3)")
                         .arg(field(each), value(each, leg, straggler, division, now), askedFor);
    }
    return lines;
}

QList<RuleWords::Change> RuleWords::changes(const Rule &before, const Rule &after) const
{
    QList<Change> all;
    const auto add = [&all](bool differs, const QString &what, const QString &old, const QString &next) {
        if (differs)
            all.append({what, old, next});
    };
    add(before.name != after.name, tr("name"), textIn(before.name), textIn(after.name));
    add(before.mode != after.mode, tr("mode"), mode(before.mode), mode(after.mode));
    const auto everyOf = [this](const RuleConditions &when, RuleField field) {
        const QString text = asked(when, field, RulePhrases::Length::Full);
        if (!text.isEmpty())
            return text;
        return field == RuleField::ByDesign ? tr("only what needs a code") : tr("any");
    };
    for (int place = 0; place < ruleFieldCount; ++place) {
        const auto each = static_cast<RuleField>(place);
        add(!sameIn(each, before.when, after.when), field(each), everyOf(before.when, each), everyOf(after.when, each));
    }
    add(before.timing != after.timing, tr("timing"), timing(before.timing), timing(after.timing));
    add(before.code != after.code, tr("code"), codeOf(before), codeOf(after));
    add(before.notes != after.notes, tr("note"), textIn(before.notes), textIn(after.notes));
    add(before.perHour != after.perHour, tr("cap per hour"), capIn(before.perHour), capIn(after.perHour));
    add(before.perQueueHour != after.perQueueHour, tr("cap per hour and queue"), capIn(before.perQueueHour),
        capIn(after.perQueueHour));
    add(before.schedule != after.schedule, tr("schedule"), hours(before.schedule), hours(after.schedule));
    add(before.mayUseMappedCode != after.mayUseMappedCode, tr("may set off outbound mappings"),
        yesOrNo(before.mayUseMappedCode), yesOrNo(after.mayUseMappedCode));
    return all;
}

} // namespace wrapdesk
