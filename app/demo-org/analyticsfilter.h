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

Shape filterShape(const QStringList &dimensions);

// True if the one thing behind `dimensions` fulfils the filter. All predicates of an `and` are held against that one
// thing; whether the real platform does the same is not verified (FACTS §11.9).
bool fulfils(const QJsonObject &filter, const Dimensions &dimensions);

} // namespace demoorg
