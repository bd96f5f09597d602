// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ruleact.h"

#include "domain/named.h"

namespace wrapdesk {

namespace {

constexpr std::array ruleResultNames{
    std::pair(RuleResult::Open, QLatin1String("open")),
    std::pair(RuleResult::Coded, QLatin1String("coded")),
    std::pair(RuleResult::Corrected, QLatin1String("corrected")),
    std::pair(RuleResult::HumanWon, QLatin1String("humanWon")),
    std::pair(RuleResult::Missed, QLatin1String("missed")),
    std::pair(RuleResult::Refused, QLatin1String("refused")),
    std::pair(RuleResult::Failed, QLatin1String("failed")),
};

constexpr qint64 anHour = 60 * 60;

RuleResult resultOfRefusal(Refusal refusal)
{
    switch (refusal) {
    case Refusal::SystemCodeStands:
        return RuleResult::Missed;
    case Refusal::PersonsCode:
        return RuleResult::HumanWon;
    case Refusal::StillTalking:
    case Refusal::LegGone:
    case Refusal::RateLimited:
        return RuleResult::Failed;
    case Refusal::None:
    case Refusal::UserNeeded:
    case Refusal::PermissionMissing:
    case Refusal::NotAParticipant:
    case Refusal::Forbidden:
    case Refusal::Closed:
    case Refusal::CodeNotValid:
    case Refusal::CodeRequired:
    case Refusal::ConversationGone:
    case Refusal::NotWritable:
    case Refusal::Other:
    case Refusal::TakenBack:
    case Refusal::Interrupted:
        break;
    }
    return RuleResult::Refused;
}

// Has given a code, or may have: of a write without an answer nobody can say that it had no effect.
bool takesAPlace(RuleResult result)
{
    return result == RuleResult::Open || result == RuleResult::Coded || result == RuleResult::Corrected
           || result == RuleResult::Failed;
}

} // namespace

QString ruleResultName(RuleResult result) { return nameIn(ruleResultNames, result); }

std::optional<RuleResult> ruleResultFromName(QStringView name) { return valueIn(ruleResultNames, name); }

RuleResult resultOf(const Intent &intent)
{
    switch (intent.state) {
    case IntentState::Held:
    case IntentState::Checking:
    case IntentState::Sending:
    case IntentState::Accepted:
        return RuleResult::Open;
    case IntentState::Confirmed: // with a person's code replaced unseen: that one is put back
        return intent.replaced ? RuleResult::HumanWon : RuleResult::Coded;
    case IntentState::HumanWon: // by a code that is only saved for later: nothing is decided yet
        return intent.found && intent.found->provisional ? RuleResult::Failed : RuleResult::HumanWon;
    case IntentState::Refused:
        return resultOfRefusal(intent.refusal);
    case IntentState::Locked:
        return RuleResult::Refused;
    case IntentState::Cancelled:
    case IntentState::Unconfirmed:
    case IntentState::Failed:
        break;
    }
    return RuleResult::Failed;
}

bool mayDecideAgain(const RuleAct &act) { return act.result == RuleResult::Failed || act.result == RuleResult::Missed; }

void RuleHistory::note(const RuleAct &act)
{
    if (const RuleAct *known = find(act.leg); known && (known->rule != act.rule || known->at != act.at))
        drop(*known);
    m_byRule[act.rule].insert({act.at, act.leg});
    m_acts.insert(act.leg, act);
}

void RuleHistory::drop(const RuleAct &act)
{
    const auto times = m_byRule.find(act.rule);
    times->erase({act.at, act.leg});
    if (times->empty())
        m_byRule.erase(times);
}

const RuleAct *RuleHistory::find(const LegId &leg) const
{
    const auto found = m_acts.constFind(leg);
    return found == m_acts.cend() ? nullptr : &*found;
}

template <typename Visit>
void RuleHistory::visitBack(const RuleId &rule, const QDateTime &since, Visit visit) const
{
    const auto times = m_byRule.constFind(rule);
    if (times == m_byRule.cend())
        return;
    for (auto entry = times->crbegin(); entry != times->crend() && entry->first >= since; ++entry) {
        if (!visit(*m_acts.constFind(entry->second)))
            return;
    }
}

int RuleHistory::actsSince(const RuleId &rule, const QDateTime &since, const std::optional<QueueId> &queue) const
{
    int count = 0;
    visitBack(rule, since, [&](const RuleAct &act) {
        count += takesAPlace(act.result) && (!queue || act.queue == *queue) ? 1 : 0;
        return true;
    });
    return count;
}

QDateTime RuleHistory::roomAt(const Rule &rule, const QueueId &queue, const QDateTime &now) const
{
    if (!rule.perHour && !rule.perQueueHour)
        return {};
    QDateTime room;
    int all = 0;
    int onQueue = 0;
    visitBack(rule.id, now.addSecs(-anHour), [&](const RuleAct &act) {
        if (!takesAPlace(act.result))
            return true;
        // As many newer ones as the cap allows: once the oldest of these has left, the others are fewer.
        const bool fillsTheHour = ++all == rule.perHour;
        const bool fillsTheQueue = act.queue == queue && ++onQueue == rule.perQueueHour;
        if ((fillsTheHour || fillsTheQueue) && act.at.addSecs(anHour) > now)
            room = act.at.addSecs(anHour);
        return room.isNull(); // the other cap's would be older and leave sooner
    });
    return room;
}

QMap<RuleResult, int> RuleHistory::resultsSince(const RuleId &rule, const QDateTime &since) const
{
    QMap<RuleResult, int> results;
    visitBack(rule, since, [&](const RuleAct &act) {
        ++results[act.result];
        return true;
    });
    return results;
}

RuleHistory::Faults RuleHistory::faults(const RuleId &rule, const QDateTime &since) const
{
    Faults faults;
    visitBack(rule, since, [&](const RuleAct &act) {
        const bool isRefused = act.result == RuleResult::Refused;
        const bool isCorrected = act.result == RuleResult::Corrected;
        faults.refused += isRefused ? 1 : 0;
        faults.corrected += isCorrected ? 1 : 0;
        faults.judged += isRefused || isCorrected || act.result == RuleResult::Coded ? 1 : 0;
        return faults.judged < breakerWindow;
    });
    return faults;
}

bool RuleHistory::trips(const Faults &faults, int percent) { return faults.bad() > percent; }

void RuleHistory::forget(const QDateTime &before)
{
    for (auto times = m_byRule.begin(); times != m_byRule.end();) {
        while (!times->empty() && times->begin()->first < before) {
            m_acts.remove(times->begin()->second);
            times->erase(times->begin());
        }
        times = times->empty() ? m_byRule.erase(times) : std::next(times);
    }
}

} // namespace wrapdesk
