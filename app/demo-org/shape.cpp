// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shape.h"

#include <QJsonDocument>

#include <cmath>

namespace demoorg {

namespace {

QString written(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isArray() || value.isObject())
        return value.isArray() ? QStringLiteral("list") : QStringLiteral("object");
    return value.toVariant().toString();
}

QJsonValue fromQueryText(const QString &text)
{
    if (text == QStringLiteral("true") || text == QStringLiteral("false"))
        return text == QStringLiteral("true");
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

} // namespace

Shape Shape::anything() { return Shape(Kind::Anything); }

Shape Shape::text(const QStringList &oneOf)
{
    Shape result(Kind::Text);
    result.m_oneOf = oneOf;
    return result;
}

Shape Shape::whole() { return Shape(Kind::Whole); }

Shape Shape::number() { return Shape(Kind::Number); }

Shape Shape::truth() { return Shape(Kind::Truth); }

Shape Shape::time() { return Shape(Kind::Time); }

Shape Shape::listOf(const Shape &element)
{
    Shape result(Kind::List);
    result.m_element = std::make_shared<const Shape>(element);
    return result;
}

Shape Shape::object(const std::vector<Field> &fields, const QStringList &required)
{
    QHash<QString, Shape> byName;
    for (const auto &[name, shape] : fields)
        byName.insert(QString::fromLatin1(name), shape);
    Shape result(Kind::Object);
    result.m_fields = std::make_shared<const QHash<QString, Shape>>(std::move(byName));
    result.m_required = required;
    return result;
}

Shape Shape::mapOf(const Shape &element)
{
    Shape result(Kind::Map);
    result.m_element = std::make_shared<const Shape>(element);
    return result;
}

std::optional<Problem> Shape::fault(const QJsonValue &value, const QString &where) const
{
    if (!holds(value))
        return invalidValue(where, written(value), expected());
    if (m_kind == Kind::Object)
        return objectFault(value.toObject(), where);
    if (m_kind == Kind::Map)
        return mapFault(value.toObject(), where);
    if (m_kind != Kind::List)
        return {};
    const QJsonArray elements = value.toArray();
    for (qsizetype i = 0; i < elements.size(); ++i)
        if (auto found = m_element->fault(elements.at(i), QStringLiteral("%1[%2]").arg(where).arg(i)))
            return found;
    return {};
}

std::optional<Problem> Shape::fault(const QUrlQuery &query) const
{
    if (m_kind == Kind::Anything)
        return {};
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        const auto field = m_fields->constFind(name);
        if (field == m_fields->constEnd())
            return badRequest(QStringLiteral("Unknown query parameter: %1").arg(name), name);
        const bool asText = field->m_kind == Kind::Text || field->m_kind == Kind::List;
        if (asText && field->m_oneOf.isEmpty())
            continue;
        if (!field->holds(asText ? QJsonValue(value) : fromQueryText(value)))
            return invalidValue(name, value, field->expected());
    }
    return {};
}

bool Shape::holds(const QJsonValue &value) const
{
    switch (m_kind) {
    case Kind::Anything:
        return true;
    case Kind::Text:
        return value.isString() && (m_oneOf.isEmpty() || m_oneOf.contains(value.toString()));
    case Kind::Whole:
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    case Kind::Number:
        return value.isDouble();
    case Kind::Truth:
        return value.isBool();
    case Kind::Time:
        return value.isString() && QDateTime::fromString(value.toString(), Qt::ISODateWithMs).isValid();
    case Kind::List:
        return value.isArray();
    case Kind::Map:
    case Kind::Object:
        return value.isObject();
    }
    return false;
}

QString Shape::expected() const
{
    switch (m_kind) {
    case Kind::Text:
        return m_oneOf.isEmpty() ? QStringLiteral("text") : m_oneOf.join(u", ");
    case Kind::Whole:
        return QStringLiteral("a whole number");
    case Kind::Number:
        return QStringLiteral("a number");
    case Kind::Truth:
        return QStringLiteral("true or false");
    case Kind::Time:
        return QStringLiteral("a date and time in ISO-8601");
    case Kind::List:
        return QStringLiteral("a list");
    case Kind::Map:
    case Kind::Object:
        return QStringLiteral("an object");
    case Kind::Anything:
        break;
    }
    return QStringLiteral("anything");
}

std::optional<Problem> Shape::objectFault(const QJsonObject &object, const QString &where) const
{
    const QString prefix = where.isEmpty() ? QString() : where + u'.';
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto field = m_fields->constFind(it.key());
        if (field == m_fields->constEnd())
            return badRequest(QStringLiteral("Unrecognized field: %1").arg(prefix + it.key()), prefix + it.key());
        if (it.value().isNull())
            continue;
        if (auto found = field->fault(it.value(), prefix + it.key()))
            return found;
    }
    for (const QString &name : m_required)
        if (object.value(name).isNull() || object.value(name).isUndefined())
            return Problem{
                .status = 400,
                .code = QStringLiteral("required.field.missing"),
                .message = QStringLiteral("The field {field} is required."),
                .params = {{QStringLiteral("field"), prefix + name}},
                .details = {QJsonObject{{QStringLiteral("errorCode"), QStringLiteral("required.field.missing")},
                                        {QStringLiteral("fieldName"), prefix + name}}}};
    return {};
}

std::optional<Problem> Shape::mapFault(const QJsonObject &map, const QString &where) const
{
    for (auto it = map.begin(); it != map.end(); ++it)
        if (auto found = m_element->fault(it.value(), where + u'.' + it.key()))
            return found;
    return {};
}

} // namespace demoorg
