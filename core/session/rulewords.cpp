// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/rulewords.h"

#include <algorithm>

namespace wrapdesk {

namespace {

using Length = RulePhrases::Length;

// What is chosen by its names: sorted, so that the same choice always reads the same.
template <typename T>
QStringList namesOf(const Choice<T> &choice, const std::function<QString(const T &)> &name)
{
    QStringList names;
    for (const T &value : choice.values) {
        const QString known = name ? name(value) : QString();
        names << (known.isEmpty() ? value.text() : known);
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

// The values of an enum in its own order, each in its word.
template <typename T>
QStringList wordsOf(const Choice<T> &choice, QString (*word)(T))
{
    QList<T> values = choice.values;
    std::sort(values.begin(), values.end());
    QStringList words;
    for (const T value : values)
        words << word(value);
    return words;
}

QStringList textsOf(const Choice<QString> &choice)
{
    QStringList texts = choice.values;
    texts.sort(Qt::CaseInsensitive);
    return texts;
}

template <typename T>
bool isAnyOf(const Choice<T> &choice)
{
    return choice.kind == Choice<T>::Kind::AnyOf;
}

// "in %1" or "not in %1", or nothing where nothing is chosen.
template <typename T>
QString chosen(const Choice<T> &choice, const QStringList &names, const QString &anyOf, const QString &noneOf)
{
    if (choice.isEmpty())
        return {};
    return (isAnyOf(choice) ? anyOf : noneOf).arg(RulePhrases::oneOf(names, Length::Short));
}

// What the classes that are meant are said to be; those a person has coded are never meant.
QString classClause(const Choice<StragglerClass> &classes)
{
    const std::array each{std::pair(StragglerClass::Pending, RuleWords::tr("pending")),
                          std::pair(StragglerClass::Missing, RuleWords::tr("missing its code")),
                          std::pair(StragglerClass::SystemCoded, RuleWords::tr("system-coded"))};
    QStringList meant;
    for (const auto &[kind, word] : each) {
        if (classes.holds(kind))
            meant << word;
    }
    if (meant.isEmpty())
        return RuleWords::tr("is of no class there is");
    if (meant.size() == qsizetype(each.size()))
        return RuleWords::tr("is a straggler");
    return RuleWords::tr("is %1").arg(RulePhrases::oneOf(meant, Length::Full));
}

QString withArticle(const QString &words)
{
    const bool isVowel = !words.isEmpty() && QStringLiteral("aeiou").contains(words.front(), Qt::CaseInsensitive);
    return isVowel ? RuleWords::tr("an %1", "before a vowel").arg(words) : RuleWords::tr("a %1").arg(words);
}

} // namespace

RuleWords::RuleWords(Names names) : m_names(std::move(names)) { }

QString RuleWords::sentence(const Rule &rule) const
{
    return tr("When %1 %2: %3.").arg(subject(rule.when), predicate(rule.when), action(rule));
}

QString RuleWords::subject(const RuleConditions &when) const
{
    QStringList kind; // before the noun
    QStringList excluded; // said after it
    const QStringList directions = wordsOf(when.directions, RulePhrases::direction);
    const QStringList media = wordsOf(when.media, RulePhrases::media);
    if (!when.directions.isEmpty())
        (isAnyOf(when.directions) ? kind : excluded) << RulePhrases::oneOf(directions, Length::Short);
    if (!when.media.isEmpty())
        (isAnyOf(when.media) ? kind : excluded) << RulePhrases::oneOf(media, Length::Short);

    const bool isOneDivision = when.divisions.values.size() == 1;
    QStringList parts{
        chosen(when.queues, namesOf(when.queues, m_names.queue), tr("in %1"), tr("not in %1")),
        chosen(when.divisions, namesOf(when.divisions, m_names.division),
               isOneDivision ? tr("in division %1") : tr("in divisions %1"),
               isOneDivision ? tr("not in division %1") : tr("not in divisions %1")),
        chosen(when.agents, namesOf(when.agents, m_names.agent), tr("handled by %1"), tr("not handled by %1")),
        chosen(when.teams, namesOf(when.teams, m_names.team), tr("of team %1"), tr("not of team %1"))};
    for (const QString &each : std::as_const(excluded))
        parts << tr("that is not %1").arg(each);
    parts.removeAll(QString());
    if (kind.isEmpty() && parts.isEmpty())
        return tr("any leg");
    const QString noun = withArticle((kind << tr("leg")).join(u' '));
    return (QStringList(noun) + parts).join(u' ');
}

QString RuleWords::predicate(const RuleConditions &when) const
{
    const auto lasting = [](const DurationRange &range, const QString &clause) {
        return range.isEmpty() ? QString() : clause.arg(RulePhrases::range(range));
    };
    QStringList clauses{classClause(when.classes),
                        chosen(when.disconnectTypes, textsOf(when.disconnectTypes), tr("its disconnect type is %1"),
                               tr("its disconnect type is not %1")),
                        chosen(when.externalTags, RulePhrases::quoted(textsOf(when.externalTags)), tr("its tag is %1"),
                               tr("its tag is not %1")),
                        lasting(when.talk, tr("its talk lasted %1")),
                        lasting(when.acwAge, tr("its ACW has lasted %1")),
                        lasting(when.conversationAge, tr("its conversation began %1 ago")),
                        when.hours.isEmpty() ? QString() : tr("it ended within %1").arg(hours(when.hours))};
    clauses.removeAll(QString());
    const QString all = RulePhrases::allOf(clauses);
    return when.byDesign ? tr("%1, even where no code is expected").arg(all) : all;
}

QString RuleWords::action(const Rule &rule) const
{
    const QString span = RulePhrases::duration(rule.timing.span);
    QString moment = tr("%1 before its time-out").arg(span);
    if (rule.timing.kind == RuleTiming::Kind::AfterGrace)
        moment = rule.timing.span.count() > 0 ? tr("%1 after its end").arg(span) : tr("as soon as it has ended");
    QString act = (rule.mode == RuleMode::Suggest ? tr("suggest %1") : tr("apply %1")).arg(codeOf(rule));
    if (!rule.notes.isEmpty())
        act = tr("%1 with a note").arg(act);
    QStringList parts{moment, act};
    if (rule.perHour)
        parts << tr("at most %1 an hour").arg(*rule.perHour);
    if (rule.perQueueHour)
        parts << tr("at most %1 an hour for each queue").arg(*rule.perQueueHour);
    if (!rule.schedule.isEmpty())
        parts << tr("only within %1").arg(hours(rule.schedule));
    return parts.join(QStringLiteral(", "));
}

QString RuleWords::codeOf(const Rule &rule) const
{
    if (rule.code.isEmpty())
        return tr("…", "no code chosen yet");
    const QString known = m_names.code ? m_names.code(rule.code) : QString();
    const bool isNamed = !known.isEmpty() && known != rule.code.text();
    const QString kept = rule.codeName.isEmpty() ? rule.code.text() : rule.codeName;
    return RulePhrases::quoted(isNamed ? known : kept);
}

QString RuleWords::condition(const RuleConditions &when, RuleField field) const
{
    return asked(when, field, Length::Short);
}

QString RuleWords::asked(const RuleConditions &when, RuleField field, Length length) const
{
    const auto either = [length](const auto &choice, const QStringList &names) {
        if (choice.isEmpty())
            return QString();
        const QString any = RulePhrases::oneOf(names, length);
        return isAnyOf(choice) ? any : tr("not %1").arg(any);
    };
    switch (field) {
    case RuleField::Queues:
        return either(when.queues, namesOf(when.queues, m_names.queue));
    case RuleField::Media:
        return either(when.media, wordsOf(when.media, RulePhrases::media));
    case RuleField::Directions:
        return either(when.directions, wordsOf(when.directions, RulePhrases::direction));
    case RuleField::Classes:
        return either(when.classes, wordsOf(when.classes, RulePhrases::stragglerClass));
    case RuleField::Agents:
        return either(when.agents, namesOf(when.agents, m_names.agent));
    case RuleField::Teams:
        return either(when.teams, namesOf(when.teams, m_names.team));
    case RuleField::Divisions:
        return either(when.divisions, namesOf(when.divisions, m_names.division));
    case RuleField::DisconnectTypes:
        return either(when.disconnectTypes, textsOf(when.disconnectTypes));
    case RuleField::ExternalTags:
        return either(when.externalTags, RulePhrases::quoted(textsOf(when.externalTags)));
    case RuleField::Talk:
        return RulePhrases::range(when.talk);
    case RuleField::AcwAge:
        return RulePhrases::range(when.acwAge);
    case RuleField::ConversationAge:
        return RulePhrases::range(when.conversationAge);
    case RuleField::Hours:
        return when.hours.isEmpty() ? QString() : hours(when.hours);
    case RuleField::ByDesign:
        return when.byDesign ? tr("also what needs no code") : QString();
    }
    return {};
}

QString RuleWords::field(RuleField field) const
{
    const std::array names{tr("queue"),
                           tr("media"),
                           tr("direction"),
                           tr("class"),
                           tr("agent"),
                           tr("team"),
                           tr("division"),
                           tr("disconnect type"),
                           tr("tag"),
                           tr("talk"),
                           tr("ACW age"),
                           tr("conversation age"),
                           tr("time of its end"),
                           tr("code expected")};
    static_assert(names.size() == ruleFieldCount);
    return names[static_cast<size_t>(field)];
}

QString RuleWords::timing(const RuleTiming &timing) const
{
    const QString span = RulePhrases::duration(timing.span);
    if (timing.kind == RuleTiming::Kind::BeforeTimeout)
        return tr("%1 before the time-out").arg(span);
    return timing.span.count() > 0 ? tr("after a grace of %1").arg(span) : tr("without a grace");
}

QString RuleWords::mode(RuleMode mode) const
{
    switch (mode) {
    case RuleMode::Off:
        return tr("off");
    case RuleMode::Suggest:
        return tr("suggest");
    case RuleMode::Apply:
        return tr("apply");
    }
    return {};
}

QString RuleWords::hours(const WeekHours &hours) const { return RulePhrases::hours(hours); }

QString RuleWords::stop(RuleStop stop) const
{
    switch (stop) {
    case RuleStop::None:
        return {};
    case RuleStop::Suggests:
        return tr("it only suggests");
    case RuleStop::RulesOff:
        return tr("all rules are switched off");
    case RuleStop::NotDue:
        return tr("its moment has not come");
    case RuleStop::OutOfSchedule:
        return tr("it is outside its schedule");
    case RuleStop::QuietHours:
        return tr("these are quiet hours");
    case RuleStop::HourCap:
        return tr("its hour's cap is reached");
    case RuleStop::QueueCap:
        return tr("its hour's cap for the queue is reached");
    case RuleStop::Provisional:
        return tr("the agent has saved a code for later");
    case RuleStop::Blocked:
        return tr("a conflict keeps it from acting");
    case RuleStop::BeingWritten:
        return tr("a code is being written already");
    case RuleStop::DecidedBefore:
        return tr("a rule has acted on the leg before");
    case RuleStop::NotAble:
        return tr("the platform has refused such legs to this sign-in lately");
    case RuleStop::CannotWrite:
        return tr("nothing can be coded now: no permission, or nothing can be kept on disk");
    }
    return {};
}

} // namespace wrapdesk
