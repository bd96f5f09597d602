// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/rulewriter.h"

#include "codec/hourscodec.h"
#include "codec/rulekeys.h"

#include <QJsonArray>

namespace wrapdesk {

using std::chrono::seconds;

namespace {

// In the biggest unit that leaves a whole number.
QString durationText(seconds span)
{
    const qint64 length = span.count();
    for (const auto &[unit, size] : {std::pair('d', 24 * 3600), std::pair('h', 3600), std::pair('m', 60)}) {
        if (length != 0 && length % size == 0)
            return QString::number(length / size) + QLatin1Char(unit);
    }
    return QString::number(length) + u's';
}

QJsonValue range(const DurationRange &range)
{
    QJsonObject object;
    if (range.from)
        object.insert(rulekeys::from, durationText(*range.from));
    if (range.to)
        object.insert(rulekeys::to, durationText(*range.to));
    return range.isEmpty() ? QJsonValue(QJsonValue::Undefined) : object;
}

QJsonValue hours(const WeekHours &hours)
{
    return hours.isEmpty() ? QJsonValue(QJsonValue::Undefined) : hoursObject(hours);
}

QJsonValue orNothing(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}

QJsonValue orNothing(std::optional<int> number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Undefined);
}

QJsonValue orNothing(bool isSo) { return isSo ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined); }

JsonFields present(JsonFields fields)
{
    fields.removeIf([](const auto &field) { return field.second.isUndefined(); });
    return fields;
}

QJsonObject both(const QString &id, const QString &name) { return {{rulekeys::id, id}, {rulekeys::name, name}}; }

} // namespace

template <typename T>
QJsonValue RuleWriter::named(const T &id, RuleNames::Name<T> RuleNames::*name) const
{
    const QString called = m_names ? (m_names->*name)(id) : QString();
    if (called.isEmpty() || called == id.text())
        return id.text();
    return both(id.text(), called);
}

QJsonValue RuleWriter::code(const Rule &rule) const
{
    const QString now = m_names ? m_names->code(rule.code) : QString();
    const QString name = now.isEmpty() || now == rule.code.text() ? rule.codeName : now;
    return m_names && (name.isEmpty() || name == rule.code.text()) ? QJsonValue(rule.code.text())
                                                                   : both(rule.code.text(), name);
}

template <typename T, typename Write>
QJsonValue RuleWriter::choice(const Choice<T> &choice, Write write) const
{
    if (m_names ? choice.isEmpty() : choice == Choice<T>())
        return QJsonValue::Undefined;
    QJsonArray values;
    for (const T &value : choice.values)
        values.append(write(value));
    return QJsonObject{{choice.kind == Choice<T>::Kind::AnyOf ? rulekeys::anyOf : rulekeys::noneOf, values}};
}

JsonFields RuleWriter::conditions(const RuleConditions &when) const
{
    const auto writer = [this](auto name) { return [this, name](const auto &id) { return named(id, name); }; };
    const auto plain = [](const auto &value) { return QJsonValue(value); };
    const auto key = ruleFieldName;
    return present({{key(RuleField::Queues), choice(when.queues, writer(&RuleNames::queue))},
                    {key(RuleField::Media), choice(when.media, mediaName)},
                    {key(RuleField::Directions), choice(when.directions, directionName)},
                    {key(RuleField::Classes), choice(when.classes, stragglerClassName)},
                    {key(RuleField::Agents), choice(when.agents, writer(&RuleNames::agent))},
                    {key(RuleField::Teams), choice(when.teams, writer(&RuleNames::team))},
                    {key(RuleField::Divisions), choice(when.divisions, writer(&RuleNames::division))},
                    {key(RuleField::DisconnectTypes), choice(when.disconnectTypes, plain)},
                    {key(RuleField::ExternalTags), choice(when.externalTags, plain)},
                    {key(RuleField::Talk), range(when.talk)},
                    {key(RuleField::AcwAge), range(when.acwAge)},
                    {key(RuleField::ConversationAge), range(when.conversationAge)},
                    {key(RuleField::Hours), hours(when.hours)},
                    {key(RuleField::ByDesign), orNothing(when.byDesign)}});
}

JsonFields RuleWriter::beforeConditions(const Rule &rule) const
{
    return present({{rulekeys::id, orNothing(rule.id.text())},
                    {rulekeys::version, m_names ? QJsonValue(QJsonValue::Undefined) : QJsonValue(rule.version)},
                    {rulekeys::name, rule.name},
                    {rulekeys::mode, ruleModeName(rule.mode)}});
}

JsonFields RuleWriter::afterConditions(const Rule &rule) const
{
    const bool isBefore = rule.timing.kind == RuleTiming::Kind::BeforeTimeout;
    const QJsonObject timing{
        {isBefore ? rulekeys::beforeTimeout : rulekeys::afterGrace, durationText(rule.timing.span)}};
    return present({{rulekeys::timing, timing},
                    {rulekeys::code, code(rule)},
                    {rulekeys::notes, orNothing(rule.notes)},
                    {rulekeys::perHour, orNothing(rule.perHour)},
                    {rulekeys::perQueueHour, orNothing(rule.perQueueHour)},
                    {rulekeys::schedule, hours(rule.schedule)},
                    {rulekeys::mayUseMappedCode, orNothing(rule.mayUseMappedCode)}});
}

} // namespace wrapdesk
