// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/evidence.h"

#include "domain/named.h"

#include <algorithm>
#include <tuple>

namespace wrapdesk {

namespace {

constexpr std::array abilityNames{
    std::pair(Ability::CodePending, QLatin1String("code-pending")),
    std::pair(Ability::CodeClosed, QLatin1String("code-closed")),
};

// An answer to a write of ours on a leg of another agent, seen from its request to its effect.
bool isAnAttempt(const Intent &ended, const Leg &leg)
{
    const bool ownLeg = !ended.by.isEmpty() && leg.agent == ended.by;
    return ended.what == Intent::What::Code && ended.reason.kind != Reason::Kind::PutBack && !ended.unwatched
           && !ownLeg;
}

// Confirmed without a write: what was wanted stood there already.
bool stoodThereBefore(const Intent &ended)
{
    return ended.found && ended.found->stands()
           && (ended.found->code == ended.code.id.text() || ended.found->code == ended.code.name);
}

// Who may not even read a conversation has not tried to code it.
bool wasTheReadRefused(const Intent &ended)
{
    return ended.error && ended.error->where.startsWith(QLatin1String("GET "));
}

bool isAboutTheSignIn(Refusal refusal)
{
    switch (refusal) {
    case Refusal::UserNeeded:
    case Refusal::PermissionMissing:
    case Refusal::NotAParticipant:
    case Refusal::Forbidden:
        return true;
    default:
        return false;
    }
}

Evidence evidence(const Intent &ended, const Leg &leg, Ability ability, bool isAble)
{
    Evidence evidence{.by = ended.by, .ability = ability, .media = leg.media, .isAble = isAble, .at = ended.settledAt};
    if (!ended.correlationIds.isEmpty())
        evidence.correlationId = ended.correlationIds.last();
    if (ended.error) {
        evidence.code = ended.error->code;
        if (!ended.error->correlationId.isEmpty())
            evidence.correlationId = ended.error->correlationId;
    }
    return evidence;
}

auto keyOf(const Evidence &evidence) { return std::tuple(evidence.ability, evidence.media); }

} // namespace

QString abilityName(Ability ability) { return nameIn(abilityNames, ability); }

std::optional<Ability> abilityFromName(QStringView name) { return valueIn(abilityNames, name); }

std::optional<Evidence> evidenceOf(const Intent &ended, const Leg &leg)
{
    if (!isAnAttempt(ended, leg))
        return {};
    const Ability tried = ended.foundInAcw ? Ability::CodePending : Ability::CodeClosed;
    if (ended.state == IntentState::Confirmed && !stoodThereBefore(ended))
        return evidence(ended, leg, tried, true);
    if (ended.state == IntentState::Locked) // closed meanwhile, if it was still open when it was read
        return evidence(ended, leg, Ability::CodeClosed, false);
    if (ended.state == IntentState::Refused && isAboutTheSignIn(ended.refusal) && !wasTheReadRefused(ended))
        return evidence(ended, leg, tried, false);
    return {};
}

void Capabilities::learn(const Evidence &evidence)
{
    const auto known = std::find_if(m_known.begin(), m_known.end(),
                                    [&](const Evidence &each) { return keyOf(each) == keyOf(evidence); });
    if (known == m_known.end())
        m_known.append(evidence);
    else if (evidence.at >= known->at)
        *known = evidence;
}

std::optional<Evidence> Capabilities::of(Ability ability, Media media) const
{
    for (const Evidence &each : m_known) {
        if (keyOf(each) == std::tuple(ability, media))
            return each;
    }
    return {};
}

QList<Evidence> Capabilities::all() const
{
    QList<Evidence> sorted = m_known;
    std::sort(sorted.begin(), sorted.end(), [](const Evidence &a, const Evidence &b) { return keyOf(a) < keyOf(b); });
    return sorted;
}

} // namespace wrapdesk
