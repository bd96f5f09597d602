// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model.h"
#include "shape.h"

#include <QJsonObject>

#include <functional>

namespace demoorg {

// How the filters of an analytics query are written and what they mean: and/or over predicates and clauses, each
// predicate `matches` (a value or a range), `exists` or `notExists` on one dimension.

// All values a dimension has on the thing a filter is held against; none where it is absent.
using Dimensions = std::function<QStringList(const QString &dimension)>;

class AnalyticsFilter
{
public:
    static Shape shape(const QStringList &dimensions);

    // From JSON of that shape; an empty object lets everything through.
    explicit AnalyticsFilter(const QJsonObject &json);
    static QList<AnalyticsFilter> listFrom(const QJsonValue &json);

    // True if the one thing behind `dimensions` fulfils the filter. All predicates of an `and` are held against that
    // one thing; whether the real platform does the same is not verified (FACTS §11.9).
    bool admits(const Dimensions &dimensions) const;

private:
    enum class Operation
    {
        Matches,
        Exists,
        NotExists
    };

    struct Predicate
    {
        explicit Predicate(const QJsonObject &json);
        bool holds(const QStringList &values) const;

        QString dimension;
        Operation operation = Operation::Matches;
        QString value;
        QJsonObject range;
    };

    bool m_isAnd;
    QList<Predicate> m_predicates;
    QList<AnalyticsFilter> m_clauses;
};

} // namespace demoorg
