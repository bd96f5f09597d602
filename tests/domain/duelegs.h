// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/justintime.h"
#include "legs.h"

namespace wrapdesk::test {

// Legs that time out so many milliseconds after at(0); `before`: the rule's moment before that.
DueLeg due(int number, qint64 deadline, std::chrono::milliseconds before = std::chrono::seconds(3),
           const QString &rule = QStringLiteral("rule"));
QList<DueLeg> together(int count, qint64 deadline);

// A budget of windows: so many requests left of the present one, then so many from each next one on.
std::function<int(const QDateTime &)> windows(int left, qint64 firstEnd, int each, qint64 length = 60'000);

int missed(const JustInTimePlan &plan);
// Milliseconds after at(0).
QHash<LegId, qint64> starts(const JustInTimePlan &plan);
// When each leg is coded if what has begun is served in the order of the plan, first come on the connections.
QHash<LegId, qint64> served(const JustInTimePlan &plan, const JustInTimeMeans &means);
// The most legs that any order of them can have in time: every subset is tried, each served by its deadlines.
int mostInTime(const QList<DueLeg> &legs, const JustInTimeMeans &means);

} // namespace wrapdesk::test
