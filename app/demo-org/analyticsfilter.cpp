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

} // namespace

Shape AnalyticsFilter::shape(const QStringList &dimensions)
{
    const Shape predicates = Shape::listOf(predicateShape(dimensions));
    const Shape clause = Shape::object({{"type", andOr()}, {"predicates", predicates}},
                                       {QStringLiteral("type"), QStringLiteral("predicates")});
    return Shape::object({{"type", andOr()}, {"predicates", predicates}, {"clauses", Shape::listOf(clause)}},
                         {QStringLiteral("type")});
}

AnalyticsFilter::AnalyticsFilter(const QJsonObject &json)
    : m_isAnd(json.value(QStringLiteral("type")) != QStringLiteral("or")),
      m_clauses(listFrom(json.value(QStringLiteral("clauses"))))
{
    const QJsonArray predicates = json.value(QStringLiteral("predicates")).toArray();
    for (const auto &predicate : predicates)
        m_predicates.append(Predicate(predicate.toObject()));
}

QList<AnalyticsFilter> AnalyticsFilter::listFrom(const QJsonValue &json)
{
    QList<AnalyticsFilter> result;
    const QJsonArray filters = json.toArray();
    for (const auto &filter : filters)
        result.append(AnalyticsFilter(filter.toObject()));
    return result;
}

bool AnalyticsFilter::admits(const Dimensions &dimensions) const
{
    if (m_predicates.isEmpty() && m_clauses.isEmpty())
        return true;
    for (const Predicate &predicate : m_predicates)
        if (predicate.holds(dimensions(predicate.dimension)) != m_isAnd)
            return !m_isAnd;
    for (const AnalyticsFilter &clause : m_clauses)
        if (clause.admits(dimensions) != m_isAnd)
            return !m_isAnd;
    return m_isAnd;
}

AnalyticsFilter::Predicate::Predicate(const QJsonObject &json)
    : dimension(json.value(json.value(QStringLiteral("type")).toString(QStringLiteral("dimension"))).toString()),
      value(json.value(QStringLiteral("value")).toString()),
      range(json.value(QStringLiteral("range")).toObject())
{
    const QString written = json.value(QStringLiteral("operator")).toString();
    if (written == QStringLiteral("exists"))
        operation = Operation::Exists;
    else if (written == QStringLiteral("notExists"))
        operation = Operation::NotExists;
}

bool AnalyticsFilter::Predicate::holds(const QStringList &values) const
{
    if (operation != Operation::Matches)
        return values.isEmpty() == (operation == Operation::NotExists);
    if (!range.isEmpty())
        return isWithin(range, values);
    return std::ranges::any_of(values, [this](const QString &each) { return isSame(value, each); });
}

} // namespace demoorg
