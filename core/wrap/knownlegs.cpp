// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wrap/knownlegs.h"

namespace wrapdesk {

namespace {

// Analytics shows an open ACW as an open wrap-up segment; a leg that shows none a while after its end has none.
constexpr std::chrono::minutes acwHasShown{5};

bool canNoLongerAct(const Leg &leg, bool isAnalytics, const QDateTime &now)
{
    if (!leg.isEnded() || leg.isInAcw())
        return false;
    if (!isAnalytics || leg.acw != AcwState::Unknown)
        return true;
    return leg.endedAt.isValid() && leg.endedAt.addSecs(std::chrono::seconds(acwHasShown).count()) < now;
}

} // namespace

void KnownLegs::remember(const QList<Leg> &legs, Source source, const QDateTime &now)
{
    m_known.removeIf([&](const auto &known) { return known.value().at.secsTo(now) >= freshFor.count(); });
    const bool isAnalytics = source != Source::Read;
    for (const Leg &leg : legs) {
        const auto before = m_known.constFind(leg.id);
        if (before != m_known.cend() && before->isAnalytics != isAnalytics && !before->isMissing)
            m_agreeing.insert(leg.media);
        m_known.insert(leg.id, {.leg = leg, .at = now, .isAnalytics = isAnalytics});
    }
}

void KnownLegs::missed(const QList<LegId> &legs, const QDateTime &now)
{
    for (const LegId &id : legs)
        m_known.insert(id, {.leg = {.id = id}, .at = now, .isAnalytics = true, .isMissing = true});
}

KnownLegs::Verdict KnownLegs::verdict(const LegId &leg, const QDateTime &now) const
{
    const auto known = m_known.constFind(leg);
    if (known == m_known.cend() || freshness(leg, now).count() <= 0)
        return Verdict::Unknown;
    if (known->isMissing || !canNoLongerAct(known->leg, known->isAnalytics, now))
        return Verdict::NeedsRead;
    return known->isAnalytics && !m_agreeing.contains(known->leg.media) ? Verdict::NeedsProof : Verdict::Permits;
}

std::optional<Leg> KnownLegs::find(const LegId &leg) const
{
    const auto known = m_known.constFind(leg);
    return known == m_known.cend() || known->isMissing ? std::nullopt : std::optional(known->leg);
}

std::chrono::milliseconds KnownLegs::freshness(const LegId &leg, const QDateTime &now) const
{
    const auto known = m_known.constFind(leg);
    if (known == m_known.cend())
        return {};
    return freshFor - std::chrono::milliseconds(known->at.msecsTo(now));
}

} // namespace wrapdesk
