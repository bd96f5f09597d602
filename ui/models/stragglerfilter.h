// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/stragglermodel.h"

#include <QSet>

namespace wrapdesk {

// What the inbox is narrowed to. A value; empty parts let everything pass.
struct StragglerFilter
{
    QSet<StragglerClass> classes;
    bool byDesign = false; // legs without a code by design are shown too
    QString queue;
    QString agent;
    std::optional<Media> media;
    std::chrono::seconds olderThan{0};

    bool operator==(const StragglerFilter &) const = default;

    // By-design legs being written from here stay in sight.
    bool accepts(const StragglerRow &row, const QDateTime &now) const
    {
        if (row.straggler.byDesign && !byDesign && !row.course)
            return false;
        if (!classes.isEmpty() && !classes.contains(row.straggler.kind))
            return false;
        if (!queue.isEmpty() && row.queue != queue)
            return false;
        if (!agent.isEmpty() && row.agent != agent)
            return false;
        if (media && row.leg.media != *media)
            return false;
        return olderThan.count() == 0
               || (row.leg.endedAt.isValid() && row.leg.endedAt.secsTo(now) >= olderThan.count());
    }
};

inline size_t qHash(StragglerClass kind, size_t seed = 0) { return ::qHash(int(kind), seed); }

} // namespace wrapdesk
