// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api.h"
#include "authority.h"
#include "shape.h"

namespace demoorg {

class Site;

// Of conversations outside `reach`, neither says a word.

// POST /analytics/conversations/details/query: body and answer (FACTS §2.3).
Shape detailsQueryShape();
Answer detailsQuery(const Site &site, const Reach &reach, const QJsonObject &query);

// POST /analytics/conversations/activity/query: body and answer (FACTS §2.4).
Shape activityQueryShape();
Answer activityQuery(const Site &site, const Reach &reach, const QJsonObject &query);

} // namespace demoorg
