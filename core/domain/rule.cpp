// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rule.h"

#include "domain/named.h"

#include <QRegularExpression>

#include <algorithm>

namespace wrapdesk {

using namespace std::chrono_literals;

namespace {

constexpr std::array modeNames{
    std::pair(RuleMode::Off, QLatin1String("off")),
    std::pair(RuleMode::Suggest, QLatin1String("suggest")),
    std::pair(RuleMode::Apply, QLatin1String("apply")),
};

constexpr std::array fieldNames{
    std::pair(RuleField::Queues, QLatin1String("queues")),
    std::pair(RuleField::Media, QLatin1String("media")),
    std::pair(RuleField::Directions, QLatin1String("directions")),
    std::pair(RuleField::Classes, QLatin1String("classes")),
    std::pair(RuleField::Agents, QLatin1String("agents")),
    std::pair(RuleField::Teams, QLatin1String("teams")),
    std::pair(RuleField::Divisions, QLatin1String("divisions")),
    std::pair(RuleField::DisconnectTypes, QLatin1String("disconnectTypes")),
    std::pair(RuleField::ExternalTags, QLatin1String("externalTags")),
    std::pair(RuleField::Talk, QLatin1String("talk")),
    std::pair(RuleField::AcwAge, QLatin1String("acwAge")),
    std::pair(RuleField::ConversationAge, QLatin1String("conversationAge")),
    std::pair(RuleField::Hours, QLatin1String("hours")),
    std::pair(RuleField::ByDesign, QLatin1String("byDesign")),
};

constexpr std::array placeholders{
    QLatin1String("{rule}"),  QLatin1String("{queue}"), QLatin1String("{agent}"), QLatin1String("{media}"),
    QLatin1String("{class}"), QLatin1String("{ended}"), QLatin1String("{talk}"),
};

constexpr qsizetype longestNotes = 2000; // FACTS §4, UTF-16 units

QString fault(QStringView field, const QString &what) { return QStringLiteral("%1: %2").arg(field, what); }
QString fault(RuleField field, const QString &what) { return fault(ruleFieldName(field), what); }

QString nameFault(const Rule &rule)
{
    if (rule.name.trimmed().isEmpty())
        return fault(u"name", QStringLiteral("a rule needs a name"));
    if (rule.name.size() > longestRuleName)
        return fault(u"name", QStringLiteral("at most %1 characters").arg(longestRuleName));
    return {};
}

// A leg that does not tell is none of the values: a value that stands for that would never be met.
template <typename T>
QString choiceFault(RuleField field, const Choice<T> &choice, const T &notKnown)
{
    return choice.values.contains(notKnown) ? fault(field, QStringLiteral("one of the values is empty or unknown"))
                                            : QString();
}

QString rangeFault(RuleField field, const DurationRange &range)
{
    if (range.from.value_or(0s) < 0s || range.to.value_or(0s) < 0s)
        return fault(field, QStringLiteral("must not be negative"));
    if (range.to && range.from.value_or(0s) >= *range.to)
        return fault(field, QStringLiteral("“from” must be less than “to”"));
    return {};
}

QString hoursFault(QStringView field, const WeekHours &hours)
{
    const QString why = hours.impossible();
    return why.isEmpty() ? QString() : fault(field, why);
}

QString classesFault(const Choice<StragglerClass> &classes)
{
    if (!classes.values.contains(StragglerClass::Orphaned))
        return {};
    return fault(RuleField::Classes, QStringLiteral("orphaned legs hold a person's code, which no rule replaces"));
}

QString conditionsFault(const RuleConditions &when)
{
    const std::array faults{
        choiceFault(RuleField::Queues, when.queues, {}),
        choiceFault(RuleField::Media, when.media, Media::Unknown),
        choiceFault(RuleField::Directions, when.directions, Direction::Unknown),
        classesFault(when.classes),
        choiceFault(RuleField::Agents, when.agents, {}),
        choiceFault(RuleField::Teams, when.teams, {}),
        choiceFault(RuleField::Divisions, when.divisions, {}),
        choiceFault(RuleField::DisconnectTypes, when.disconnectTypes, {}),
        choiceFault(RuleField::ExternalTags, when.externalTags, {}),
        rangeFault(RuleField::Talk, when.talk),
        rangeFault(RuleField::AcwAge, when.acwAge),
        rangeFault(RuleField::ConversationAge, when.conversationAge),
        hoursFault(ruleFieldName(RuleField::Hours), when.hours),
    };
    for (const QString &each : faults) {
        if (!each.isEmpty())
            return each;
    }
    return {};
}

QString timingFault(const RuleTiming &timing)
{
    const bool isGrace = timing.kind == RuleTiming::Kind::AfterGrace;
    if (isGrace && (timing.span < 0s || timing.span > 7 * 24h))
        return fault(u"timing", QStringLiteral("a grace is 0 s to 7 days"));
    if (!isGrace && (timing.span < 1s || timing.span > 60s))
        return fault(u"timing", QStringLiteral("1 s to 60 s before the time-out"));
    return {};
}

QString capsFault(const Rule &rule)
{
    if (rule.perHour.value_or(1) < 1)
        return fault(u"perHour", QStringLiteral("at least 1"));
    if (rule.perQueueHour.value_or(1) < 1)
        return fault(u"perQueueHour", QStringLiteral("at least 1"));
    return {};
}

const QRegularExpression &placeholderPattern()
{
    static const QRegularExpression pattern(QStringLiteral(R"(\{[^{}]*\})"));
    return pattern;
}

QString notesFault(const QString &notes)
{
    if (notes.size() > longestRuleNotes)
        return fault(u"notes", QStringLiteral("at most %1 characters").arg(longestRuleNotes));
    QRegularExpressionMatchIterator found = placeholderPattern().globalMatch(notes);
    while (found.hasNext()) {
        const QString word = found.next().captured();
        if (std::find(placeholders.begin(), placeholders.end(), word) == placeholders.end())
            return fault(
                u"notes",
                QStringLiteral("there is no placeholder %1, only %2").arg(word, notePlaceholders().join(u' ')));
    }
    return {};
}

QString orNotKnown(const QString &text) { return text.isEmpty() ? QStringLiteral("not known") : text; }

QString endText(const Leg &leg, const QTimeZone &zone)
{
    const QDateTime end = leg.endedAt.isValid() ? leg.endedAt : leg.acwStart;
    return end.toTimeZone(zone.isValid() ? zone : QTimeZone::utc()).toString(u"yyyy-MM-dd HH:mm");
}

QString talkText(const Leg &leg)
{
    if (!leg.connectedAt.isValid() || !leg.endedAt.isValid())
        return {};
    const qint64 seconds = std::max<qint64>(0, leg.connectedAt.secsTo(leg.endedAt));
    if (seconds < 60)
        return QStringLiteral("%1 s").arg(seconds);
    if (seconds < 3600)
        return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return QStringLiteral("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString cutTo(qsizetype most, QString text)
{
    if (text.size() <= most)
        return text;
    text.truncate(text.at(most - 1).isHighSurrogate() ? most - 1 : most);
    return text;
}

} // namespace

QString ruleModeName(RuleMode mode) { return nameIn(modeNames, mode); }

std::optional<RuleMode> ruleModeFromName(QStringView name) { return valueIn(modeNames, name); }

QString ruleFieldName(RuleField field) { return nameIn(fieldNames, field); }

std::optional<RuleField> ruleFieldFromName(QStringView name) { return valueIn(fieldNames, name); }

QString ruleError(const Rule &rule)
{
    const std::array faults{
        nameFault(rule),
        conditionsFault(rule.when),
        timingFault(rule.timing),
        rule.code.isEmpty() ? fault(u"code", QStringLiteral("no code is chosen")) : QString(),
        notesFault(rule.notes),
        capsFault(rule),
        hoursFault(u"schedule", rule.schedule),
    };
    for (const QString &each : faults) {
        if (!each.isEmpty())
            return each;
    }
    return {};
}

QStringList notePlaceholders() { return {placeholders.begin(), placeholders.end()}; }

QString notesFor(const Rule &rule, const Leg &leg, const Straggler &straggler, const NoteWords &words)
{
    const QHash<QString, QString> values{
        {placeholders[0], rule.name},
        {placeholders[1], orNotKnown(words.queue)},
        {placeholders[2], orNotKnown(words.agent.isEmpty() ? leg.agentName : words.agent)},
        {placeholders[3], mediaName(leg.media)},
        {placeholders[4], stragglerClassName(straggler.kind)},
        {placeholders[5], orNotKnown(endText(leg, words.zone))},
        {placeholders[6], orNotKnown(talkText(leg))},
    };
    // In one go: what stands in a name is text, never a placeholder.
    QString notes;
    qsizetype copied = 0;
    QRegularExpressionMatchIterator found = placeholderPattern().globalMatch(rule.notes);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        notes += QStringView(rule.notes).sliced(copied, match.capturedStart() - copied);
        notes += values.value(match.captured(), match.captured());
        copied = match.capturedEnd();
    }
    notes += QStringView(rule.notes).sliced(copied);
    return cutTo(longestNotes, notes);
}

} // namespace wrapdesk
