// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/conditionchoice.h"

#include <QCoreApplication>

#include <algorithm>

namespace wrapdesk {

namespace {

QString keyOf(const QString &text) { return text; }
QString keyOf(Media media) { return mediaName(media); }
QString keyOf(Direction direction) { return directionName(direction); }
QString keyOf(StragglerClass kind) { return stragglerClassName(kind); }
template <typename Tag>
QString keyOf(const Id<Tag> &id)
{
    return id.text();
}

void read(const QString &key, QString &value) { value = key; }
void read(const QString &key, Media &value) { value = mediaFromName(key).value_or(value); }
void read(const QString &key, Direction &value) { value = directionFromName(key).value_or(value); }
void read(const QString &key, StragglerClass &value) { value = stragglerClassFromName(key).value_or(value); }
template <typename Tag>
void read(const QString &key, Id<Tag> &value)
{
    value = Id<Tag>(key);
}

// Calls `visit` with the choice of the field.
template <typename Conditions, typename Visit>
void withChoice(Conditions &when, RuleField field, const Visit &visit)
{
    switch (field) {
    case RuleField::Queues:
        return visit(when.queues);
    case RuleField::Media:
        return visit(when.media);
    case RuleField::Directions:
        return visit(when.directions);
    case RuleField::Classes:
        return visit(when.classes);
    case RuleField::Agents:
        return visit(when.agents);
    case RuleField::Teams:
        return visit(when.teams);
    case RuleField::Divisions:
        return visit(when.divisions);
    case RuleField::DisconnectTypes:
        return visit(when.disconnectTypes);
    case RuleField::ExternalTags:
        return visit(when.externalTags);
    default:
        return;
    }
}

// What a single value is called.
QString labelOf(RuleField field, const QString &key, const RuleWords &words)
{
    if (field == RuleField::DisconnectTypes || field == RuleField::ExternalTags)
        return key;
    RuleConditions only;
    setChoice(only, field, {false, {key}});
    const QString label = words.condition(only, field);
    return label.isEmpty() ? key : label;
}

template <typename Value>
QList<ChoiceOption> optionsOf(RuleField field, std::initializer_list<Value> values, const RuleWords &words)
{
    QList<ChoiceOption> options;
    for (const Value value : values)
        options.append({keyOf(value), labelOf(field, keyOf(value), words), {}});
    return options;
}

template <typename Named>
QList<ChoiceOption> optionsOf(const Named &named)
{
    QList<ChoiceOption> options;
    for (const auto &[id, name] : named)
        options.append({keyOf(id), name, {}});
    return options;
}

QList<ChoiceOption> optionsOf(const QStringList &texts)
{
    QList<ChoiceOption> options;
    for (const QString &text : texts)
        options.append({text, text, {}});
    return options;
}

QList<ChoiceOption> offered(RuleField field, const RuleVocabulary &vocabulary, const RuleWords &words)
{
    QList<ChoiceOption> options;
    switch (field) {
    case RuleField::Queues:
        for (const Queue &queue : vocabulary.queues)
            options.append({queue.id.text(), queue.name, {}});
        return options;
    case RuleField::Media:
        return optionsOf(field,
                         {Media::Voice, Media::Callback, Media::Email, Media::Message, Media::Social, Media::Video,
                          Media::Cobrowse, Media::Screenshare},
                         words);
    case RuleField::Directions:
        return optionsOf(field, {Direction::Inbound, Direction::Outbound}, words);
    case RuleField::Classes:
        return optionsOf(field, {StragglerClass::Pending, StragglerClass::Missing, StragglerClass::SystemCoded}, words);
    case RuleField::Agents:
        return optionsOf(vocabulary.agents);
    case RuleField::Teams:
        return optionsOf(vocabulary.teams);
    case RuleField::Divisions:
        return optionsOf(vocabulary.divisions);
    case RuleField::DisconnectTypes:
        return optionsOf(vocabulary.disconnectTypes);
    case RuleField::ExternalTags:
        return optionsOf(vocabulary.externalTags);
    default:
        return options;
    }
}

} // namespace

QList<ChoiceOption> choiceOptions(RuleField field, const RuleConditions &when, const RuleVocabulary &vocabulary,
                                  const RuleWords &words)
{
    QList<ChoiceOption> options = offered(field, vocabulary, words);
    const QString remark =
        field == RuleField::Queues ? QCoreApplication::translate("ConditionChoice", "not there any more") : QString();
    for (const QString &key : choiceIn(when, field).keys) {
        const auto isIt = [&](const ChoiceOption &option) { return option.key == key; };
        if (std::none_of(options.begin(), options.end(), isIt))
            options.append({key, labelOf(field, key, words), remark});
    }
    return options;
}

ChoiceSelection choiceIn(const RuleConditions &when, RuleField field)
{
    ChoiceSelection selection;
    withChoice(when, field, [&]<typename T>(const Choice<T> &choice) {
        selection.isNoneOf = choice.kind == Choice<T>::Kind::NoneOf;
        for (const T &value : choice.values)
            selection.keys << keyOf(value);
    });
    return selection;
}

void setChoice(RuleConditions &when, RuleField field, const ChoiceSelection &selection)
{
    withChoice(when, field, [&]<typename T>(Choice<T> &choice) {
        choice.kind = selection.isNoneOf ? Choice<T>::Kind::NoneOf : Choice<T>::Kind::AnyOf;
        choice.values.clear();
        for (const QString &key : selection.keys) {
            T value{};
            read(key, value);
            choice.values.append(value);
        }
    });
}

const DurationRange *rangeIn(const RuleConditions &when, RuleField field)
{
    switch (field) {
    case RuleField::Talk:
        return &when.talk;
    case RuleField::AcwAge:
        return &when.acwAge;
    case RuleField::ConversationAge:
        return &when.conversationAge;
    default:
        return nullptr;
    }
}

} // namespace wrapdesk
