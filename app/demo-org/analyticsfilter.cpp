// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "analyticsfilter.h"

#include <algorithm>

namespace demoorg {

namespace {

Shape predicateShape(const QStringList &dimensions)
{
    const Shape range = Shape::object(
        {{"gt", Shape::number()}, {"gte", Shape::number()}, {"lt", Shape::number()}, {"lte", Shape::number()}});
    return Shape::object(
        {{"type", Shape::text({QStringLiteral("dimension"), QStringLiteral("property"), QStringLiteral("metric")})},
         {"dimension", Shape::text(dimensions)},
         {"property", Shape::text()},
         {"propertyType", Shape::text()},
         {"metric", Shape::text()},
         {"operator", Shape::text({QStringLiteral("matches"), QStringLiteral("exists"), QStringLiteral("notExists")})},
         {"value", Shape::text()},
         {"range", range}});
}

Shape andOr() { return Shape::text({QStringLiteral("and"), QStringLiteral("or")}); }

bool isWithin(const QJsonObject &range, const QStringList &values)
{
    return std::ranges::any_of(values, [&range](const QString &text) {
        const double value = text.toDouble();
        const auto holds = [&range, value](const char *name, auto compare) {
            const QJsonValue bound = range.value(QLatin1String(name));
            return !bound.isDouble() || compare(value, bound.toDouble());
        };
        return holds("gt", std::greater<>()) && holds("gte", std::greater_equal<>()) && holds("lt", std::less<>())
               && holds("lte", std::less_equal<>());
    });
}

// Points in time match a point or an interval "from/to" with its end excluded.
bool isSame(const QString &wanted, const QString &value)
{
    if (wanted == value)
        return true;
    const QDateTime at = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (!at.isValid())
        return false;
    const QDateTime from = QDateTime::fromString(wanted.section(u'/', 0, 0), Qt::ISODateWithMs);
    const QDateTime to = QDateTime::fromString(wanted.section(u'/', 1, 1), Qt::ISODateWithMs);
    return to.isValid() ? at >= from && at < to : at == from;
}

bool holds(const QJsonObject &predicate, const Dimensions &dimensions)
{
    const QString type = predicate.value(QStringLiteral("type")).toString(QStringLiteral("dimension"));
    const QStringList values = dimensions(predicate.value(type).toString());
    const QString operation = predicate.value(QStringLiteral("operator")).toString(QStringLiteral("matches"));
    if (operation == QStringLiteral("exists"))
        return !values.isEmpty();
    if (operation == QStringLiteral("notExists"))
        return values.isEmpty();
    if (predicate.value(QStringLiteral("range")).isObject())
        return isWithin(predicate.value(QStringLiteral("range")).toObject(), values);
    const QString wanted = predicate.value(QStringLiteral("value")).toString();
    return std::ranges::any_of(values, [&wanted](const QString &value) { return isSame(wanted, value); });
}

} // namespace

Shape filterShape(const QStringList &dimensions)
{
    const Shape predicates = Shape::listOf(predicateShape(dimensions));
    const Shape clause = Shape::object({{"type", andOr()}, {"predicates", predicates}},
                                       {QStringLiteral("type"), QStringLiteral("predicates")});
    return Shape::object({{"type", andOr()}, {"predicates", predicates}, {"clauses", Shape::listOf(clause)}},
                         {QStringLiteral("type")});
}

bool fulfils(const QJsonObject &filter, const Dimensions &dimensions)
{
    const bool isAnd = filter.value(QStringLiteral("type")).toString() == QStringLiteral("and");
    const QJsonArray predicates = filter.value(QStringLiteral("predicates")).toArray();
    const QJsonArray clauses = filter.value(QStringLiteral("clauses")).toArray();
    if (predicates.isEmpty() && clauses.isEmpty())
        return true;
    for (const auto &predicate : predicates)
        if (holds(predicate.toObject(), dimensions) != isAnd)
            return !isAnd;
    for (const auto &clause : clauses)
        if (fulfils(clause.toObject(), dimensions) != isAnd)
            return !isAnd;
    return isAnd;
}

} // namespace demoorg
