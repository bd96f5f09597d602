// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/rulereader.h"

#include "codec/hourscodec.h"
#include "codec/rulekeys.h"

#include <QRegularExpression>

namespace wrapdesk {

using std::chrono::seconds;

namespace {

// Whole numbers with a unit, "90s", "5m", "2h", "1d"; ten years at most.
seconds readDuration(const StrictCursor &json)
{
    static const QRegularExpression duration(QStringLiteral(R"(\A(\d{1,9})([smhd])\z)"));
    const QRegularExpressionMatch match = json.isText() ? duration.match(json.text()) : QRegularExpressionMatch();
    constexpr qint64 most = 3650LL * 24 * 3600;
    qint64 length = match.captured(1).toLongLong();
    for (const auto &[unit, size] : {std::pair(u"m", 60), std::pair(u"h", 3600), std::pair(u"d", 24 * 3600)})
        length *= match.captured(2) == unit ? size : 1;
    if (!match.hasMatch() || length > most) {
        json.expected(QStringLiteral("a duration in whole seconds, minutes, hours or days, as \"90s\", \"5m\", \"2h\" "
                                     "or \"1d\""));
        return {};
    }
    return seconds(length);
}

DurationRange readRange(const StrictCursor &json)
{
    DurationRange range;
    if (!json.isPresent() || !json.hasOnly(rulekeys::ofRange()))
        return range;
    if (json.has(rulekeys::from))
        range.from = readDuration(json.at(rulekeys::from));
    if (json.has(rulekeys::to))
        range.to = readDuration(json.at(rulekeys::to));
    if (range.isEmpty())
        json.fail(QStringLiteral("expected “from”, “to” or both"));
    return range;
}

// The only one of two keys that is there; empty after a finding.
QString eitherOf(const StrictCursor &json, const QString &one, const QString &other)
{
    if (!json.hasOnly({one, other}))
        return {};
    if (json.has(one) == json.has(other)) {
        json.fail(QStringLiteral("expected either “%1” or “%2”").arg(one, other));
        return {};
    }
    return json.has(one) ? one : other;
}

RuleTiming readTiming(const StrictCursor &json)
{
    const QString key = eitherOf(json, rulekeys::beforeTimeout, rulekeys::afterGrace);
    if (key.isEmpty())
        return {};
    const bool isBefore = key == rulekeys::beforeTimeout;
    return {.kind = isBefore ? RuleTiming::Kind::BeforeTimeout : RuleTiming::Kind::AfterGrace,
            .span = readDuration(json.at(key))};
}

template <typename T>
auto wordReader(const QStringList &words, std::optional<T> (*fromName)(QStringView))
{
    return [words, fromName](const StrictCursor &json) { return fromName(json.word(words)).value_or(T{}); };
}

std::optional<int> readCap(const StrictCursor &json)
{
    return json.isPresent() ? std::optional(json.number(1, rulekeys::mostPerHour)) : std::nullopt;
}

} // namespace

Rule RuleReader::read(const StrictCursor &json)
{
    m_strangers.clear();
    Rule rule;
    if (!json.hasOnly(isFile() ? rulekeys::ofRule() : rulekeys::ofRule() << rulekeys::version))
        return rule;
    if (json.has(rulekeys::id))
        rule.id = RuleId(fromText(json.at(rulekeys::id)));
    if (!isFile())
        rule.version = json.at(rulekeys::version).number(0, std::numeric_limits<int>::max());
    rule.name = json.at(rulekeys::name).text();
    rule.mode = ruleModeFromName(json.at(rulekeys::mode).word(rulekeys::modes())).value_or(RuleMode::Off);
    readConditions(json.at(rulekeys::when), rule.when);
    if (json.has(rulekeys::timing))
        rule.timing = readTiming(json.at(rulekeys::timing));
    rule.code = named(json.at(rulekeys::code), QStringLiteral("code"), &RuleNames::findCode, &rule.codeName);
    const QString codeName = isFile() ? m_names->code(rule.code) : QString();
    if (!codeName.isEmpty())
        rule.codeName = codeName;
    if (json.has(rulekeys::notes))
        rule.notes = json.at(rulekeys::notes).text();
    rule.perHour = readCap(json.at(rulekeys::perHour));
    rule.perQueueHour = readCap(json.at(rulekeys::perQueueHour));
    if (json.has(rulekeys::schedule))
        rule.schedule = readHours(json.at(rulekeys::schedule));
    if (json.has(rulekeys::mayUseMappedCode))
        rule.mayUseMappedCode = json.at(rulekeys::mayUseMappedCode).flag();
    return rule;
}

void RuleReader::readConditions(const StrictCursor &json, RuleConditions &when)
{
    if (!json.hasOnly(rulekeys::ofConditions()))
        return;
    const auto at = [&json](RuleField field) { return json.at(ruleFieldName(field)); };
    const auto plain = [this](const StrictCursor &value) { return fromText(value); };
    const auto reader = [this](const QString &kind, auto find) {
        return [this, kind, find](const StrictCursor &value) { return named(value, kind, find); };
    };
    when.queues = choice<QueueId>(at(RuleField::Queues), reader(QStringLiteral("queue"), &RuleNames::findQueue));
    when.media = choice<Media>(at(RuleField::Media), wordReader(rulekeys::media(), mediaFromName));
    when.directions =
        choice<Direction>(at(RuleField::Directions), wordReader(rulekeys::directions(), directionFromName));
    when.classes =
        choice<StragglerClass>(at(RuleField::Classes), wordReader(rulekeys::classes(), stragglerClassFromName));
    when.agents = choice<UserId>(at(RuleField::Agents), reader(QStringLiteral("agent"), &RuleNames::findAgent));
    when.teams = choice<TeamId>(at(RuleField::Teams), reader(QStringLiteral("team"), &RuleNames::findTeam));
    when.divisions =
        choice<DivisionId>(at(RuleField::Divisions), reader(QStringLiteral("division"), &RuleNames::findDivision));
    when.disconnectTypes = choice<QString>(at(RuleField::DisconnectTypes), plain);
    when.externalTags = choice<QString>(at(RuleField::ExternalTags), plain);
    when.talk = readRange(at(RuleField::Talk));
    when.acwAge = readRange(at(RuleField::AcwAge));
    when.conversationAge = readRange(at(RuleField::ConversationAge));
    if (at(RuleField::Hours).isPresent())
        when.hours = readHours(at(RuleField::Hours));
    if (at(RuleField::ByDesign).isPresent())
        when.byDesign = at(RuleField::ByDesign).flag();
}

// By id where it has one that is known, else by name. A text by itself may be either.
template <typename T>
T RuleReader::named(const StrictCursor &json, const QString &kind, RuleNames::Find<T> RuleNames::*find, QString *name)
{
    const bool isBoth = json.isText();
    if (!isBoth && !json.hasOnly(rulekeys::ofNamed()))
        return {};
    const auto part = [&](const QString &key) {
        return isBoth ? json.text() : json.has(key) ? json.at(key).text() : QString();
    };
    const QString id = part(rulekeys::id);
    const QString called = part(rulekeys::name);
    if (name)
        *name = called;
    if (!isFile())
        return T(id);
    if (id.isEmpty() && called.isEmpty()) {
        json.fail(
            QStringLiteral("the %1 is empty; expected its name, or an object with “id”, “name” or both").arg(kind));
        return {};
    }
    std::optional<T> found = id.isEmpty() ? std::nullopt : (m_names->*find)(id, {});
    if (!found && !called.isEmpty())
        found = (m_names->*find)({}, called);
    if (found)
        return *found;
    const QString wanted = called.isEmpty() ? id : called;
    m_strangers.append({.path = json.path(), .what = QStringLiteral("%1 “%2”").arg(kind, wanted)});
    return T(wanted);
}

QString RuleReader::fromText(const StrictCursor &json)
{
    QString text = json.text();
    if (text.isEmpty())
        json.fail(QStringLiteral("expected text that is not empty"));
    return text;
}

template <typename T, typename Read>
Choice<T> RuleReader::choice(const StrictCursor &json, Read read) const
{
    Choice<T> choice;
    const QString key = json.isPresent() ? eitherOf(json, rulekeys::anyOf, rulekeys::noneOf) : QString();
    if (key.isEmpty())
        return choice;
    choice.kind = key == rulekeys::anyOf ? Choice<T>::Kind::AnyOf : Choice<T>::Kind::NoneOf;
    const QList<StrictCursor> elements = json.at(key).elements();
    for (const StrictCursor &element : elements) {
        const T value = read(element);
        if (choice.values.contains(value))
            element.fail(QStringLiteral("this stands in the list twice"));
        choice.values << value;
    }
    if (isFile() && elements.isEmpty())
        json.at(key).fail(QStringLiteral("the list is empty; leave the condition out where it does not matter"));
    return choice;
}

} // namespace wrapdesk
