// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/leg.h"

#include <QHash>
#include <QSet>

namespace wrapdesk {

// What was read of legs in the last minute. Where a leg's agent can no longer act, that read permits the write as well
// (ARCHITECTURE: the read that finds is the read that permits). A value; `now` is platform time.
class KnownLegs
{
public:
    static constexpr std::chrono::seconds freshFor{60};

    enum class Verdict
    {
        Unknown, // not read, or too long ago
        Permits, // closed, and read lately: may be written
        NeedsRead, // its agent may still act, or the answer did not hold it
        NeedsProof, // analytics knows it; that its id is the communication's own is not proven for this medium yet
    };

    // All legs of the conversations as they were just read, one by one or in a batch of details (FACTS §2.3). That
    // analytics' session id is the communication's id is believed for a medium once a leg is found by both.
    void remember(const QList<Leg> &legs, Source source, const QDateTime &now);
    // The batch was asked for these and did not hold them.
    void missed(const QList<LegId> &legs, const QDateTime &now);
    // Something was heard of it, or written to it: what was read is no longer true.
    void forget(const LegId &leg) { m_known.remove(leg); }

    Verdict verdict(const LegId &leg, const QDateTime &now) const;
    // The leg as read, if it is known at all, and for how long that still counts.
    std::optional<Leg> find(const LegId &leg) const;
    std::chrono::milliseconds freshness(const LegId &leg, const QDateTime &now) const;

private:
    struct Known
    {
        Leg leg;
        QDateTime at;
        bool isAnalytics = false;
        bool isMissing = false;
    };

    QHash<LegId, Known> m_known;
    QSet<Media> m_agreeing;
};

} // namespace wrapdesk
